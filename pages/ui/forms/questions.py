"""Questions and alternatives of a block as cards of the form."""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from uuid import UUID

from canvas_model.catalogue.canvas import Alternative, Block, Question
from canvas_model.catalogue.relationships import RelationItem
from canvas_model.content import Content, Snapshot
from canvas_model.results import QuestionResult
from pages.ui.forms import form, parts
from pages.ui.forms.parts import Part, badge, longtext, option, pick
from pages.ui.language import _, catalogue, counted, number


class Sheet:
    """The cards of one form with the things they are about; `member` None: the group's agreed answers."""

    def __init__(self, workshop: Snapshot, member: UUID | None) -> None:
        """Begin an empty sheet."""
        self.workshop = workshop
        self.member = member
        self.groups: list[Part] = []
        self.things: dict[str, Part] = {}
        self._there: dict[UUID, Content] = {
            one.id: one for one in (*workshop.answers, *workshop.choices, *workshop.blocks)
        }
        self._levels = [level.name for level in catalogue().scale.levels]

    def heading(self, key: str, title: str, text: str = "") -> None:
        """A heading between cards."""
        self.groups.append(parts.between(key, title, text))

    def question(self, question: Question | RelationItem, number_: str, result: QuestionResult | None) -> None:
        """A question with its levels, or a fact; evidence is asked for from level 3 up."""
        id = self._thing("answer", question.id, self.member)
        asked: list[Part] = []
        fact = isinstance(question, Question) and not question.scored
        if not fact:
            asked.append(parts.levels(id, question.levels, self._levels))
            asked.append(self._evidence(id))
            asked.append(longtext(id, "note", _("Note"), row="words"))
        else:
            assert isinstance(question, Question)
            if question.options:
                asked.append(_facts(id, question.options))
            asked.append(longtext(id, "note", _("Note") if question.options else _("Answer"), row="words"))
        about = question.hint if isinstance(question, Question) else question.meaning
        self.groups.append(
            parts.group(
                question.id,
                question.text,
                asked,
                number=number_,
                text=about if not fact else " ".join(filter(None, (about, _("A fact to record: it gives no points.")))),
                badges=self._badges(result),
                suggest=self._suggestions(result),
            )
        )

    def alternative(self, alternative: Alternative, rivals: Sequence[Alternative]) -> None:
        """An alternative: what it is, costs and asks; whether it is needed, how far it is in use, and why."""
        id = self._thing("choice", alternative.id)
        main = alternative.role == "main"
        need = pick(
            id,
            ("need",),
            _("Is it our choice?") if main else _("Is it needed?"),
            self._needs(alternative, rivals),
            row="say",
        )
        use = pick(id, ("use",), _("Is it in use today?"), _uses(), row="say", clear={"use": None})
        why = longtext(id, "reason", _("Why this one") if main else _("Why"), row="why")
        self.groups.append(
            parts.group(
                alternative.id,
                alternative.name,
                [need, use, why],
                details=[
                    ("", alternative.definition),
                    (_("It costs:"), alternative.cost),
                    (_("It asks for:"), alternative.asks),
                ],
                quiet=True,
            )
        )

    def settings(self, block: Block, key: str) -> None:
        """Importance and target of a block."""
        id = self._thing("block", block.id)
        held = self.things[id]["values"]["target"]
        targets = sorted({2.0, 2.5, 3.0, 3.5, 4.0, held})
        words = {1: _("Low"), 2: _("Normal"), 3: _("High")}
        asked = [
            pick(
                id,
                ("importance",),
                _("Importance"),
                [option({"importance": n}, name) for n, name in words.items()],
                row="set",
            ),
            pick(id, ("target",), _("Target"), [option({"target": t}, number(t)) for t in targets], row="set"),
        ]
        text = _(
            "A block counts in the readiness by its importance; its gap is what lacks to the target, on the scale from 0 to 4."
        )
        self.groups.append(parts.group(key, _("Settings of this block"), asked, text=text, quiet=True))

    def _thing(self, kind: str, *parts: object) -> str:
        id, held = form.natural(self.workshop, self._there, kind, *parts)
        self.things[id] = held
        return id

    def _evidence(self, id: str) -> Part:
        held = self.workshop.workshop.evidence_cap
        asks = (
            _("A document, a figure, a screen. Without it a 3 or a 4 counts 2.")
            if held
            else _("A document, a figure, a screen.")
        )
        return longtext(
            id, "evidence", _("What shows it?"), placeholder=asks, when={"name": "level", "least": 3}, row="words"
        )

    def _needs(self, alternative: Alternative, rivals: Sequence[Alternative]) -> list[Part]:
        if alternative.role == "main":
            others = {
                "things": [self._thing("choice", rival.id) for rival in rivals if rival.id != alternative.id],
                "name": "need",
                "from": "needed",
                "to": "undecided",
            }
            return [
                option({"need": "needed"}, _("Our choice"), others=others),
                option({"need": "not_needed"}, _("Not this one")),
                option({"need": "undecided"}, _("Undecided")),
            ]
        if alternative.needed:
            return [
                option({"need": "needed"}, _("Needed"), also=[{"need": "undecided"}]),
                option({"need": "not_needed"}, _("Not needed")),
            ]
        return [
            option({"need": "needed"}, _("Needed")),
            option({"need": "not_needed"}, _("Not needed")),
            option({"need": "undecided"}, _("Undecided")),
        ]

    def _badges(self, result: QuestionResult | None) -> list[Part]:
        if result is None or self.member is not None or not (result.answers or result.dont_know):
            return []
        found = []
        if result.answers:
            found.append(badge(counted("{count} answer", "{count} answers", result.answers)))
            found.append(
                badge(
                    _("median {median}").format(
                        median=number(result.median, 0 if result.median == int(result.median or 0) else 1)
                    )
                )
            )
            if result.low != result.high:
                found.append(badge(_("from {low} to {high}").format(low=result.low, high=result.high)))
            else:
                found.append(badge(_("all the same")))
        if result.dont_know:
            found.append(badge(counted("{count} does not know", "{count} do not know", result.dont_know)))
        if result.agreed:
            found.append(badge(_("agreed"), "calm"))
        elif result.to_discuss:
            found.append(badge(_("to discuss"), "brick"))
        return found

    def _suggestions(self, result: QuestionResult | None) -> list[Part]:
        if result is None or self.member is not None or result.agreed or result.median is None:
            return []
        return [
            parts.suggestion(
                _("Take {level} as agreed").format(level=level), "level", {"state": "answered", "level": level}
            )
            for level in sorted({floor(result.median), ceil(result.median)})
        ]


