"""The command that brings back a copy of the database: `python -m pages.server.restore`.

A refusal ends it with status 2 and its sentence on standard error; nothing was changed then.
"""

import argparse
import sys
from pathlib import Path

from canvas_model.copy_errors import OnServerError
from canvas_model.errors import CanvasError
from canvas_model.languages import LANGUAGES
from canvas_model.storage.address import file_of, read_address
from canvas_model.storage.engine import database_url
from canvas_model.storage.kept_copies import moment_of
from canvas_model.storage.restoring import Restored, restore
from canvas_model.terminal import terminal_language
from exporters.words.numbers_and_dates import moment
from exporters.words.texts import plurals, sentence, texts


def main(arguments: list[str] | None = None) -> int:
    """Restore a copy and say what came back; returns the exit status, 0 or 2."""
    asked = _parser().parse_args(arguments)
    try:
        database = _database(asked.database)
        done = restore(database, asked.copy)
    except CanvasError as error:
        sys.stderr.write(sentence(error, asked.language) + "\n")
        return 2
    sys.stdout.write(_said(database, done, asked.language) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pages.server.restore",
        description="Bring back the newest whole copy of the database. The files that are there are kept aside.",
    )
    parser.add_argument("database", nargs="?", type=Path, help="default: the database that the tool opens")
    parser.add_argument("--copy", type=Path, metavar="FILE", help="default: the newest whole one in the folder backups")
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), default=terminal_language(), help="default: the system's"
    )
    return parser


def _database(named: Path | None) -> Path:
    if named is not None:
        return named.resolve()
    file = file_of(read_address(database_url()))
    if file is None:
        raise OnServerError
    return file


def _said(database: Path, done: Restored, language: str) -> str:
    _, _n = texts(language), plurals(language)
    lines = [_("Not whole, and left out: {copy}").format(copy=copy) for copy in done.refused]
    lines.append(
        _("Restored {database} from {copy}, made on {moment}.").format(
            database=database, copy=done.copy, moment=moment(moment_of(done.copy), language)
        )
    )
    workshops = _n("{count} workshop", "{count} workshops", done.workshops).format(count=done.workshops)
    notes = _n("{count} note", "{count} notes", done.notes).format(count=done.notes)
    lines.append(_("It holds {workshops} and {notes}, and was checked.").format(workshops=workshops, notes=notes))
    if done.aside:
        lines.append(_("What was there before is in {folder}.").format(folder=done.aside))
    lines.append(_("Now start the tool, or press “Try again” on its page."))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
