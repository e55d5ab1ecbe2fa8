"""The program of a PDF worker: reads requests from its standard input and writes a PDF for each to its standard output."""

import gc
import json
import logging
import os
import queue
import re
import signal
import struct
import sys
import threading
import traceback
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO, Any

from canvas_model.limits import report_memory
from exporters.pdf.end_with_parent import end_now, end_with_parent

MOST_NOTICES = 20
GROWN = 500 * 1024**2
"""Bytes of memory after which a worker is not used again; a usual report takes 200 MB."""
_MOST_MEMORY = re.compile(r"VmHWM:\s*(\d+) kB")

Request = dict[str, Any]


def main() -> None:
    """Answer requests until the other side closes the pipe or dies."""
    end_with_parent(int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which then closes the pipe
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes to the log, never between two replies
    _limit_memory(report_memory(0, 0))
    _let_others_go_first()
    gc.disable()  # garbage is collected between reports, when nobody waits
    notices = _Notices()
    requests: queue.Queue[Request] = queue.Queue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    _get_ready(notices)
    while True:
        request = requests.get()
        _limit_processor(request["seconds"])
        _limit_memory(request["memory"])
        reply, content = _answer(request)
        reply |= {"notices": notices.take(), "spent": _has_grown()}
        body = json.dumps(reply).encode()
        replies.write(struct.pack(">I", len(body)) + body + struct.pack(">I", len(content)) + content)
        replies.flush()
        del reply, content, body
        gc.collect()


def _answer(request: Request) -> tuple[dict[str, Any], bytes]:
    """The reply to a request, and the PDF; empty when none could be made."""
    from canvas_model.content import Snapshot
    from canvas_model.report_errors import ReportEngineMissingError
    from exporters.pdf.document import make_pdf
    from exporters.report import build_report

    try:
        snapshot = Snapshot.model_validate(request["snapshot"])
        made_on = date.fromisoformat(request["made_on"])
        report = build_report(snapshot, language=request["language"], made_on=made_on)
        return {"result": "made"}, make_pdf(report)
    except ReportEngineMissingError as error:
        return {"result": "engine", "command": error.details["command"]}, b""
    except Exception:  # noqa: BLE001 (whatever went wrong is logged by the server, under its number)
        return {"result": "failed", "trace": traceback.format_exc()}, b""


def _listen(pipe: IO[bytes], requests: queue.Queue[Request]) -> None:
    """Put every request that comes through the pipe in the queue; end the process when the pipe is closed.

    Whoever ends while writing leaves a request cut short, which is no request any more.
    """
    try:
        while len(header := pipe.read(4)) == 4:
            length = struct.unpack(">I", header)[0]
            body = pipe.read(length)
            if len(body) < length:
                return
            requests.put(json.loads(body))
    finally:
        end_now()


def _get_ready(notices: "_Notices") -> None:
    """Load everything that a report needs; after that, open no connection and start no program."""
    from canvas_model.report_errors import ReportEngineMissingError
    from exporters.pdf import document

    logging.getLogger("weasyprint").handlers[:] = [notices]
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with suppress(ReportEngineMissingError):  # said to somebody with the first request
        document.warm()
    _refuse_connections_and_programs()


class _Notices(logging.Handler):
    """Collects what the layout engine complains of while a report is made, each complaint once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if len(self.messages) < MOST_NOTICES:
            self.messages[record.getMessage()] = None

    def take(self) -> list[str]:
        """The complaints since it was last asked."""
        messages = list(self.messages)
        self.messages.clear()
        return messages


def _let_others_go_first() -> None:
    """Who waits for a screen waits for a second, who waits for a report for longer."""
    if hasattr(os, "nice"):
        os.nice(2)


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":  # elsewhere the limit is not kept, or counts what is only reserved
        _lower(resource.RLIMIT_AS, most)


def _has_grown() -> bool:
    """Whether it took so much memory that a fresh worker should do the next report: what was taken is not given back."""
    if sys.platform == "linux":  # where `ru_maxrss` begins with what the process had that started this one
        return int(_MOST_MEMORY.search(Path("/proc/self/status").read_text())[1]) * 1024 > GROWN  # type: ignore[index]
    try:
        import resource
    except ImportError:  # Windows
        return False
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) > GROWN


def _limit_processor(seconds: float) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 1)


def _lower(kind: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _refuse_connections_and_programs() -> None:
    def refuse(event: str, _: tuple[object, ...]) -> None:
        if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")):
            raise PermissionError(f"not in a worker: {event}")

    sys.addaudithook(refuse)


if __name__ == "__main__":
    main()
