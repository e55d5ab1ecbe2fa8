"""The annex of the report: who took part, and every answer, evidence, comment and reason that people wrote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from canvas_model.catalogue.blocks import Question
from canvas_model.catalogue.relationships import RelationItem
from canvas_model.content import Answer, Choice
from canvas_model.results import QuestionResult
from exporters.names import Names
from exporters.report import Report
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
    """What the level looks like, in the catalogue's words; empty without a level."""
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
class Annex:
    """Everything that people said, in the order of the canvas."""

    participants: tuple[tuple[str, str], ...]
    """Name and department."""
    blocks: tuple[AnsweredBlock, ...]
    """Blocks with an answer or a reason; last, the customer relationships."""


def annex(report: Report) -> Annex:
    """Collect what people said; a question that nobody answered is left out."""
    return _Collected(report).annex()


class _Collected(Names):
    def annex(self) -> Annex:
        snapshot, catalogue = self.report.snapshot, self.catalogue
        self.answers: dict[str, list[Answer]] = defaultdict(list)
        for answer in snapshot.answers:
            self.answers[answer.question].append(answer)
        self.people = {member.id: member for member in snapshot.members}
        self.choices = {choice.alternative: choice for choice in snapshot.choices}
        results = {question.id: question for block in self.report.readiness.blocks for question in block.questions}
        results |= {item.id: item.question for item in self.report.relationships.items}
        blocks = [
            AnsweredBlock(block.name, self._questions(block.questions, results), tuple(self._reasons(block.id)))
            for block in catalogue.blocks.blocks
        ]
        items = self._questions(catalogue.relationships.items, results)
        blocks.append(AnsweredBlock(self._("Customer relationships"), items, ()))
        return Annex(
            participants=tuple((member.name, self.department(member.department)) for member in snapshot.members),
            blocks=tuple(block for block in blocks if block.questions or block.reasons),
        )

    def _questions(
        self, asked: Sequence[Question | RelationItem], results: dict[str, QuestionResult]
    ) -> tuple[AnsweredQuestion, ...]:
        said = [question for question in asked if any(_says_something(each) for each in self.answers[question.id])]
        return tuple(self._question(question, results.get(question.id)) for question in said)

    def _question(self, question: Question | RelationItem, result: QuestionResult | None) -> AnsweredQuestion:
        answers = self.answers[question.id]
        known = result.level if result is not None and result.state == "answered" else None
        step = None if known is None else int(known)
        return AnsweredQuestion(
            text=question.text,
            level=self._level(question, result),
            meaning="" if step is None else question.levels[step],
            next_level=question.levels[step + 1] if step is not None and step + 1 < len(question.levels) else "",
            departments=tuple(self._departments(question, answers)),
            remarks=tuple(self._remarks(answers)),
        )

    def _level(self, question: Question | RelationItem, result: QuestionResult | None) -> str:
        if result is not None and result.level is not None and result.state == "answered":
            return number(result.level, self.language)
        agreed = [answer for answer in self.answers[question.id] if answer.member is None]
        return self._said(question, agreed[-1]) if agreed else ""

    def _said(self, question: Question | RelationItem, answer: Answer) -> str:
        match answer.state:
            case "dont_know":
                return self._("don’t know")
            case "not_applicable":
                return self._("not applicable")
        options = question.options if isinstance(question, Question) else ()
        if answer.level is None:
            return ""
        return options[answer.level] if answer.level < len(options) else str(answer.level)

    def _departments(self, question: Question | RelationItem, answers: Iterable[Answer]) -> Iterator[tuple[str, str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for answer in answers:
            member = self.people.get(answer.member) if answer.member else None
            if member is not None and (said := self._said(question, answer)):
                found[member.department].append(said)
        for area in (*self.areas, ""):
            if area in found:
                yield self.department(area), " · ".join(sorted(found[area]))

    def _remarks(self, answers: Iterable[Answer]) -> Iterator[Remark]:
        for answer in answers:
            member = self.people.get(answer.member) if answer.member else None
            who = member.name if member else self._("the group")
            if answer.evidence:
                yield Remark(self._("Evidence"), who, answer.evidence)
            if answer.note:
                yield Remark(self._("Comment"), who, answer.note)

    def _reasons(self, block: str) -> Iterator[tuple[str, str, str]]:
        for alternative in self.catalogue.block(block).alternatives:
            choice = self.choices.get(alternative.id)
            if choice is not None and choice.reason:
                yield alternative.name, self._stands(choice), choice.reason

    def _stands(self, choice: Choice) -> str:
        need = {"needed": self._("needed"), "not_needed": self._("not needed")}.get(choice.need, self._("undecided"))
        use = ("", self._("partly in use"), self._("in use"))[choice.use or 0]
        return f"{need}, {use}" if use else need


def _says_something(answer: Answer) -> bool:
    return answer.state != "blank" or bool(answer.evidence or answer.note)
