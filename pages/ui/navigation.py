"""The screens there are, in the order of the sidebar, and addresses between them that keep workshop and language."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from exporters.words.texts import texts
from pages.ui.language import language
from pages.ui.streamlit_gaps.markdown_in_labels import plain
from pages.ui.streamlit_gaps.marked_pages import to_mark


@dataclass(frozen=True)
class Screen:
    """A screen: the name in its address, its icon, and whether it needs an open workshop."""

    name: str
    icon: str
    of_workshop: bool = True


SCREENS = (
    Screen("home", "home", of_workshop=False),
    Screen("canvas", "dashboard"),
    Screen("interview", "checklist"),
    Screen("relationships", "diversity_3"),
    Screen("readiness", "speed"),
    Screen("plan", "calendar_month"),
    Screen("risks", "warning"),
    Screen("report", "picture_as_pdf"),
    Screen("settings", "tune"),
)


def title(name: str) -> str:
    """What the sidebar calls a screen."""
    return _titles(language())[name]


def pages() -> list[st.Page]:
    """The screens for `st.navigation`."""
    return to_mark(_page(screen.name, language()) for screen in SCREENS)


@cache
def _page(name: str, language: str) -> st.Page:
    """A screen as Streamlit knows it, its script looked for once; links share it, since they only read it."""
    return st.Page(f"{name}.py", title=_titles(language)[name], url_path=name, default=name == "home")


@cache
def _titles(language: str) -> dict[str, str]:
    _ = texts(language)
    return {
        "home": _("Workshops"),
        "canvas": _("Canvas"),
        "interview": _("Interview"),
        "relationships": _("Relationships"),
        "readiness": _("Readiness"),
        "plan": _("Plan"),
        "risks": _("Risks"),
        "report": _("Report"),
        "settings": _("Settings"),
    }


def address_parts(**parts: Any) -> dict[str, str]:
    """Query parameters that keep the open workshop and the language, with `parts` on top; None drops one."""
    kept = {"w": st.query_params.get("w") or st.session_state.get("workshop"), "lang": language()} | parts
    return {name: str(value) for name, value in kept.items() if value is not None}


def address(screen: str, **parts: Any) -> str:
    """The address of a screen for an ordinary link; it loads the page anew, so prefer `screen_link` where there is one."""
    return f"./{'' if screen == 'home' else screen}?{urlencode(address_parts(**parts))}"


def screen_link(screen: str, label: str | None = None, *, icon: str | None = None, **parts: Any) -> None:
    """A link to another screen without loading the page anew; `label` is the screen's title unless given."""
    st.page_link(
        _page(screen, language()),
        label=plain(label or title(screen)),
        icon=f":material/{icon}:" if icon else None,
        query_params=address_parts(**parts),
    )


def go(screen: str, **parts: Any) -> None:
    """Leave for another screen; nothing after it runs."""
    st.switch_page(_page(screen, language()), query_params=address_parts(**parts))
