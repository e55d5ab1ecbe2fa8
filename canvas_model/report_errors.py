"""Refusals of reports; like those of `errors.py`, each docstring is its message."""

from canvas_model.errors import CanvasError


class ReportEngineMissingError(CanvasError):
    """The PDF cannot be made here because Pango is missing: install it with “{command}”, then restart."""

    status = 503


class ReportTooSlowError(CanvasError):
    """The PDF took longer than {seconds} seconds and was stopped: shorten the longest notes, then try again."""

    status = 503


class ReportFailedError(CanvasError):
    """The PDF could not be made; nothing else is affected. Please try again, and keep this number for support: {incident}."""

    status = 503


class ReportCancelledError(CanvasError):
    """This report is not being made any more: it was cancelled. Ask for it again when you want it."""

    status = 409


class TooManyReportsError(CanvasError):
    """As many reports are being made as this computer can take on: try again in a minute."""

    status = 503
