"""Which day it is: the reader's, not that of the machine that the tool runs on."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import streamlit as st

from pages.ui import session

FAR_APART = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
"""25 hours lie between the two, so that they never have the same day."""


def test_the_day_is_that_of_the_readers_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    days = []
    for zone in FAR_APART:
        monkeypatch.setattr(st, "context", SimpleNamespace(timezone=zone))
        before = datetime.now(ZoneInfo(zone)).date()
        days.append(session.today())
        assert days[-1] in (before, datetime.now(ZoneInfo(zone)).date())
    assert days[0] > days[1]


@pytest.mark.parametrize("zone", [None, "", "Nowhere/Land", "../../etc/passwd", "/etc/passwd"])
def test_without_a_known_zone_it_is_the_day_of_the_machine(monkeypatch: pytest.MonkeyPatch, zone: str | None) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(timezone=zone))
    before = datetime.now().astimezone().date()
    assert session.today() in (before, datetime.now().astimezone().date())
