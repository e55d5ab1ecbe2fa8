"""Components of our own in the page: their scripts are modules that the browser gets from the server."""

import json

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from canvas_model.catalogue import ASSETS
from pages.server.scripts import address, needed, scripts

LOADER = "streamlit/loader.js"


def component(name: str, script: str, *styles: str) -> ComponentRenderer:
    """Register a component, given the script that it is mounted with and its style sheets, as paths under `assets`.

    Call it where the module is imported; what it gives mounts the component on a screen.
    """
    files = json.dumps([address(path) for path in needed(script)])
    css = "\n".join((ASSETS / path).read_text(encoding="utf-8") for path in styles)
    return st.components.v2.component(name, css=css or None, js=f"const FILES = {files};\n{scripts()[LOADER].decode()}")
