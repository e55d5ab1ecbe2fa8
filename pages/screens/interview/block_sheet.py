"""The whole form of a block: its questions, its alternatives by what they are for, and its settings."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from canvas_model.catalogue import catalogue
from canvas_model.catalogue.blocks import Alternative, Block
from canvas_model.content import Need, Snapshot
from canvas_model.results import QuestionResult
from exporters.words.choices import UseKind, need_asked, need_words, use_asked, use_kind
from pages.screens.interview.block_settings import add_settings
from pages.ui.forms import parts
from pages.ui.forms.json_types import Option
from pages.ui.forms.question_sheet import QuestionSheet
from pages.ui.language import _, language

NEEDED: tuple[Need, Need] = ("needed", "not_needed")


def block_sheet(
    workshop: Snapshot, block: Block, member: UUID | None, results: Mapping[str, QuestionResult]
) -> QuestionSheet:
    """The cards of a block; `results` by question, for what the others answered."""
    sheet = QuestionSheet(workshop, member)
    for place, question in enumerate(block.questions, 1):
        sheet.question(question, f"{block.number}.{place}", results.get(question.id))
    for role, (title, text) in _roles().items():
        alternatives = [alternative for alternative in block.alternatives if alternative.role == role]
        if alternatives:
            sheet.groups.append(parts.between(f"{block.id}:{role}", title, text))
        for alternative in alternatives:
            _add_alternative(sheet, alternative, alternatives)
    add_settings(sheet, block)
    return sheet


def _roles() -> dict[str, tuple[str, str]]:
    """Heading and hint of each kind of alternative, in the order of the form."""
    return {
        "coverage": (
            _("Alternatives"),
            _("For each, say whether the company needs it and how far it is in use today."),
        ),
        "main": (_("The choice"), _("Choose exactly one, and write why: a choice without a reason counts half.")),
        "method": (_("Methods"), _("Recorded, without points.")),
        "addon": (_("Add-ons"), _("Recorded, without points.")),
        "benefit": (_("Benefits"), _("Recorded, without points.")),
    }


def _add_alternative(sheet: QuestionSheet, alternative: Alternative, rivals: Sequence[Alternative]) -> None:
    """What it is, costs and asks; whether it is needed, how far it is in use, and why."""
    choice = sheet.entry("choice", alternative.id)
    main = alternative.role == "main"
    kind = use_kind(alternative.id, catalogue(language()))
    uses = [
        parts.option({"use": 0}, _("No")),
        parts.option({"use": 1}, _("In part")),
        parts.option({"use": 2}, _("Yes")),
    ]
    sheet.groups.append(
        parts.group(
            alternative.id,
            alternative.name,
            [
                parts.pick(
                    choice,
                    ("need",),
                    _("Is it our choice?") if main else need_asked(kind, language()),
                    _main_needs(sheet, alternative, rivals) if main else _needs(alternative, kind),
                    row="say",
                ),
                parts.pick(choice, ("use",), use_asked(kind, language()), uses, row="say", clear={"use": None}),
                parts.longtext(choice, "reason", _("Why this one") if main else _("Why"), row="why"),
            ],
            details=[
                ("", alternative.definition),
                (_("It costs:"), alternative.cost),
                (_("It requires:"), alternative.asks),
            ],
            quiet=True,
        )
    )


def _main_needs(sheet: QuestionSheet, alternative: Alternative, rivals: Sequence[Alternative]) -> list[Option]:
    """Choosing one main alternative takes the choice back from its rivals."""
    others = [sheet.entry("choice", rival.id) for rival in rivals if rival.id != alternative.id]
    return [
        parts.option(
            {"need": "needed"},
            _("Our choice"),
            others={"things": others, "name": "need", "from": "needed", "to": "undecided"},
        ),
        parts.option({"need": "not_needed"}, _("Not this one")),
        parts.option({"need": "undecided"}, _("Undecided")),
    ]


def _needs(alternative: Alternative, kind: UseKind) -> list[Option]:
    """What is needed unless the team says otherwise has no "undecided"."""
    needed, not_needed = (need_words(need, kind, language()).capitalize() for need in NEEDED)
    if alternative.needed:
        return [
            parts.option({"need": "needed"}, needed, also=[{"need": "undecided"}]),
            parts.option({"need": "not_needed"}, not_needed),
        ]
    return [
        parts.option({"need": "needed"}, needed),
        parts.option({"need": "not_needed"}, not_needed),
        parts.option({"need": "undecided"}, _("Undecided")),
    ]