def block_sheet(workshop: Snapshot, block: Block, member: UUID | None, results: Mapping[str, QuestionResult]) -> Sheet:
    """The whole form of a block: questions, alternatives by what they are for, settings."""
    sheet = Sheet(workshop, member)
    for place, question in enumerate(block.questions, 1):
        sheet.question(question, f"{block.number}.{place}", results.get(question.id))
    roles = {
        "coverage": (
            _("Alternatives"),
            _("Say of each whether this company needs it, and how far it is in use today."),
        ),
        "main": (_("The choice"), _("Choose exactly one, and write why: a choice without a reason counts half.")),
        "method": (_("Methods"), _("Recorded, without points.")),
        "addon": (_("To add to it"), _("Recorded, without points.")),
        "benefit": (_("Benefits"), _("Recorded, without points.")),
    }
    for role, (title, text) in roles.items():
        some = [one for one in block.alternatives if one.role == role]
        if some:
            sheet.heading(f"{block.id}:{role}", title, text)
        for alternative in some:
            sheet.alternative(alternative, some)
    sheet.settings(block, f"{block.id}:settings")
    return sheet


def _facts(id: str, options: Sequence[str]) -> Part:
    choices = [option({"state": "answered", "level": index}, text) for index, text in enumerate(options)]
    aside = [option({"state": "dont_know", "level": None}, _("Don’t know"), key="?", aside=True)]
    return pick(id, ("state", "level"), "", [*choices, *aside], look="list", clear=parts.BLANK)


def _uses() -> list[Part]:
    return [option({"use": 0}, _("No")), option({"use": 1}, _("In part")), option({"use": 2}, _("Yes"))]
