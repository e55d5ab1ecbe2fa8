"""The fields of the settings that are chosen: one is saved as soon as its widget holds something else than it showed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from canvas_model.content import Snapshot
from exporters.words.sections import section_names
from pages.ui.commands import to_change_workshop
from pages.ui.countries import country_and_region, place_names, place_of
from pages.ui.language import language
from pages.ui.saved_choices import saved_choice
from pages.ui.workshop_form import fields

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Choice:
    """A field: its widget, what the widget shows for stored values, and the values for what the widget holds."""

    widget: Callable[[str, Any], Any]
    shown: Callable[[Values], Any]
    values: Callable[[Any], Values]


def choice(snapshot: Snapshot, name: str) -> bool:
    """Show a field; true in the run that saved what was chosen in it. What is refused is said below it."""
    field, now = _choices()[name], snapshot.workshop.model_dump(mode="json")
    stored = {each: now[each] for each in (("country", "region") if name == "country" else (name,))}

    def save(held: Any) -> None:
        to_change_workshop(snapshot, field.values(held), stored)()

    return saved_choice(f"settings_{snapshot.id}_{name}", field.shown(now), stored, field.widget, save) == "saved"


def _choices() -> dict[str, Choice]:
    """The fields by name, in the reader's language."""
    return {
        "language": _one("language", fields.language_of_report),
        "areas": _several("areas", fields.areas, fields.area_names()),
        "country": Choice(
            fields.place, _place, lambda place: dict(zip(("country", "region"), country_and_region(place), strict=True))
        ),
        "saturdays": _one("saturdays", fields.yes_or_no("saturdays")),
        "layout": Choice(
            fields.layout,
            lambda values: fields.known(values["layout"], fields.layout_names()),
            lambda id: {"layout": id},
        ),
        "evidence_cap": _one("evidence_cap", fields.yes_or_no("evidence_cap")),
        "left_out": _several("left_out", fields.left_out, section_names(language())),
    }


def _one(name: str, widget: Callable[[str, Any], Any]) -> Choice:
    return Choice(widget, lambda values: values[name], lambda held: {name: held})


def _several(name: str, widget: Callable[[str, list[str]], list[str]], offered: Mapping[str, str]) -> Choice:
    """What another version has stored, and this one does not know, is not shown, and goes with the first change."""
    return Choice(widget, lambda values: [one for one in values[name] if one in offered], lambda held: {name: held})


def _place(values: Values) -> str:
    return fields.known(place_of(values["country"], values["region"]), place_names(language()))
