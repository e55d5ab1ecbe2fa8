"""The words of the canvas that are not the catalogue's."""

from functools import cache

from exporters.words.levels import wants_evidence
from exporters.words.texts import texts


@cache
def words(language: str) -> dict[str, str]:
    """Every word by the name that the scripts know it by."""
    _ = texts(language)
    return {
        "about": _("What “{block}” asks"),
        "actions_for": _("Actions for the note “{note}”"),
        "add": _("Add"),
        "added": _("Note added"),
        "all_saved": _("All saved"),
        "alternatives_of": _("Alternatives of {block}"),
        "answers": _("{answered} of {asked} answers"),
        "arrangement": _("Arrangement"),
        "band": _("between {worst} and {best}"),
        "bar": _("Maturity {level} of 4, target {target}: {band}"),
        "bar_unknown": _("Not assessed yet, target {target}"),
        "cancel": _("Cancel"),
        "choice": _("Choice"),
        "choose": _("This is the one we choose"),
        "chosen": _("chosen"),
        "chosen_only": _("chosen, not in use yet"),
        "close": _("Close"),
        "costs_asks": _("What it costs and asks for"),
        "coverage": _("answers given {percent}"),
        "delete": _("Delete"),
        "deleted": _("Note deleted"),
        "department": _("Department"),
        "dont_know": _("Don’t know"),
        "edit": _("Edit"),
        "edit_note": _("Text of the note"),
        "editor_note": _("Editor’s note."),
        "first_note": _("Nothing here yet: write the first note below. Short is fine, it can always be changed."),
        "in_part": _("in part"),
        "in_use": _("in use"),
        "keys": _("Enter saves · Shift+Enter: new line"),
        "legend": _("Alternatives: what the shapes mean"),
        "loading": _("Opening the canvas…"),
        "median": _("median of the answers"),
        "missing": _("needed and missing"),
        "move_down": _("Move down"),
        "move_to": _("Move to…"),
        "move_up": _("Move up"),
        "moved": _("Moved to {block}, place {place} of {count}"),
        "need": _("Do we need it?"),
        "needed": _("needed"),
        "not_applicable": _("Not applicable"),
        "not_assessed": _("Not assessed"),
        "not_chosen": _("not this one"),
        "not_in_use": _("not in use"),
        "not_needed": _("not needed"),
        "not_saved": _("Not saved – trying again"),
        "note_keys": _(
            "Enter edits, Delete deletes, Alt with the arrow keys moves the note within its block or to the next one."
        ),
        "notes_of": _("Notes in {block}"),
        "notes_many": _("{count} notes"),
        "notes_one": _("{count} note"),
        "output": _("Output:"),
        "panel_score": _(
            "Maturity {level} of 4, target {target} · {answered} of {asked} answers · between {worst} and {best} with all of them"
        ),
        "percent": _("{number}%"),
        "questions": _("Guiding questions"),
        "readiness": _("Readiness {percent}"),
        "readiness_unknown": _("Readiness not known yet"),
        "reason": _("Why this one?"),
        "redo": _("Redo"),
        "redone": _("Done again"),
        "refused": _("Not saved: the text was refused"),
        "save": _("Save"),
        "saved_at": _("Saved {time}"),
        "saving": _("Saving…"),
        "to_interview": _("Answer in the interview"),
        "try_again": _("Try again"),
        "unanswered": _("Not answered"),
        "undecided": _("undecided"),
        "undo": _("Undo"),
        "undone": _("Taken back"),
        "unreachable": _("The canvas cannot be read at the moment – trying again"),
        "use": _("Is it in use?"),
        "waiting": _("not saved yet"),
        "wants_evidence": wants_evidence(language),
        "weakest": _("Weakest block: {block}"),
        "write": _("Write a note"),
        "write_in": _("Write a note in {block}"),
    }
