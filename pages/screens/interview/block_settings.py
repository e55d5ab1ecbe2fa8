"""The settings of a block, at the foot of its form: how much it counts, and its target."""

from canvas_model.catalogue.blocks import Block
from exporters.words.choices import importance_names
from pages.ui.forms import parts
from pages.ui.forms.question_sheet import QuestionSheet
from pages.ui.language import _, language, number

TARGETS = (2.0, 2.5, 3.0, 3.5, 4.0)
"""The targets that can be chosen for a block, beside the one it has."""


def add_settings(sheet: QuestionSheet, block: Block) -> None:
    """Importance and target of the block."""
    setting = sheet.entry("block", block.id)
    targets = sorted({*TARGETS, sheet.entries[setting]["values"]["target"]})
    names = importance_names(language()).items()
    importances = [parts.option({"importance": weight}, name) for weight, name in names]
    text = _(
        "A block counts in the readiness according to its importance; its gap is what it lacks to reach its target, "
        "on the scale from 0 to 4."
    )
    sheet.groups.append(
        parts.group(
            f"{block.id}:settings",
            _("Settings of this block"),
            [
                parts.pick(setting, ("importance",), _("Importance"), importances, row="set"),
                parts.pick(
                    setting,
                    ("target",),
                    _("Target"),
                    [parts.option({"target": target}, number(target)) for target in targets],
                    row="set",
                ),
            ],
            text=text,
            quiet=True,
        )
    )
