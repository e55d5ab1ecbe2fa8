"""What people call an entry of the workshop, such as a note or a task, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from canvas_model.catalogue import Catalogue
from canvas_model.rules.planning.task_names import task_names
from exporters.words.field_names import field_names
from exporters.words.texts import texts

MOST_CHARACTERS = 60
"""Of a text that stands for a thing; longer ones are cut at a word."""

Values = Mapping[str, Any]


def thing_name(kind: str, values: Values, catalogue: Catalogue, members: Values) -> str:
    """What people call an entry of a kind, by its values; or the fields of the workshop itself."""
    _ = texts(catalogue.language)
    match kind:
        case "note":
            words = _("note “{text}” in {block}")
            return words.format(text=_short(values["text"]), block=catalogue.block(values["block"]).name)
        case "choice":
            alternative = values["alternative"]
            return _("alternative “{text}” in {block}").format(
                text=_short(catalogue.alternative(alternative).name), block=catalogue.block_of(alternative).name
            )
        case "answer":
            return _answer(values, catalogue, members)
        case "block":
            return _("target and importance of {block}").format(block=catalogue.block(values["block"]).name)
        case "member":
            return _("person “{text}”").format(text=_short(values["name"]))
        case "segment":
            return _("segment “{text}”").format(text=_short(values["name"]))
        case "task":
            name = values["name"] or task_names(catalogue).get(values["task"], values["task"])
            return _("task “{text}”").format(text=_short(str(name)))
        case "risk":
            return _("risk “{text}”").format(text=_short(values["event"] or catalogue.risk(values["risk"]).event))
        case _:
            return _field(values, catalogue)


def _answer(values: Values, catalogue: Catalogue, members: Values) -> str:
    _ = texts(catalogue.language)
    id, who = values["question"], members.get(str(values["member"]), "")
    relations = {item.id: item.name for item in catalogue.relationships.items}
    if id in relations:
        words, named = _("answer on “{text}”"), {"text": _short(relations[id])}
    else:
        named = {"text": _short(catalogue.question(id).text), "block": catalogue.block_of(id).name}
        words = _("answer to “{text}” in {block}")
    said = words.format(**named)
    return _("{answer}, of {person}").format(answer=said, person=who) if who else said


def _field(values: Values, catalogue: Catalogue) -> str:
    """A field of the workshop itself by its name; several at once are its settings."""
    _, names = texts(catalogue.language), field_names("workshop", catalogue.language)
    fields = [names[field] for field in values if field in names]
    return _("setting “{text}”").format(text=fields[0]) if len(fields) == 1 else _("settings of the workshop")


def _short(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= MOST_CHARACTERS:
        return line
    cut = line[:MOST_CHARACTERS]
    return (cut[: cut.rfind(" ")] if " " in cut[MOST_CHARACTERS // 2 :] else cut) + "…"
