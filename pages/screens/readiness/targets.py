"""What the group aims at: target and importance of each block, and whether high levels want evidence."""

from exporters.report import Report
from pages.ui.forms.entries import entry_by_key, workshop_entry
from pages.ui.forms.form import fields
from pages.ui.forms.json_types import Entry, Field, Group, Heading
from pages.ui.forms.parts import group, number_field, option, pick
from pages.ui.language import _


def aims(report: Report) -> None:
    """The form; what it saves makes the screen run again."""
    stored = {setting.id: setting for setting in report.snapshot.blocks}
    entries: dict[str, Entry] = {}
    groups: list[Group | Heading] = []
    workshop, settings = workshop_entry(report.snapshot)
    entries[workshop] = settings
    groups.append(group("readiness_cap", _("Declared or evidenced"), [_cap(workshop)]))
    for block in report.readiness.blocks:
        id, entry = entry_by_key(report.snapshot, stored, "block", block.id)
        entries[id] = entry
        asked: list[Field] = [
            number_field(id, "target", _("Target, 0 to 4"), most=4, row="aims"),
            pick(
                id,
                ["importance"],
                _("Importance"),
                [option({"importance": n}, words) for n, words in _weights()],
                row="aims",
            ),
        ]
        name = report.catalogue.block(block.id).name
        groups.append(group(f"aims_{block.id}", name, asked, number=str(block.number), narrow=True))
    fields("readiness_aims", report.snapshot, groups, entries)


def _cap(id: str) -> Field:
    options = [
        option({"evidence_cap": True}, _("Levels 3 and 4 without evidence count as 2")),
        option({"evidence_cap": False}, _("Count every level as declared")),
    ]
    return pick(id, ["evidence_cap"], _("What counts in the score"), options)


def _weights() -> list[tuple[int, str]]:
    return [(1, _("1 low")), (2, _("2 normal")), (3, _("3 high"))]
