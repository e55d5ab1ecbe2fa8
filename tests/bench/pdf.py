"""The demo's full PDF, against headless Chromium printing the same page; and how writing goes on meanwhile."""

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from canvas_model.demo.snapshot import demo_snapshot
from exporters.pdf.document import report_html
from exporters.pdf.engine import style_sheet
from exporters.pdf.worker_pool import PdfWorkers
from exporters.report import build_report
from tests.bench.screens import demos
from tests.bench.servers import Client, serving
from tests.chromium import FLAGS, chromium_path

TODAY = date(2026, 11, 21)
ROUNDS = 11  # a machine that others use as well wanders by a fifth from one to the next
QUIET = ("--headless", "--no-pdf-header-footer", *FLAGS)


def measure() -> tuple[float, float]:
    """Median seconds (ours in a warm worker, Chromium as a fresh process), in turns."""
    chromium = chromium_path()
    if chromium is None:
        raise RuntimeError("Chromium is not installed: `make test` installs it where it may")
    snapshot = demo_snapshot("it", today=TODAY)
    report = build_report(snapshot, made_on=TODAY)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(report_html(report).replace("</head>", f"<style>{style_sheet()}</style></head>"), "utf-8")
        workers = PdfWorkers(most=1)
        workers.pdf(snapshot, made_on=TODAY)

        def printed() -> None:
            command = [chromium, *QUIET, f"--user-data-dir={folder}/profile"]
            subprocess.run(
                [*command, f"--print-to-pdf={folder}/out.pdf", page.as_uri()], check=True, capture_output=True
            )

        printed()
        ours: list[float] = []
        theirs: list[float] = []
        try:
            for _ in range(ROUNDS):
                ours.append(_timed(lambda: workers.pdf(snapshot, made_on=TODAY)))
                theirs.append(_timed(printed))
        finally:
            workers.close()
    return statistics.median(ours), statistics.median(theirs)


def measure_again() -> float:
    """Median milliseconds from asking a real server for the report of unchanged contents until its PDF is here."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = demos(Path(folder), 1)
        with serving("app:app", Path(folder)) as port:
            client = Client(port)

            def ask() -> Any:
                return client.post(f"/api/workshops/{workshop}/report?language=en")

            def fetched() -> None:
                assert client.get(ask()["url"]).startswith(b"%PDF")

            while ask()["state"] == "working":
                time.sleep(0.2)
            return 1000 * statistics.median(_timed(fetched) for _ in range(30))


def measure_writing() -> tuple[float, float]:
    """Median milliseconds of saving a note (while the server makes a report, while it makes none), in turns."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = demos(Path(folder), 1)
        with serving("app:app", Path(folder)) as port:
            client = Client(port)

            def save() -> None:
                values = {"block": "data", "text": "Nobody owns the data", "department": "sales"}
                change = {"op": str(uuid4()), "verb": "put", "kind": "note", "id": str(uuid4()), "values": values}
                answer = client.post(f"/api/workshops/{workshop}/changes", {"changes": [change]})
                assert answer["results"][0]["ok"], answer

            def state() -> str:
                return str(client.post(f"/api/workshops/{workshop}/report?language=en")["state"])

            def make() -> None:
                while state() == "working":
                    time.sleep(0.2)

            make()
            during: list[float] = []
            idle: list[float] = []
            for _ in range(ROUNDS):
                idle += [_timed(save) for _ in range(10)]
                state()
                during += [_timed(save) for _ in range(10)]
                make()
    return 1000 * statistics.median(during), 1000 * statistics.median(idle)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
