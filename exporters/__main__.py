"""The command line: a workshop file in, a report out; the demo workshop as a file.

Bad input ends with status 2 and one line on standard error that names the file, the place and the fault.
"""

import argparse
import errno
import logging
import sys
from datetime import date
from typing import Literal, NoReturn

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.errors import CanvasError
from canvas_model.files.canvas_file import read_canvas, write_canvas
from canvas_model.files.repairs import repaired
from canvas_model.languages import DEFAULT_LANGUAGE, LANGUAGES
from canvas_model.limits import FILE_LIMIT
from exporters import command_line_files
from exporters.export import EXPORTERS, Format
from exporters.pdf.missing_fonts import missing_scripts
from exporters.report import Report, build_report
from exporters.words.repairs import repair_sentence
from exporters.words.texts import sentence, texts

_WRITTEN = (
    "- writes to standard output; a plain file is replaced whole, one with several names (hard links) is written in place "
    "for all of them, a device or a pipe is written through"
)


class RefusedError(Exception):
    """What one line on standard error says before the command ends with status 2."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise RefusedError(f"{self.prog}: {message}")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit status, 0 or 2."""
    try:
        asked = _parser().parse_args(arguments)
        asked.run(asked)
    except RefusedError as refusal:
        sys.stderr.write(" ".join(str(refusal).split()) + "\n")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m exporters", description="Reports of a CRM Canvas workshop.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    report = commands.add_parser("report", help="make a report from a workshop file")
    report.add_argument("file", metavar="FILE.canvas.json", help="- reads standard input")
    formats = "; ".join(f"{suffix}: {format.contents}" for suffix, format in EXPORTERS.items())
    report.add_argument("--format", choices=tuple(EXPORTERS), default="pdf", help=f"default: pdf. {formats}")
    report.add_argument("--language", choices=tuple(LANGUAGES), help="default: the workshop's")
    report.add_argument(
        "--date", type=_day, default=None, metavar="YYYY-MM-DD", help="day on the report; default: today"
    )
    report.add_argument("--output", required=True, metavar="PATH", help=_WRITTEN)
    report.set_defaults(run=_report)
    demo = commands.add_parser("demo", help="write the demo workshop as a file")
    demo.add_argument("--language", choices=tuple(LANGUAGES), default=DEFAULT_LANGUAGE)
    demo.add_argument("--date", type=_day, default=None, metavar="YYYY-MM-DD", help="the demo's today; default: today")
    demo.add_argument("--output", required=True, metavar="FILE.canvas.json", help=_WRITTEN)
    demo.set_defaults(run=_demo)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-03-31") from None


def _report(asked: argparse.Namespace) -> None:
    language = asked.language or DEFAULT_LANGUAGE
    data = _read(asked.file, language)
    try:
        workshop = repaired(read_canvas(data))
        report = build_report(workshop.snapshot, language=asked.language, made_on=asked.date or date.today())
        content = _content(report, EXPORTERS[asked.format])
    except CanvasError as error:
        raise RefusedError(f"{_shown(asked.file, 'in', language)}: {sentence(error, language)}") from error
    for link in workshop.links:
        sys.stderr.write(f"{_shown(asked.file, 'in', language)}: {repair_sentence(link, report.language)}\n")
    _write(asked.output, content, language)


def _content(report: Report, format: Format) -> bytes:
    """The bytes of the file. Scripts that no font here can print get one line each, instead of one for every letter."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    content = format(report).content
    _ = texts(report.language)
    for script in missing_scripts(report.snapshot.model_dump_json()) if format.laid_out else ():
        note = _("{script} prints as boxes here: install the package {package}, then make the report again")
        sys.stderr.write(note.format(script=_(script.name), package=script.package) + "\n")
    return content


def _demo(asked: argparse.Namespace) -> None:
    try:
        snapshot = demo_snapshot(asked.language, today=asked.date or date.today())
    except CanvasError as error:
        raise RefusedError(sentence(error, asked.language)) from error
    _write(asked.output, write_canvas(snapshot), asked.language)


def _read(path: str, language: str) -> bytes:
    try:
        return command_line_files.read(path, most=FILE_LIMIT)
    except (OSError, ValueError) as error:
        raise RefusedError(f"{_shown(path, 'in', language)}: {_fault(error, language)}") from error


def _write(path: str, content: bytes, language: str) -> None:
    try:
        command_line_files.write(path, content)
    except (OSError, ValueError) as error:
        raise RefusedError(f"{_shown(path, 'out', language)}: {_fault(error, language)}") from error


def _shown(path: str, way: Literal["in", "out"], language: str) -> str:
    """A path as a refusal names it."""
    _ = texts(language)
    return path if path != command_line_files.STANDARD else _("standard input") if way == "in" else _("standard output")


def _fault(error: OSError | ValueError, language: str) -> str:
    _ = texts(language)
    known: dict[type[Exception], str] = {
        FileNotFoundError: _("no such file or folder"),
        IsADirectoryError: _("this is a folder, not a file"),
        NotADirectoryError: _("a part of this path is a file, not a folder"),
        PermissionError: _("no permission to read or write here"),
        BrokenPipeError: _("whoever was reading has stopped"),
    }
    numbered = {
        errno.ENOSPC: _("no space is left there"),
        errno.EROFS: _("nothing can be written there"),
        errno.ELOOP: _("these links lead back to each other"),
    }
    fallback = _("this path cannot be used")
    if isinstance(error, OSError):
        fallback = numbered.get(error.errno or 0, error.strerror or fallback)
    return known.get(type(error), fallback)


if __name__ == "__main__":
    sys.exit(main())
