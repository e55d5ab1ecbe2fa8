"""The canvas as a component: its files, and what it needs to know; what people wrote it reads from the endpoints."""

from functools import cache
from typing import Any
from uuid import UUID

import streamlit as st

from canvas_model.catalogue import catalogue as read_catalogue
from canvas_model.catalogue.canvas import Alternative, Block, Question
from canvas_model.content import WorkshopFields, natural_id
from canvas_model.rules.scoring.chips import chip_states
from exporters.words.levels import wants_evidence
from exporters.words.texts import texts
from pages.ui.components import component
from pages.ui.conflict import conflict_words
from pages.ui.language import language
from pages.ui.navigation import address
from pages.ui.triggers import keeping, said

ROOM = """<style>
[data-testid="stMainBlockContainer"]:has(.st-key-canvas_board) {
  max-width: 1800px;
  padding: 1.5rem clamp(0.75rem, 2vw, 2rem) 1rem;
}
@media (max-width: 640px) { [data-testid="stMainBlockContainer"]:has(.st-key-canvas_board) { padding: 3.2rem 0 1rem; } }
</style>"""
"""A canvas wants the whole width of the window."""


_board = component("board", "board/mount.js", "board/board.css", "sync/conflict.css")


def board(workshop: UUID, fields: WorkshopFields, *, key: str) -> dict[str, str] | None:
    """Show the canvas of a workshop; gives `{"screen", "block"}` once when somebody wants to go to another screen."""
    st.html(ROOM)
    data = {
        "workshop": str(workshop),
        "client": fields.client,
        "title": fields.title,
        "links": {"interview": address("interview", w=workshop, block="BLOCK")},
        "choices": _choice_ids(workshop),
        **definitions(language()),
    }
    return said(_board(key=key, data=data, on_leave_change=keeping(key, "leave")), key, "leave")  # type: ignore[no-any-return]


def _choice_ids(workshop: UUID) -> dict[str, str]:
    """The id of the choice for each alternative, whether anybody has chosen yet or not."""
    blocks = read_catalogue(language()).blocks.blocks
    alternatives = [alternative.id for block in blocks for alternative in block.alternatives]
    return {alternative: str(natural_id(workshop, "choice", alternative)) for alternative in alternatives}


@cache
def definitions(language: str) -> dict[str, Any]:
    """What does not change while the product runs: blocks, arrangements, departments and words in one language."""
    whole = read_catalogue(language)
    return {
        "language": language,
        "blocks": [_block(block) for block in sorted(whole.blocks.blocks, key=lambda block: block.number)],
        "layouts": [
            layout.model_dump(include={"id", "name", "cells"}, mode="json") for layout in whole.layouts.layouts
        ],
        "note": whole.layouts.note,
        "credit": whole.layouts.credit,
        "departments": [area.model_dump(include={"id", "name", "tint"}) for area in whole.roles.areas],
        "levels": [level.name for level in sorted(whole.scale.levels, key=lambda level: level.value)],
        "labels": {label.id: label.name for label in whole.scale.labels},
        "bands": {band.id: band.name for band in whole.scale.bands},
        "texts": words(language),
        "conflict": conflict_words(language),
    }


def _block(block: Block) -> dict[str, Any]:
    fields = {"id", "number", "name", "purpose", "prompt", "output", "scoring", "editor_note"}
    return {
        **block.model_dump(include=fields),
        "questions": [_question(question) for question in block.questions],
        "alternatives": [_alternative(alternative) for alternative in block.alternatives],
    }


def _question(question: Question) -> dict[str, Any]:
    return question.model_dump(include={"id", "text", "scored", "levels"}, mode="json")


def _alternative(alternative: Alternative) -> dict[str, Any]:
    fields = {"id", "name", "definition", "cost", "asks", "role", "needed"}
    return {**alternative.model_dump(include=fields), "states": chip_states(alternative)}


@cache
def words(language: str) -> dict[str, str]:
    """Every word of the canvas that is not the catalogue's, by the name the scripts know it by."""
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
