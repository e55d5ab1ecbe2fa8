"""What each verb of a change does to the rows of a workshop."""

from canvas_model.access import Principal
from canvas_model.checks.entries import checked_entry, checked_workshop
from canvas_model.content import KINDS, Content, WorkshopFields
from canvas_model.errors import ConflictError, NotFoundError, UnknownVerbError
from canvas_model.storage.changes import Change
from canvas_model.storage.conflicts import refuse_stale
from canvas_model.storage.rows import WORKSHOP_FLAGS, ChangedRows, Row, workshop_as_json
from canvas_model.storage.snapshot import entry_of
from canvas_model.storage.surroundings import surroundings
from canvas_model.storage.undo import StepVerb, undo_or_redo
from canvas_model.storage.undo_parts import part_named


def carry_out(rows: ChangedRows, actor: Principal, change: Change) -> int | None:
    """Write the rows of a change; returns the revision that an undo or redo reverted, and None for the other verbs.

    Raises a CanvasError when the change is refused; the caller then rolls the transaction back.
    """
    match change.verb:
        case "put" if change.kind == "workshop":
            _change_workshop(rows, change)
        case "put" | "hide" | "restore":
            _change_entry(rows, change)
        case "undo" | "redo":
            return _step_back(rows, actor, change.verb, change)
        case _:
            raise UnknownVerbError
    return None


def _step_back(rows: ChangedRows, actor: Principal, verb: StepVerb, change: Change) -> int:
    """Undo or redo: in the `part` of the workshop that the change names, or everywhere; `only` one revision, or any."""
    if set(change.values) - {"part", "only"}:
        raise UnknownVerbError
    part = part_named(change.values["part"]) if "part" in change.values else None
    only = change.values.get("only")
    if not (only is None or type(only) is int):
        raise UnknownVerbError
    return undo_or_redo(rows, actor, verb, part, only)


def _change_entry(rows: ChangedRows, change: Change) -> None:
    """Set values of an entry, delete it, or restore it."""
    model = KINDS.get(change.kind)
    if model is None:
        raise UnknownVerbError
    row = rows.find(change.kind, change.id) if change.id else None
    if change.verb != "put" and (row is None or row["hidden"] == (change.verb == "hide")):
        raise NotFoundError
    if row is not None and change.verb != "restore":
        refuse_stale(change, row)
    entry = _entry_after(rows, change, model, row)
    assert change.id  # a put without one was refused, and nothing else finds a row
    rows.write(change.kind, change.id, entry, row=row)


def _entry_after(rows: ChangedRows, change: Change, model: type[Content], row: Row | None) -> Content | None:
    """The entry after the change; None when the change deletes it."""
    if change.verb == "hide":
        return None
    if change.verb == "restore":
        return entry_of(model, row)
    if change.id is None or set(change.values) - (set(model.model_fields) - {"id", "version"}):
        raise UnknownVerbError
    before = {} if row is None or row["hidden"] else {name: row[name] for name in model.model_fields}
    around = surroundings(rows.connection, rows.workshop, change.values)
    return checked_entry(model, {**before, **change.values, "id": change.id}, around)


def _change_workshop(rows: ChangedRows, change: Change) -> None:
    """Set the workshop's own fields and flags."""
    flags = {name: value for name, value in change.values.items() if name in WORKSHOP_FLAGS}
    fields = {name: value for name, value in change.values.items() if name not in WORKSHOP_FLAGS}
    if set(fields) - set(WorkshopFields.model_fields) or any(type(value) is not bool for value in flags.values()):
        raise UnknownVerbError
    if rows.workshop_row["hidden"] and flags.get("hidden") is not False:
        raise NotFoundError
    current, seen = workshop_as_json(rows.workshop_row), change.seen or {}
    if any(name in seen and seen[name] != current[name] and fields[name] != current[name] for name in fields):
        raise ConflictError(current=current, version=rows.revision - 1)
    stored = {name: current[name] for name in WorkshopFields.model_fields}
    if fields.get("country", current["country"]) != current["country"]:
        fields = {"region": "", **fields}  # a region belongs to its country
    after = checked_workshop({**stored, **fields})
    rows.write_workshop(after, {name: flags.get(name, current[name]) for name in WORKSHOP_FLAGS})
