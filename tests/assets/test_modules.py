"""The modules of the browser that need no browser: each `*.test.js` runs in the Node.js that Playwright carries."""

import os
import subprocess
from pathlib import Path

import playwright
import pytest

from tests.conftest import missing
from tests.yardstick import PATIENCE

HERE = Path(__file__).parent
NODE = Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
FILES = sorted(HERE.rglob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HERE).as_posix())
def test_a_module_keeps_what_its_tests_say(file: Path) -> None:
    if not NODE.exists():
        missing("Playwright's Node.js")
    run = subprocess.run(
        [NODE, "--test", "--test-reporter=spec", file],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env={**os.environ, "NODE_NO_WARNINGS": "1", "TZ": "Europe/Rome"},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert " pass 0" not in run.stdout, "no test ran"


def test_every_module_that_is_tested_exists() -> None:
    assert len(FILES) >= 10
    assets = HERE.parents[1] / "assets"
    named = [assets / file.relative_to(HERE).with_name(file.name.replace(".test.js", ".js")) for file in FILES]
    assert [str(path) for path in named if not path.exists()] == []
