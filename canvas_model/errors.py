"""Refusals that a person reads; the docstring of each class is its message, and the msgid of its translations."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar


class CanvasError(Exception):
    """Something was refused; the docstring of the class is the message."""

    status: ClassVar[int] = 422

    def __init__(self, **details: object) -> None:
        """Take the values of the message's placeholders, and what else the caller may show."""
        self.details = details
        super().__init__(self.message())

    @classmethod
    def template(cls) -> str:
        """The English sentence with its `{placeholders}`, which is the msgid in every `.po`."""
        return " ".join((cls.__doc__ or "").split())

    def message(self, template: str | None = None) -> str:
        """The sentence with its placeholders filled in; with a translated `template`, in that language."""
        return (template or self.template()).format_map(_Blank(self.details))


class _Blank(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


# --- text and values -------------------------------------------------------------------------------------------


class TextTooLongError(CanvasError):
    """This text has {length} characters and {limit} is the most: please shorten it or split it in two."""


class UnreadableTextError(CanvasError):
    """This text holds characters that cannot be stored: please paste it again as plain text."""


class EmptyTextError(CanvasError):
    """Please write something that can be seen: this field cannot stay empty."""


class ValueRefusedError(CanvasError):
    """This value does not fit: {reason}."""


class UnknownEntryError(CanvasError):
    """“{entry}” is not in the catalogue: please reload the page."""


# --- workshops -------------------------------------------------------------------------------------------------


class NotFoundError(CanvasError):
    """This is not here any more: it was deleted, or the link belongs to another workshop."""

    status = 404


class WorkshopDeletedError(CanvasError):
    """This workshop was made earlier and has been deleted since: bring it back from the deleted workshops, or make a new one."""

    status = 409


class NotAllowedError(CanvasError):
    """You may not do this with the access you have: ask the person who leads the workshop."""

    status = 403


class ConflictError(CanvasError):
    """Someone saved this while you were writing: both texts are shown, choose one or join them."""

    status = 409


class NothingToUndoError(CanvasError):
    """There is nothing of yours left to undo here."""

    status = 409


class NothingToRedoError(CanvasError):
    """There is nothing of yours left to redo here."""

    status = 409


class UndoConflictError(CanvasError):
    """This cannot be undone: someone has changed the same thing since."""

    status = 409

    def __init__(self, changed: Sequence[Mapping[str, Any]] = (), **details: object) -> None:
        """Take the journal's rows of what somebody has `changed` since, for whoever can name them."""
        self.changed = tuple(changed)
        super().__init__(**details)


class UnknownVerbError(CanvasError):
    """The page is older than the server: please reload it."""

    status = 400


class MalformedRequestError(CanvasError):
    """The request could not be read: please reload the page and try again."""

    status = 400


class TooManyEntriesError(CanvasError):
    """A workshop can hold {limit} of these: please delete or join some first."""


class WorkshopFullError(CanvasError):
    """A workshop can hold {limit} million characters, and this one is full: please shorten or delete something first."""


class TaskCycleError(CanvasError):
    """A task cannot wait for itself: with this predecessor it would come both before and after itself."""


# --- files ------------------------------------------------------------------------------------------------------


class FileRefusedError(CanvasError):
    """This file cannot be read: {place}: {reason}."""


class FileTooLargeError(CanvasError):
    """This file is larger than {limit} MB, the most a workshop file can be."""


class FileNewerError(CanvasError):
    """This file was made by a newer version of the tool (format {found}, this version reads up to {known}): please update first."""


# --- what is typed --------------------------------------------------------------------------------------------------


class NoDayError(CanvasError):
    """“{text}” is not a day of the calendar: write it like {example}."""


class DemoDayError(CanvasError):
    """There is no demo of {day}: its days go from a month before to half a year after, and lie between {first} and {last}."""


class NoWholeNumberError(CanvasError):
    """“{text}” is not a whole number: write it like {example}."""


class LogoRefusedError(CanvasError):
    """This cannot be the logo: it takes a PNG or JPEG picture of at most 5 MB."""


class UnseenLogoError(LogoRefusedError):
    """Nothing of this picture would be seen on paper: it is all white or transparent. Choose one with dark or coloured shapes."""


class ThinLogoError(LogoRefusedError):
    """Only {width} × {height} pixels of this picture would be printed; each side needs {least}. Choose a larger, thicker one."""


class ClosingDaysError(CanvasError):
    """“{text}” is neither a day nor a span of days. Write them like this, separated by commas: {example}."""


# --- the server ------------------------------------------------------------------------------------------------------


class KeyNeededError(CanvasError):
    """This tool opens with its key: use the whole address that is shown where it is started, in a browser that keeps cookies."""

    status = 401


class KeyTooShortError(CanvasError):
    """The key in CANVAS_KEY is too short: it takes at least {least} characters, or leave it out and the tool makes its own."""

    status = 503


class KeyUnavailableError(CanvasError):
    """The key of this tool cannot be read or made: check the permissions of {path}, or remove that file and start again."""

    status = 503


class TooFastError(CanvasError):
    """This browser sends more than one person writes: it is kept, and sent again in a moment."""

    status = 429


class RequestTooLargeError(CanvasError):
    """This is more than can be sent at once: {limit} MB is the most."""

    status = 413


class TooManyPagesError(CanvasError):
    """Too many pages are open at once: please close some, then reload this one."""

    status = 503


class UnexpectedError(CanvasError):
    """Something went wrong here; nothing that was saved is lost: please reload, and keep this number for support: {incident}."""

    status = 500
