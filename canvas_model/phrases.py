"""Phrases that a refusal contains, for a reason or a place in a file; they are translated like the refusal itself."""

from collections.abc import Callable
from typing import Self

PHRASES: dict[str, str] = {
    # places
    "start": "beginning of the file",
    "line": "line {line}, column {column}",
    # the file as text
    "empty": "the file is empty",
    "utf16": "the file is saved as UTF-16: save it again as UTF-8",
    "not_utf8": "the text is not UTF-8: save the file again as UTF-8",
    "not_json": "the file is broken or incomplete here (it is not valid JSON)",
    "too_deep": "the contents are nested more than {limit} levels deep",
    "not_canvas": "this is not a workshop file: “format” should be “crm-canvas”",
    "version": "a whole number from 1 up is expected",
    # fields
    "missing": "this field is missing",
    "unknown_field": "there is no such field",
    "repeated_field": "this field is written twice",
    "expects_text": "text is expected",
    "expects_whole_number": "a whole number is expected",
    "expects_number": "a number is expected",
    "expects_truth": "true or false is expected",
    "expects_list": "a list is expected",
    "expects_object": "a group of fields in braces is expected",
    "expects_date": "a date such as 2026-03-31 is expected",
    "expects_moment": "a date and time such as 2026-03-31T15:30:00Z is expected",
    "expects_id": "an identifier (UUID) is expected",
    "expects_short_id": "an identifier of letters, digits and . _ : - is expected, 80 characters at most",
    "no_such_region": "“{region}” is no region of this country that the holiday calendar knows",
    "expects_country": "a country code of two capital letters is expected",
    "expects_one_of": "one of these is expected: {allowed}",
    "not_finite": "NaN and Infinity cannot be stored",
    "huge_number": "this number is too large or too long",
    "at_least": "the least is {limit}",
    "at_most": "the most is {limit}",
    "too_long": "{length} characters are written, and {limit} is the most",
    "empty_text": "this text cannot stay empty, or hold only characters that cannot be seen",
    "unreadable": "the text holds characters that cannot be stored",
    "too_much": "{length} characters are written in all, and {limit} is the most",
    "too_many": "{count} entries are written, and {limit} is the most",
    "does_not_fit": "this value does not fit",
    # entries that belong together
    "not_in_catalogue": "“{entry}” is not in the catalogue",
    "no_such_member": "no member in this file has the id {entry}",
    "repeated_id": "the id is already used by {other}",
    "repeated_entry": "{other} already says this",
    "level_missing": "an answered question needs a level",
    "level_unexpected": "only an answered question has a level",
    "no_such_option": "there is no such option",
    # why a folder takes no copy of the database
    "link_to_nothing": "this is a link that leads nowhere",
    "no_folder": "this is a file, not a folder",
    "no_room": "the disk is full or faulty",
    "not_writable": "it cannot be written to",
    "disk_error": "the disk reported an error",
    "no_copy": "none",
    # what to do about a database
    "restore_copy": "“{command}”, typed in the tool’s folder, brings back the newest copy, {copy}, and keeps what is there now",
    "no_copy_to_restore": "there is no copy of it in {folder}, so keep the file, for a specialist may still read it",
    "saved_in_database": "safe in the database",
    "saved_in_copy": "safe in {copy}, which “{command}” brings back once the tool is stopped",
    "saved_nowhere": "lost once the tool is stopped, unless the files come back",
    "journal_alone": "what was written last still stands in {trace}, so put the database back beside it",
    "link_leads_nowhere": "{trace} is a link to {place}, which is not there, so bring that back first",
}
"""The English phrase of every reason and place; these are msgids of `errors.po`."""


class Phrase(str):
    """A phrase of `PHRASES` with its placeholders filled in: an English string that can be translated later."""

    template: str
    values: dict[str, object]

    def __new__(cls, key: str, **values: object) -> Self:
        """The phrase of a key, its placeholders filled with `values`."""
        phrase = super().__new__(cls, PHRASES[key].format(**values))
        phrase.template = PHRASES[key]
        phrase.values = values
        return phrase

    def translated(self, translate: Callable[[str], str], say: Callable[[object], object] = str) -> str:
        """The phrase in the language of `translate`, a gettext function; `say` puts a value into that language's form."""
        return translate(self.template).format(**{name: say(value) for name, value in self.values.items()})
