"""The end of a worker whose server is gone: it does not stay behind, whatever it is doing."""

import ctypes
import os
import shutil
import signal
import sys
from typing import NoReturn

_PR_SET_PDEATHSIG = 1
"""Of `prctl`: the signal that the kernel sends to this process when the thread that started it ends."""


def end_with_parent(parent: int) -> None:
    """Have the kernel end this process with the one that started it, where it can; `parent` is that one's number.

    It needs no line of Python to run, so it also ends a worker in the midst of an import. Elsewhere than on Linux the end
    of the pipe does it, as soon as Python gets a turn.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it had ended before the kernel was asked
            end_now()


def end_now() -> NoReturn:
    """End this process and remove its temporary files; nobody waits for what it makes."""
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
    os._exit(0)
