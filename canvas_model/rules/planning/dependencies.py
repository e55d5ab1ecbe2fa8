"""Who waits for whom: the network of a plan, without circles, unknown tasks and dropped ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from canvas_model.rules.planning.draft_task import DraftTask

Network = Mapping[str, tuple[str, ...]]
"""Task -> its predecessors."""


def network_of(tasks: Sequence[DraftTask]) -> Network:
    """The predecessors of every task, dropped ones included; never a circle.

    The catalogue's own dependencies come first, then those that people chose, in the order of the tasks and of each
    list; one that would close a circle is left out. What a gap-driven task has to precede comes with that task: it
    holds even where people chose the successor's predecessors.
    """
    known = dict.fromkeys(task.id for task in tasks)
    wishes = [pair for pair in dict.fromkeys(_wishes(tasks)) if known.keys() >= set(pair)]
    try:
        network = _network(known, wishes)
        in_order(network)
    except CycleError:
        network = _network(known, _without_circles(known, wishes))
    return network


def _network(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Network:
    network: dict[str, list[str]] = {id: [] for id in ids}
    for after, before in pairs:
        network[after].append(before)
    return {id: tuple(before) for id, before in network.items()}


def _without_circles(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs, but for each that would close a circle with those before it."""
    bit = {id: 1 << place for place, id in enumerate(ids)}
    waits_for = dict.fromkeys(bit, 0)  # everything a task waits for, directly or not, as a set of bits
    for after, before in pairs:
        if after == before or waits_for[before] & bit[after]:
            continue
        yield after, before
        gained = waits_for[before] | bit[before]
        if gained & ~waits_for[after]:
            for id, waits in waits_for.items():
                if id == after or waits & bit[after]:
                    waits_for[id] = waits | gained


def _wishes(tasks: Sequence[DraftTask]) -> Iterator[tuple[str, str]]:
    """Pairs of a task and one it should wait for; the catalogue's first, so that people's choices give way."""
    yield from ((task.id, before) for task in tasks if not task.rewired for before in task.predecessors)
    yield from ((after, task.id) for task in tasks for after in task.successors)
    yield from ((task.id, before) for task in tasks if task.rewired for before in task.predecessors)


def reaches(network: Mapping[str, Iterable[str]], task: str, other: str) -> bool:
    """Whether `task` is `other`, or waits for it directly or through others."""
    seen = {task}
    waiting = [task]
    while waiting:
        at = waiting.pop()
        if at == other:
            return True
        fresh = [before for before in network.get(at, ()) if before not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return False


def without_dropped(network: Network, dropped: Iterable[str]) -> Network:
    """The network with each dropped task's predecessors in its place; dropped tasks keep theirs, the same way."""
    gone = set(dropped)
    resolved: dict[str, tuple[str, ...]] = {}
    for id in in_order(network):
        kept = (resolved[before] if before in gone else (before,) for before in network[id])
        resolved[id] = tuple(dict.fromkeys(before for group in kept for before in group))
    return {id: resolved[id] for id in network}


def in_order(network: Network) -> tuple[str, ...]:
    """The tasks, each after its predecessors; the same order for the same network."""
    return tuple(TopologicalSorter(network).static_order())
