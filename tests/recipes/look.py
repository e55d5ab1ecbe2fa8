"""Run inside a copy of the product: open every screen in a language, and the report's page; print what each says as JSON."""

import json
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from uuid import UUID, uuid4

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from exporters.pdf.document import report_html
from pages.screens.report import report_area
from pages.server import report_job, store
from pages.server.report_jobs import ReportJobs
from pages.ui.navigation import SCREENS
from tests.pages.screens.shown import empty, full, show

SPOKEN = ("aria-label", "title", "placeholder", "alt")
"""Attributes that people hear or read."""


class _Words(HTMLParser):
    """The texts of HTML: between tags, and in attributes that people hear or read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_style = tag == "style"
        self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def handle_data(self, data: str) -> None:
        if not self.in_style:
            self.found.append(data)


def texts_of(app: AppTest) -> list[str]:
    """Every text that a screen sends to the browser, whatever shows it there."""
    return [text.strip() for text in _below(app._tree) if text.strip()]


def _below(node: Any) -> Iterator[str]:
    if isinstance(proto := getattr(node, "proto", None), Message):
        yield from _of_message(proto)
    for child in getattr(node, "children", {}).values():
        yield from _below(child)


def _of_message(message: Message) -> Iterator[str]:
    for _field, value in message.ListFields():
        for item in value if hasattr(value, "__len__") and not isinstance(value, (str, bytes)) else [value]:
            if isinstance(item, Message):
                yield from _of_message(item)
            elif isinstance(item, str):
                yield from _of_text(item)


def _of_text(text: str) -> Iterator[str]:
    if text[:1] in ("{", "["):
        try:
            yield from _of_json(json.loads(text))
            return
        except ValueError:
            pass
    yield from _of_html(text)


def _of_html(html: str) -> list[str]:
    words = _Words()
    words.feed(html)
    return [text.strip() for text in words.found if text.strip()]


def _of_json(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _of_text(value)
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _of_json(item)


def addresses(workshop: UUID) -> Iterator[tuple[str, dict[str, object]]]:
    """Every screen of a workshop, and the parts that only an address opens."""
    for screen in SCREENS:
        if screen.of_workshop:
            yield screen.name, {"w": workshop}
    yield "interview", {"w": workshop, "block": "costs"}
    yield "relationships", {"w": workshop, "part": "segments"}


def main(language: str) -> None:
    """Print, for each screen of a full and of an empty workshop, its faults and its texts; the report's page last."""
    report_area.JOBS = ReportJobs(lambda job: report_job.kept_files().put(job.file_key, b"%PDF"))  # type: ignore[misc]
    places: list[tuple[str, dict[str, object]]] = [("home", {}), ("home", {"new": uuid4()}), ("plan", {})]
    workshops = full(language), empty()
    for workshop in workshops:
        places += addresses(workshop)
    found = []
    for name, address in places:
        app = show(name, lang=language, **address)
        faults = [fault.message for fault in app.exception]
        found.append({"place": f"{name} {address}", "faults": faults, "texts": texts_of(app)})
    for workshop in workshops:
        page = report_html(store.report(workshop, language))
        found.append({"place": f"the page {workshop}", "faults": [], "texts": _of_html(page)})
    report_area.JOBS.close()
    store.close()
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
