"""What was typed in the form of a new workshop and not sent: the browser keeps it, and the form takes it back."""

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from canvas_model.catalogue import catalogue
from canvas_model.languages import LANGUAGES
from pages.ui.components import component
from pages.ui.countries import place_labels
from pages.ui.language import language, name_of
from pages.ui.workshop_form.typed_values import written_day, written_number

_keep = component("new_workshop_draft", "streamlit/new_workshop_draft.js")


def keep_draft(form: str, workshop: str, keys: Mapping[str, str], proposed: Mapping[str, Any], *, cancel: str) -> None:
    """Let the browser keep what the fields of the form show beyond what was `proposed`, and take back what it has kept.

    `keys` are the fields' keys by their names; `cancel` is the key of the button that drops it all.
    """
    key, times = f"{form}_draft", f"{form}_taken_back"

    def take_back() -> None:
        kept = json.loads(st.session_state[key].get("kept") or "{}")
        for name, shown in kept.items():
            value = _meant(name, shown)
            if name in keys and value is not None:
                st.session_state[keys[name]] = value
        st.session_state[times] = st.session_state.get(times, 0) + 1

    data = {
        "id": workshop,
        "fields": dict(keys),
        "proposed": {name: _shown(name, value) for name, value in proposed.items()},
        "cancel": cancel,
        "times": st.session_state.get(times, 0),
    }
    with st.container(key="cv_hidden_draft"):
        _keep(key=key, data=data, on_kept_change=take_back)


def _shown(name: str, value: Any) -> str | list[str]:
    """What a field shows for a value."""
    if name in ("held_on", "starts_on"):
        return written_day(value, language())
    if name == "crm_users":
        return written_number(value, language())
    labels = _labels(name, language())
    return [labels[one] for one in value] if name == "areas" else labels.get(value, value)


def _meant(name: str, shown: Any) -> Any:
    """What a field holds when it shows this, whichever language it was shown in; None where it is nothing it can hold."""
    for speaks in (language(), *LANGUAGES):
        values = {label: value for value, label in _labels(name, speaks).items()}
        if not values:
            return shown if isinstance(shown, str) else None
        if name == "areas" and isinstance(shown, list) and all(one in values for one in shown):
            return [values[one] for one in shown]
        if isinstance(shown, str) and shown in values:
            return values[shown]
    return None


def _labels(name: str, speaks: str) -> dict[str, str]:
    """What can be chosen in a field, and what it is called; nothing for one in which people type."""
    if name == "areas":
        return {area.id: area.name for area in catalogue(speaks).roles.areas}
    if name == "country":
        return place_labels(speaks)
    return {code: name_of(code) for code in LANGUAGES} if name == "language" else {}
