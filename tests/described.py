"""Holds dictionaries that Python and the browser exchange to their description: nothing missing, nothing more."""

import re
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import ConfigDict, TypeAdapter

ASSETS = Path(__file__).parents[1] / "assets"


def kinds(description: ModuleType) -> list[Any]:
    """The dictionaries that a module describes."""
    return [kind for kind in vars(description).values() if hasattr(kind, "__required_keys__")]


def strictly(description: ModuleType, kind: Any) -> TypeAdapter[Any]:
    """Checks values of one of the kinds that a module describes; raises pydantic's ValidationError."""
    for each in kinds(description):
        each.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)
    return TypeAdapter(kind)


def unread(description: ModuleType) -> set[str]:
    """Names in a description that no script reads or writes."""
    scripts = "\n".join(path.read_text("utf-8") for path in ASSETS.rglob("*.js") if "vendor" not in path.parts)
    names = {name for kind in kinds(description) for name in kind.__required_keys__ | kind.__optional_keys__}
    return {name for name in names if not re.search(rf"\b{name}\b", scripts)}
