"""A screen's server time, against a bare page with as many elements of the same kinds; and Home with many workshops."""

import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import insert
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from canvas_model.demo import demo_snapshot
from canvas_model.journal import Actor
from canvas_model.tables import WORKSHOP
from canvas_model.workshops import bring_in
from pages.ui.store import store

SCREENS = ("home", "canvas", "interview", "relationships", "readiness", "plan", "risks", "report")
ROUNDS = 7
MAIN = str(Path(__file__).resolve().parents[2] / "pages" / "main.py")


@contextmanager
def a_database() -> Iterator[None]:
    """The product's own store in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CANVAS_DATA"] = folder
        yield


def measure_screens() -> list[tuple[str, float, float]]:
    """(screen, its milliseconds, those of a bare page with as many elements), medians."""
    workshop = bring_in(store(), Actor("consultant", "Consultant"), demo_snapshot("it", today=date(2026, 11, 21)))
    return [(name, *_pair(_opened(name, workshop))) for name in SCREENS]


def measure_home(many: int) -> tuple[float, float]:
    """Milliseconds of Home with ten workshops and with `many`."""
    actor = Actor("consultant", "Consultant")
    for _ in range(10):
        last = bring_in(store(), actor, demo_snapshot("it", today=date(2026, 11, 21)))
    few = _median(_opened("home", last))
    with store().writing() as connection:
        row = connection.execute(WORKSHOP.select().where(WORKSHOP.c.id == last)).mappings().one()
        connection.execute(insert(WORKSHOP), [{**row, "id": uuid4()} for _ in range(many - 10)])
    return few, _median(_opened("home", last))


def _opened(name: str, workshop: UUID) -> Callable[[], AppTest]:
    screen = AppTest.from_file(MAIN, default_timeout=60)
    screen.query_params["w"] = str(workshop)
    screen.query_params["lang"] = "en"  # a test outside a session formats options in English
    screen.switch_page(f"{name}.py") if name != "home" else None
    return screen.run


BARE = {
    "html": "st.html(f'<p>Row {n}</p>')",
    "button": "st.button(f'Button {n}')",
    "page_link": "st.page_link('https://example.org', label=f'Link {n}')",
    "selectbox": "st.selectbox(f'Choice {n}', ['a', 'b'])",
    "button_group": "st.segmented_control(f'Group {n}', ['a', 'b'])",
    "text_input": "st.text_input(f'Text {n}')",
    "file_uploader": "st.file_uploader(f'File {n}')",
    "bidi_component": "mounted(key=f'component {n}', data={'n': n})",
    "plotly_chart": "st.plotly_chart(figure, key=f'chart {n}')",
    "block": "st.container(key=f'box {n}')",
}
"""The plainest way to put up one element of a kind."""

BARE_HEAD = """import streamlit as st
import plotly.graph_objects as go
figure = go.Figure(go.Bar(x=[1, 2, 3], y=[1, 2, 3]))
mounted = st.components.v2.component("bare", js="export default function() {}")
"""


def _bare(kinds: Counter[str]) -> Callable[[], AppTest]:
    lines = [f"for n in range({count}): {BARE.get(kind, BARE['html'])}" for kind, count in sorted(kinds.items())]
    return AppTest.from_string(BARE_HEAD + "\n".join(lines)).run


def _pair(run: Callable[[], AppTest]) -> tuple[float, float]:
    screen = run()
    assert not screen.exception, screen.exception
    bare = _bare(Counter(_kinds(screen._tree)))
    bare()
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(ROUNDS):
        ours.append(_timed(run))
        floor.append(_timed(bare))
    return statistics.median(ours), statistics.median(floor)


def _kinds(block: Block) -> Iterator[str]:
    """The kind of every element and container, depth first."""
    for child in block.children.values():
        if isinstance(child, Element):
            yield child.type
        else:
            yield "block"
            yield from _kinds(child)


def _median(run: Callable[[], AppTest]) -> float:
    run()
    return statistics.median(_timed(run) for _ in range(ROUNDS))


def _timed(run: Callable[[], AppTest]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000
