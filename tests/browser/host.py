"""The running tool as the browser's tests use it: workshops are made, filled and read back through its API."""

import json
import sqlite3
from contextlib import closing
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import write_canvas
from canvas_model.languages import LanguageCode
from tests.server import WRITE, Server, new_workshop, save
from tests.yardstick import PATIENCE

DEMO_DAY = date(2026, 11, 21)


class Host(Server):
    """A running server, and what the tests ask of its API."""

    person: dict[str, str] | None = None
    """The cookies of whoever asks; None: somebody new each time."""

    def of(self, page: Page) -> "Host":
        """The same, asked by the person in a browser."""
        host = Host(**{field.name: getattr(self, field.name) for field in fields(Server)})
        host.person = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}  # type: ignore[typeddict-item]
        return host

    def ask(self, path: str, body: Any = None) -> Any:
        """GET, or POST where there is a body; gives the JSON of the answer."""
        with self.client(self.person) as client:
            answer = client.get(path) if body is None else client.post(path, json=body, headers=WRITE)
        answer.raise_for_status()
        return answer.json()

    def create_workshop(self, **fields: Any) -> str:
        """An empty workshop; its id."""
        with self.client() as client:
            return str(new_workshop(client, **{"title": "CRM Model Canvas", "language": "it"} | fields))

    def create_demo(self, language: LanguageCode) -> str:
        """The demo workshop in a language; its id."""
        file = json.loads(write_canvas(demo_snapshot(language, today=DEMO_DAY)))
        return str(self.ask("/api/import", file)["id"])

    def remove_everything(self) -> None:
        """No workshop is there any more, and none was ever deleted: as on the first day."""
        with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as database, database:
            tables = database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
            )
            for (table,) in tables.fetchall():
                database.execute(f'DELETE FROM "{table}"')

    def put(self, workshop: str, kind: str, id: str | None = None, **values: Any) -> str:
        """Set values of a thing, made if it is not there; its id."""
        return self.change(workshop, "put", kind, id or str(uuid4()), values)

    def change(self, workshop: str, verb: str, kind: str, id: str, values: dict[str, Any] | None = None) -> str:
        """Make one change over whatever is there, as another person would; fails where it is refused."""
        stored = {thing["id"]: thing for things in self.content(workshop).values() for thing in things}
        change = {"op": str(uuid4()), "verb": verb, "kind": kind, "id": id, "values": values or {}, "seen": None}
        change["base"] = stored[id]["version"] if id in stored else None
        with self.client(self.person) as client:
            [result] = save(client, workshop, change)
        assert result["ok"], result
        return id

    def content(self, workshop: str) -> dict[str, list[dict[str, Any]]]:
        """The lists of what people wrote."""
        content = self.ask(f"/api/workshops/{workshop}/board")["content"]
        return {name: things for name, things in content.items() if isinstance(things, list)}

    def notes(self, workshop: str, block: str | None = None) -> list[str]:
        """The texts of the notes, of one block if named, in order."""
        return [note["text"] for note in self.content(workshop)["notes"] if block in (None, note["block"])]
