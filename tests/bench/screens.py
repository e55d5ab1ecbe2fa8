"""A screen's server time, against a bare page with as many elements of the same kinds; and Home with many workshops.

Both are real servers, asked over Streamlit's own socket as a browser asks: a rerun goes out, and the clock stops when the
server says that the script has finished. The floor is a bare app with a page for each screen.
"""

import shutil
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import insert

from canvas_model.access import Principal
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.storage.engine import database_url
from canvas_model.storage.opening import open_store
from canvas_model.storage.tables import WORKSHOP
from canvas_model.storage.workshop_copies import bring_in
from tests.bench.servers import ROOT, Screen, serving

SCREENS = ("home", "canvas", "interview", "relationships", "readiness", "plan", "risks", "report")
ROUNDS = 60
CONSULTANT = Principal("consultant", "Consultant", "consultant")

BARE = {
    "html": "st.html(f'<p>Row {n}</p>')",
    "button": "st.button(f'Button {n}')",
    "page_link": "st.page_link('home.py', label=f'Link {n}')",
    "selectbox": "st.selectbox(f'Choice {n}', ['a', 'b'])",
    "button_group": "st.segmented_control(f'Group {n}', ['a', 'b'])",
    "text_input": "st.text_input(f'Text {n}')",
    "file_uploader": "st.file_uploader(f'File {n}')",
    "bidi_component": "mounted(key=f'component {n}', data={'n': n})",
    "plotly_chart": "st.plotly_chart(figure, key=f'chart {n}')",
    "block": "st.container(key=f'box {n}')",
}
"""The plainest way to put up one element of a kind."""

BARE_HEADS = {
    "bidi_component": "mounted = st.components.v2.component('bare', js='export default function() {}')",
    "plotly_chart": "import plotly.graph_objects as go\nfigure = go.Figure(go.Bar(x=[1, 2, 3], y=[1, 2, 3]))",
}
"""What some of them need first."""

BARE_FRAME = """import streamlit as st
st.navigation([st.Page(f"{name}.py", title=name, default=name == "home") for name in SCREENS], position="hidden").run()
"""


def measure_screens() -> list[tuple[str, float, float]]:
    """(screen, its milliseconds, those of a bare page with as many elements), medians of runs taken in turns."""
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        workshop = demos(data, 1)
        ours = stack.enter_context(serving("app:app", data))
        opened = {name: stack.enter_context(Screen(ours, name, f"w={workshop}&lang=en")) for name in SCREENS}
        floor = stack.enter_context(_floor({name: screen.elements() for name, screen in opened.items()}))
        return [(name, *_in_turns(opened[name], stack.enter_context(Screen(floor, name)))) for name in SCREENS]


def measure_home(many: int) -> tuple[float, float]:
    """Milliseconds of Home with ten workshops and with `many`."""
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        last = [demos(folder, 10) for folder in folders]
        with closing(open_store(database_url(folders[1]))) as store, store.writing() as connection:
            row = connection.execute(WORKSHOP.select().where(WORKSHOP.c.id == last[1])).mappings().one()
            earlier = [row["changed_at"] - timedelta(minutes=n) for n in range(many - 10)]
            connection.execute(insert(WORKSHOP), [{**row, "id": uuid4(), "changed_at": at} for at in earlier])
        few, lots = (
            stack.enter_context(Screen(stack.enter_context(serving("app:app", folder)), "home", "lang=en"))
            for folder in folders
        )
        return _in_turns(few, lots)


def demos(folder: Path, count: int) -> UUID:
    """Fill a folder's database with demo workshops; the last one's id."""
    with closing(open_store(database_url(folder))) as store:
        snapshot = demo_snapshot("en", today=date.today())
        return [bring_in(store, CONSULTANT, snapshot) for _ in range(count)][-1]


@contextmanager
def _floor(screens: dict[str, Counter[str]]) -> Iterator[int]:
    """Serve a bare app with a page of so many elements for each screen; yields the port."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        (folder / "pages").mkdir()
        (folder / "pages" / "main.py").write_text(f"SCREENS = {tuple(screens)}\n{BARE_FRAME}")
        for name, kinds in screens.items():
            lines = ["import streamlit as st", *(head for kind, head in BARE_HEADS.items() if kinds[kind])]
            lines += [f"for n in range({count}): {BARE.get(kind, BARE['html'])}" for kind, count in kinds.items()]
            (folder / "pages" / f"{name}.py").write_text("\n".join(lines))
        (folder / "bare.py").write_text("import streamlit as st\napp = st.App('pages/main.py')")
        with serving("bare:app", folder, at=folder) as port:
            yield port


def _in_turns(one: Screen, other: Screen) -> tuple[float, float]:
    times = [(one.run(), other.run()) for _ in range(ROUNDS)][5:]
    first, second = zip(*times, strict=True)
    return statistics.median(first), statistics.median(second)
