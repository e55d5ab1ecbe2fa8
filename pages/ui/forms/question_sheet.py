"""Questions as cards of a form, with the entries that their answers are stored in."""

from collections.abc import Sequence
from math import ceil, floor
from uuid import UUID

from canvas_model.catalogue.blocks import Question
from canvas_model.catalogue.relationships import RelationItem
from canvas_model.content import Content, Snapshot
from canvas_model.results import QuestionResult
from pages.ui.forms import parts
from pages.ui.forms.entries import entry_by_key
from pages.ui.forms.json_types import Badge, Entry, Field, Group, Heading, PlainField, Suggestion
from pages.ui.language import _, catalogue, counted, figure


class QuestionSheet:
    """The cards of one form and the entries they are about; `member` None: the group's agreed answers."""

    def __init__(self, workshop: Snapshot, member: UUID | None) -> None:
        """Begin an empty sheet."""
        self.workshop = workshop
        self.member = member
        self.groups: list[Group | Heading] = []
        self.entries: dict[str, Entry] = {}
        stored: tuple[Content, ...] = (*workshop.answers, *workshop.choices, *workshop.blocks)
        self._stored = {content.id: content for content in stored}
        self._level_names = [level.name for level in catalogue().readiness_scale.levels]

    def entry(self, kind: str, *key: object) -> str:
        """Bring an entry that can exist only once into the form; returns its id."""
        id, self.entries[id] = entry_by_key(self.workshop, self._stored, kind, *key)
        return id

    def question(self, question: Question | RelationItem, number: str, result: QuestionResult | None) -> None:
        """Add a question with its levels, or a fact to record; evidence is asked for from level 3 up."""
        answer = self.entry("answer", question.id, self.member)
        if isinstance(question, Question) and not question.scored:
            fields, hint = _fact_fields(answer, question), _fact_hint(question)
        else:
            hint = question.hint if isinstance(question, Question) else question.meaning
            fields = [
                parts.levels(answer, question.levels, self._level_names),
                self._evidence(answer),
                parts.longtext(answer, "note", _("Note"), row="words"),
            ]
        agreeing = result if self.member is None else None
        self.groups.append(
            parts.group(
                question.id,
                question.text,
                fields,
                number=number,
                text=hint,
                badges=_badges(agreeing) if agreeing else (),
                suggest=_suggestions(agreeing) if agreeing else (),
            )
        )

    def _evidence(self, answer: str) -> PlainField:
        placeholder = (
            _("A document, a figure, a screen. Without it a 3 or a 4 counts as 2.")
            if self.workshop.workshop.evidence_cap
            else _("A document, a figure, a screen.")
        )
        return parts.longtext(
            answer,
            "evidence",
            _("Evidence"),
            placeholder=placeholder,
            when={"name": "level", "least": 3},
            row="words",
        )


def _fact_fields(answer: str, question: Question) -> list[Field]:
    """What a question without a score asks: one of its options, and words."""
    if not question.options:
        return [parts.longtext(answer, "note", _("Answer"), row="words")]
    return [_fact_options(answer, question.options), parts.longtext(answer, "note", _("Note"), row="words")]


def _fact_options(answer: str, texts: Sequence[str]) -> Field:
    options = [parts.option({"state": "answered", "level": place}, text) for place, text in enumerate(texts)]
    aside = [parts.option({"state": "dont_know", "level": None}, _("Don’t know"), key="?", aside=True)]
    return parts.pick(answer, ("state", "level"), "", [*options, *aside], look="list", clear=parts.BLANK)


def _fact_hint(question: Question) -> str:
    return " ".join(filter(None, (question.hint, _("A fact to record: it gives no points."))))


def _badges(result: QuestionResult) -> list[Badge]:
    """How many answered, how far apart they are, and whether the group has agreed."""
    badges: list[Badge] = []
    if not (result.answers or result.dont_know):
        return badges
    if result.answers:
        badges.append(parts.badge(counted("{count} answer", "{count} answers", result.answers)))
        badges.append(parts.badge(_("median {median}").format(median=figure(result.median))))
        differing = result.low != result.high
        spread = _("from {low} to {high}").format(low=result.low, high=result.high)
        badges.append(parts.badge(spread if differing else _("all the same")))
    if result.dont_know:
        badges.append(parts.badge(counted("{count} does not know", "{count} do not know", result.dont_know)))
    if result.agreed:
        badges.append(parts.badge(_("agreed"), "calm"))
    elif result.to_discuss:
        badges.append(parts.badge(_("to discuss"), "brick"))
    return badges


def _suggestions(result: QuestionResult) -> list[Suggestion]:
    """The levels next to the median, to be taken as the agreed answer."""
    if result.agreed or result.median is None:
        return []
    return [
        parts.suggestion(_("Agree on {level}").format(level=level), "level", {"state": "answered", "level": level})
        for level in sorted({floor(result.median), ceil(result.median)})
    ]
