"""The annex of the report: who took part, and every answer, evidence, comment and reason that people wrote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from canvas_model.alphabet import alphabetical
from canvas_model.catalogue.blocks import Block, Question
from canvas_model.catalogue.relationships import RelationItem
from exporters.figures.gantt_pages import after_go_live
from exporters.given_answers import Given, given_answers
from exporters.names import Names
from exporters.report import Report
from exporters.set_aside import set_aside
from exporters.words.choices import choice_words, use_kind
from exporters.words.levels import unproved, wants_evidence
from exporters.words.numbers_and_dates import number


@dataclass(frozen=True)
class Remark:
    """What somebody wrote: `kind` is "Evidence" or "Comment" in the reader's language, `who` the person or the group."""

    kind: str
    who: str
    text: str


@dataclass(frozen=True)
class AnsweredQuestion:
    """One question with all that was said to it."""

    text: str
    level: str
    """`2.5`, or in words where there is no level."""
    meaning: str
    """What the level looks like, in the catalogue's words, or that it is declared and not proved; empty without a level, or
    where nobody gave it and it only lies between the answers."""
    next_level: str
    """What the next level would look like; empty at the top, without a level, and for a fact."""
    departments: tuple[tuple[str, str], ...]
    """Each department with its people's answers, lowest first: `2 · 3 · don't know`."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class AnsweredBlock:
    """The questions of a block, and why its alternatives are chosen, needed or in use."""

    name: str
    questions: tuple[AnsweredQuestion, ...]
    reasons: tuple[tuple[str, str, str], ...]
    """Alternative, what was said of it, and the reason that people wrote."""


@dataclass(frozen=True)
class WrittenTask:
    """What people wrote of a task that the table of the plan does not show."""

    number: str
    """Empty for a task that is not in the plan at present."""
    name: str
    standing: str
    """Why the table does not show it."""
    person: str
    note: str


@dataclass(frozen=True)
class Annex:
    """Everything that people said, in the order of the canvas."""

    participants: tuple[tuple[str, str], ...]
    """Name and department."""
    blocks: tuple[AnsweredBlock, ...]
    """Blocks with an answer or a reason; last, the customer relationships."""
    tasks: tuple[WrittenTask, ...]
    """Tasks with a person or a note: after go-live, left out, or not in the plan at present."""

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.participants or self.blocks or self.tasks)


def annex(report: Report) -> Annex:
    """Collect what people said; a question that nobody answered is left out."""
    return _Collected(report).annex()


def said_to(report: Report, questions: Iterable[str]) -> dict[str, AnsweredQuestion]:
    """What people said to some questions of the nine blocks, by question."""
    collected = _Collected(report)
    return {id: collected.question(report.catalogue.question(id)) for id in questions}


class _Collected(Names):
    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.given: dict[str, list[Given]] = defaultdict(list)
        for given in given_answers(self.report):
            if given.says_something:
                self.given[given.answer.question].append(given)
        self.choices = {choice.alternative: choice for choice in report.snapshot.choices}
        self.results = {question.id: question for block in self.report.readiness.blocks for question in block.questions}
        self.results |= {item.id: item.question for item in self.report.relationships.items}

    def annex(self) -> Annex:
        snapshot, catalogue = self.report.snapshot, self.catalogue
        blocks = [
            AnsweredBlock(block.name, self._questions(block.questions), tuple(self._reasons(block)))
            for block in catalogue.blocks.blocks
        ]
        items = self._questions(catalogue.relationships.items)
        blocks.append(AnsweredBlock(self._("Customer relationships"), items, ()))
        return Annex(
            participants=tuple((member.name, self.department(member.department)) for member in snapshot.members),
            blocks=tuple(block for block in blocks if block.questions or block.reasons),
            tasks=tuple(self._tasks()),
        )

    def _questions(self, asked: Sequence[Question | RelationItem]) -> tuple[AnsweredQuestion, ...]:
        return tuple(self.question(question) for question in asked if question.id in self.given)

    def question(self, question: Question | RelationItem) -> AnsweredQuestion:
        given, result = self.given[question.id], self.results.get(question.id)
        known = result.level if result is not None and result.state == "answered" else None
        stands_at = None if result is None else result.stands_at
        step = stands_at if stands_at is not None or known is None else int(known)
        meaning = "" if stands_at is None else question.levels[stands_at]
        if result is not None and known is not None and result.capped:
            counts = wants_evidence(self.language).format(
                declared=number(result.declared, self.language), counts=number(known, self.language)
            )
            meaning = (
                f"{unproved(meaning, self.language)} ({counts})" if meaning else f"{counts[:1].upper()}{counts[1:]}."
            )
        return AnsweredQuestion(
            text=question.text,
            level=self._agreed(given) if known is None else number(known, self.language),
            meaning=meaning,
            next_level=question.levels[step + 1] if step is not None and step + 1 < len(question.levels) else "",
            departments=tuple(self._departments(given)),
            remarks=tuple(self._remarks(given)),
        )

    def _agreed(self, given: Iterable[Given]) -> str:
        return next((each.said(self.language) for each in given if each.member is None), "")

    def _departments(self, given: Iterable[Given]) -> Iterator[tuple[str, str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for each in given:
            if each.member is not None and (said := each.said(self.language)):
                found[each.member.department].append(said)
        for area in (*self.areas, ""):
            if area in found:
                yield self.department(area), " · ".join(sorted(found[area], key=alphabetical))

    def _remarks(self, given: Iterable[Given]) -> Iterator[Remark]:
        for each in given:
            who = each.member.name if each.member else self._("the group")
            if each.answer.evidence:
                yield Remark(self._("Evidence"), who, each.answer.evidence)
            if each.answer.note:
                yield Remark(self._("Comment"), who, each.answer.note)

    def _reasons(self, block: Block) -> Iterator[tuple[str, str, str]]:
        for alternative in block.alternatives:
            choice = self.choices.get(alternative.id)
            if choice is not None and choice.reason:
                yield (
                    alternative.name,
                    choice_words(choice.need, choice.use, use_kind(alternative.id, self.catalogue), self.language),
                    choice.reason,
                )

    def _tasks(self) -> Iterator[WrittenTask]:
        plan = self.report.plan
        elsewhere = [(task, self._("after go-live")) for task in after_go_live(plan)]
        elsewhere += [(task, self._("left out")) for task in plan.dropped]
        for task, standing in elsewhere:
            if task.person or task.note:
                yield WrittenTask(task.number, task.name, standing, task.person, task.note)
        for aside in set_aside(self.report):
            standing = self._("part of this task now") if aside.part_of else self._("not in the plan at present")
            if aside.edit.person or aside.edit.note or aside.edit.name:
                yield WrittenTask("", aside.name, standing, aside.edit.person, aside.edit.note)
