"""The whole way: a server is killed, its file damaged, the command of the page typed, and every copied note read again."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_model.storage.copying import copy_database
from tests.server import ROOT, new_workshop, note, running, save, texts


@pytest.mark.full
def test_a_killed_server_with_a_damaged_file_is_restored_by_the_command_that_it_names(tmp_path: Path) -> None:
    dice = random.Random(7)
    with running(tmp_path / "data") as server, server.client() as client:
        workshop = new_workshop(client)
        copied = sorted(f"copied {number}" for number in range(60))
        for text in copied:
            assert save(client, workshop, note(text))[0]["ok"]
        copy_database(server.file, reason="recent")
        for number in range(60):
            assert save(client, workshop, note(f"later {number}"))[0]["ok"]
        typed = subprocess.run(
            [sys.executable, "-m", "pages.server.restore", str(server.file)],
            cwd=ROOT, capture_output=True, text=True,
        )  # fmt: skip
        assert typed.returncode == 2 and "stop it first" in typed.stderr
        server.stop(9)
        wounded = bytearray(server.file.read_bytes())
        for page in range(len(wounded) // 4096):
            wounded[page * 4096 : page * 4096 + 8] = dice.randbytes(8)
        server.file.write_bytes(bytes(wounded))
        with running(tmp_path / "data", ready=503) as refusing, refusing.client() as other:
            answer = other.get(f"/api/workshops/{workshop}/board").json()
            assert answer["error"] == "DatabaseDamagedError"
            assert answer["command"] in answer["message"]
            typed = subprocess.run(answer["command"], shell=True, cwd=ROOT, capture_output=True, text=True)
            assert typed.returncode == 0, typed.stderr
            refusing.wait()  # without a restart: whoever presses “Try again” has the workshops back
            assert sorted(texts(other, workshop)) == copied
        assert (next(server.folder.glob("set-aside-*")) / "workshops.db").read_bytes() == bytes(wounded)
