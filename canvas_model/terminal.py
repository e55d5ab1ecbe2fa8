"""What people type in a terminal to run a command of the tool, and the language that their terminal speaks."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from canvas_model.folders import TOOL
from canvas_model.languages import DEFAULT_LANGUAGE, LANGUAGES


def command(module: str, *words: str) -> str:
    """What to type in the folder of the tool to run a module of it."""
    python = Path(sys.executable)
    here = python.relative_to(TOOL) if python.is_relative_to(TOOL) else python
    typed = [str(here), "-m", module, *words]
    return subprocess.list2cmdline(typed) if os.name == "nt" else shlex.join(typed)


def terminal_language() -> str:
    """The language of the terminal, as far as it is one of ours."""
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return spoken[:2] if spoken[:2] in LANGUAGES else DEFAULT_LANGUAGE
