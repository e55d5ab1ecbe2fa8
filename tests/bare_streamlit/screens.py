"""Streamlit as it is, with nothing of ours: a screen for each of its gaps that a test looks at."""

import gc
import time
from pathlib import Path

import streamlit as st

PATIENCE = 30  # seconds


@st.cache_resource
def collections() -> list[int]:
    """How often this process has looked through everything for what nobody needs any more, counted from now on."""
    counter = [0]

    def count(phase, info) -> None:
        counter[0] += phase == "stop" and info["generation"] == 2

    gc.callbacks.append(count)
    return counter


def shown(id: str, text: object) -> None:
    st.html(f'<p id="{id}">{text}</p>')


def labels() -> None:
    st.button("*Rossi* & Co.", key="labels_press")


def html_buttons() -> None:
    st.html('<button id="row" data-row="p0" onclick="document.title = \'pressed\'">Change</button>')


def frames() -> None:
    st.iframe("<p>A page</p>")


def fields() -> None:
    """Whatever says a word of Streamlit's own."""
    st.text_input("Client")
    st.number_input("Users")
    st.date_input("Day")
    st.multiselect("Areas", ["Sales"], default=["Sales"])
    st.selectbox("Role", ["Sales", "Service"], index=None, help="Who answers")
    st.file_uploader("File", type=["json"], key="fields_file")


def typing() -> None:
    shown("typed", st.text_input("Client", key="typing_client"))


def uploads() -> None:
    file = st.file_uploader("File", key="uploads_file")
    st.session_state["uploads_runs"] = st.session_state.get("uploads_runs", 0) + 1
    st.button("Again")
    shown("given", f"run {st.session_state['uploads_runs']}: {file.file_id if file else 'nothing'}")


def parameters() -> None:
    st.page_link(PAGES["parameters"], label="To part two", query_params={"part": "two"})
    shown("shown-part", st.query_params.get("part", "one"))


def shortcuts() -> None:
    st.session_state["shortcuts_runs"] = st.session_state.get("shortcuts_runs", 0) + 1
    shown("runs", st.session_state["shortcuts_runs"])
    st.components.v2.component("shortcuts", html='<div id="note" tabindex="0">A note</div>')(key="shortcuts_note")


def modules() -> None:
    st.components.v2.component("modules", html="<p>A place</p>", js='import "./other.js"; export default () => {};')()


def stale() -> None:
    pressed = st.button("Work it out")
    if pressed:
        time.sleep(20)
    shown("figure", pressed)


def icons() -> None:
    st.set_page_config(page_icon=":material/home:")


def presses() -> None:
    """Leaves files in `?folder=` that say what happened; waits while the file `hold` is there."""
    folder = Path(st.query_params["folder"])
    if (folder / "hold").exists():
        (folder / "waits").touch()
        until = time.monotonic() + PATIENCE
        while (folder / "hold").exists() and time.monotonic() < until:
            time.sleep(0.05)
    if st.button("Press", key="press", on_click=(folder / "called back").touch):
        (folder / "seen").touch()


def large() -> None:
    st.html("<p>" + "x" * 100_000 + "</p>")


def garbage() -> None:
    shown("collections", collections()[0])


def files() -> None:
    st.download_button("Download", "the file", file_name="file.txt")


def dialogs() -> None:
    """A dialog in which a component of ours would stand: a field in a shadow root, between two buttons.

    What opens it is drawn anew once it is closed, as a list is that has changed.
    """
    closings = st.session_state.setdefault("closings", 0)
    field = st.components.v2.component(
        "field", html='<input id="inside" aria-label="Inside">', js="export default () => {}"
    )

    @st.dialog("Dialog")
    def opened() -> None:
        st.button("Before it")
        field(key="field")
        st.button("After it")
        if st.button("Done"):
            st.session_state["closings"] += 1
            st.rerun()

    if st.button("Open", key=f"open_{closings}"):
        opened()


def home() -> None:
    shown("screen", "home")


CASES = (
    home,
    labels,
    html_buttons,
    frames,
    fields,
    typing,
    uploads,
    parameters,
    shortcuts,
    modules,
    stale,
    dialogs,
    icons,
    presses,
    large,
    garbage,
    files,
)
PAGES = {case.__name__: st.Page(case, url_path=case.__name__, default=case is home) for case in CASES}
page = st.navigation(list(PAGES.values()), position="hidden")
with st.sidebar:
    st.page_link(PAGES["labels"], label="To the labels")
page.run()
