"""One PDF worker: a process of its own with limited time and memory, and the two pipes to it."""

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any

from canvas_model.catalogue import ASSETS

_PASSED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "LC_",
    "FONTCONFIG",
    "XDG_",
    "DYLD_",
    "LD_LIBRARY",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "PYTHON",
    "SOURCE_DATE_EPOCH",
)
"""Names of environment variables that a worker gets; keys and database addresses are not among them."""
_OWN = {"OPENBLAS_NUM_THREADS": "1"}
"""numpy begins no threads of its own in a worker: a report has nothing for them to do, and each reserves memory."""
_FOLDER = "crm-canvas-pdf-"
"""What the folder of a worker's temporary files is called, before the number of the process that started it."""

_starting = ThreadPoolExecutor(1, thread_name_prefix="canvas-worker-start")
"""Starts the workers. The kernel ends a worker with the thread that started it: this one lives as long as the process."""


class WorkerEndedError(Exception):
    """The process ended before it had answered: by itself, or stopped for being too slow."""

    def __init__(self, status: int | None, *, too_slow: bool) -> None:
        """Take the exit status, and whether the time limit was the reason."""
        super().__init__(f"the worker ended with status {status}")
        self.too_slow = too_slow


class Worker:
    """A process that makes one report at a time: length-prefixed JSON there, length-prefixed JSON and bytes back."""

    def __init__(self) -> None:
        """Start the process."""
        self.stopped = False
        """Whether somebody ended it on purpose."""
        _sweep()
        self.folder = tempfile.mkdtemp(prefix=f"{_FOLDER}{os.getpid()}-")
        environment = {name: value for name, value in os.environ.items() if name.startswith(_PASSED_ON)}
        environment |= {**_OWN, "TMPDIR": self.folder, "TEMP": self.folder, "TMP": self.folder}
        self.process = _starting.submit(_start, environment).result()

    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process.poll() is None

    def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The reply and the file of a request, which says how many `seconds` it may take, of the clock and of the processor.

        Raises WorkerEndedError when the process ends first, by itself or for being too slow.
        """
        assert self.process.stdin
        assert self.process.stdout
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            self.process.kill()

        timer = threading.Timer(request["seconds"], stop)
        timer.daemon = True
        timer.start()
        try:
            body = json.dumps(request).encode()
            self.process.stdin.write(struct.pack(">I", len(body)) + body)
            self.process.stdin.flush()
            reply = json.loads(_read(self.process.stdout, _length(self.process.stdout)))
            return reply, _read(self.process.stdout, _length(self.process.stdout))
        except (EOFError, OSError):
            status = self.process.wait()
            raise WorkerEndedError(status, too_slow=slow.is_set() or status == -getattr(signal, "SIGXCPU", 0)) from None
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process in the midst of its work; whoever waits for its answer is told that it ended."""
        self.stopped = True
        self.process.kill()

    def end(self) -> None:
        """Kill the process, wait for it and remove its temporary files, so that nothing stays behind."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with suppress(OSError):  # what was still to be written has nobody to read it
                    pipe.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _start(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 (our own module and a number)
        [sys.executable, "-m", "exporters.pdf.worker_process", str(os.getpid())],
        cwd=ASSETS.parent,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


@cache
def _sweep() -> None:
    """Remove, once, what workers left behind whose server was killed: the kernel gave them no time to do it."""
    if sys.platform == "win32":  # it has no question about a process that does not end it
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        number = folder.name.removeprefix(_FOLDER).partition("-")[0]
        if number.isdigit() and not _runs(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # somebody else's
        return True
    return True


def _length(pipe: IO[bytes]) -> int:
    length: int = struct.unpack(">I", _read(pipe, 4))[0]
    return length


def _read(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content
