"""Customer segments: the guide to them, their editor, and who comes first."""

from markupsafe import Markup

from canvas_model.catalogue.relationships import Relationships as Words
from canvas_model.content import Snapshot
from canvas_model.results import Relationships, SegmentResult
from pages.ui import navigation
from pages.ui.forms import form, parts
from pages.ui.forms.entries import entry_of
from pages.ui.forms.json_types import Badge, Field, PickField
from pages.ui.forms.parts import badge, line, longtext, option, pick
from pages.ui.language import _, number
from pages.ui.layout import html, joined


def guide(words: Words) -> Markup:
    """The five steps of segmentation; on a phone on demand."""
    steps = [html("<li><b>{name}</b> {text}</li>", name=step.name, text=step.text) for step in words.steps]
    return html(
        '<div class="cv-on-wide"><ol class="cv-steps">{steps}</ol></div>'
        '<details class="cv-on-phone cv-more"><summary>{title}</summary><ol class="cv-steps">{steps}</ol></details>',
        steps=joined(steps),
        title=_("How to segment, in five steps"),
    )


def why(words: Words) -> Markup:
    """Why to segment, and examples, on demand."""
    reasons = [html("<li><b>{name}</b> {text}</li>", name=reason.name, text=reason.text) for reason in words.reasons]
    examples = [
        html("<li><b>{name}</b> {text}</li>", name=example.name, text=example.text) for example in words.examples
    ]
    return html(
        '<details class="cv-more"><summary>{title}</summary><ul>{reasons}</ul><h3>{head}</h3><ul>{examples}</ul></details>',
        title=_("Why segment at all, and how others do it"),
        reasons=joined(reasons),
        head=_("Examples"),
        examples=joined(examples),
    )


def editor(workshop: Snapshot, words: Words, result: Relationships) -> str | None:
    """The segments: add, write, order, delete; with one persona each. Gives the button at the foot that was pressed."""
    asked: list[Field] = [
        line("@", "name", _("Name of the segment"), row="name"),
        longtext(
            "@",
            "description",
            _("Who they are"),
            placeholder=_("What they have in common, how many, where"),
            row="name",
        ),
        *(_criterion(criterion.id, criterion.name, criterion.text) for criterion in words.criteria),
        longtext(
            "@",
            "value_proposition",
            _("What we offer this segment"),
            placeholder=_("We help … to …, unlike …"),
            row="offer",
        ),
        line("@", "persona_name", _("Persona: name"), placeholder=_("An invented person"), row="persona"),
        line("@", "persona_role", _("Persona: role"), placeholder=_("What he or she does, and decides"), row="persona"),
        longtext("@", "persona_needs", _("What this person needs"), row="needs"),
        longtext("@", "persona_pains", _("What gets in the way"), row="needs"),
        longtext("@", "persona_channels", _("Where we meet this person"), row="needs"),
    ]
    rows = parts.entry_list(
        "segment",
        parts.group("@", "", asked),
        title_field="name",
        add=_("Add a segment"),
        placeholder=_("Name of a new segment, for example: installers"),
        nothing=_("No segment yet. Begin with the group that brings most of the turnover."),
        badges={segment.id: _badges(segment) for segment in result.segments},
    )
    entries = {str(segment.id): entry_of(segment) for segment in workshop.segments}
    onwards = parts.action("readiness", _("Next: {block}").format(block=navigation.title("readiness")))
    return form.fields("segments", workshop, [], entries, rows=rows, actions=[onwards], heading=2)


def _criterion(id: str, name: str, text: str) -> PickField:
    options = [option({id: level}, str(level)) for level in range(5)]
    return pick("@", (id,), name, options, row="criteria", hint=text, clear={id: None})


def _badges(result: SegmentResult) -> list[Badge]:
    if result.priority is None:
        return [badge(_("Priority: needs at least one criterion"))]
    place = _("Priority {rank}").format(rank=result.rank)
    return [badge(place, "calm"), badge(_("mean {value} of 4").format(value=number(result.priority)))]
