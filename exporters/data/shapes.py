"""An object of the JSON report: its fields and their types. What is written and the JSON Schema both follow it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from types import GenericAlias
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model


@dataclass(frozen=True)
class Shape:
    """The fields of a result of the rules, or of an entry that people write, without some of them and with further ones."""

    name: str
    further: Mapping[str, Any]
    """Field -> its type: a Python type, a Shape, or `Many` of a Shape."""
    source: type | None = None
    """A dataclass or a model of pydantic."""
    without: tuple[str, ...] = ()

    def filled(self, source: Any = None, **values: Any) -> dict[str, Any]:
        """The object as plain values: the source's fields, then `values`, which must be exactly the further ones."""
        if values.keys() != self.further.keys():
            raise TypeError(f"{self.name}: {sorted(values.keys() ^ self.further.keys())}")
        own = {name: getattr(source, name) for name in self._own_types if name not in self.further}
        return {name: plain(value) for name, value in {**own, **values}.items()}

    @cached_property
    def model(self) -> type[BaseModel]:
        """A model of pydantic with the same fields, for the schema."""
        further = {name: _type(kind) for name, kind in self.further.items()}
        types: dict[str, Any] = {name: (kind, ...) for name, kind in {**self._own_types, **further}.items()}
        return create_model(self.name, __config__=ConfigDict(extra="forbid"), **types)

    @cached_property
    def _own_types(self) -> dict[str, Any]:
        if self.source is None:
            return {}
        types = get_type_hints(self.source, include_extras=True)
        return {name: types[name] for name in _field_names(self.source) if name not in self.without}


@dataclass(frozen=True)
class Many:
    """A list of one Shape."""

    shape: Shape


def plain(value: Any) -> Any:
    """A value as JSON has it, apart from days and ids: results of the rules become objects, tuples become lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def _field_names(source: type) -> list[str]:
    if issubclass(source, BaseModel):
        return list(source.model_fields)
    assert is_dataclass(source)
    return [field.name for field in fields(source)]


def _type(kind: Any) -> Any:
    if isinstance(kind, Many):
        return GenericAlias(list, (kind.shape.model,))
    return kind.model if isinstance(kind, Shape) else kind
