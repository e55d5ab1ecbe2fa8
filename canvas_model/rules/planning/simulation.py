"""Simulation of a plan: every path, many times, with durations drawn from the three-point estimates."""

from collections.abc import Mapping
from zlib import crc32

import numpy as np
import numpy.typing as npt

from canvas_model.rules.planning.critical_path import FUZZ, NO_WAITS, Waits
from canvas_model.rules.planning.dependencies import Network, in_order
from canvas_model.rules.planning.estimates import Estimate

RUNS = 10_000
"""Projects that are simulated."""
EVEN, LIKELY = 0.5, 0.8
"""The shares of them that the two go-live dates are read at; their names and texts say 50% and 80%."""
Days = npt.NDArray[np.float64]


def finishes(
    network: Network,
    estimates: Mapping[str, Estimate],
    *,
    ends: set[str],
    runs: int,
    seed: int = 0,
    names: Mapping[str, str] | None = None,
    waits: Waits = NO_WAITS,
) -> Days:
    """When the last of `ends` finishes, in working days from the start, run by run; shape (runs,).

    `network` must hold every task that its tasks wait for. Each task has its own stream of random numbers, made from what
    it is called in `names` (its id where it is not named), its estimate and `seed`: equal plans of one seed have equal
    runs, and a further task or dependency never makes a run shorter.
    """
    called = names or {}
    done: dict[str, Days] = {}
    nothing = np.zeros(runs)
    for id in in_order(network):
        start = nothing
        for before in network[id]:
            start = np.maximum(start, done[before])
        start = np.maximum(start + waits.lags.get(id, 0.0), waits.not_before.get(id, 0.0))
        done[id] = start + draw(estimates[id], _stream(called.get(id, id), estimates[id], seed), runs)
    last = nothing
    for id in ends & done.keys():
        last = np.maximum(last, done[id])
    return last


def _stream(name: str, estimate: Estimate, seed: int) -> np.random.Generator:
    return np.random.default_rng([seed, crc32(f"{name} {estimate}".encode())])


def draw(estimate: Estimate, random: np.random.Generator, runs: int) -> Days:
    """Durations from the PERT-beta distribution (shape 4) of an estimate; its mean is (o + 4m + p) / 6."""
    low, likely, high = estimate.optimistic, estimate.likely, estimate.pessimistic
    if high <= low:
        return np.full(runs, likely)
    rise = 1 + 4 * (likely - low) / (high - low)
    return low + (high - low) * random.beta(rise, 6 - rise, runs)


def reached_by(days: Days, share: float) -> float:
    """The number of working days within which this share of the runs is done."""
    return float(np.quantile(days, share, method="inverted_cdf"))


def share_done_by(days: Days, day: float) -> float:
    """The share of the runs, 0 to 1, that are done after so many working days."""
    return float(np.count_nonzero(days <= day + FUZZ) / len(days))
