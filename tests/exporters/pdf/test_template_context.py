"""Templates and what they get agree: no name that is not there, no attribute its type does not have, no field nobody prints."""

import inspect
import re
from dataclasses import fields
from functools import cached_property
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from jinja2 import meta, nodes

from exporters.pdf.template_context import TemplateContext
from exporters.pdf.templating import TEMPLATES, environment

PATHS = sorted(TEMPLATES.glob("*.j2"))
CONTEXT = get_type_hints(TemplateContext)
LONGEST_LINE = 160


def parsed(source: str) -> nodes.Template:
    return environment("en").parse(source)


def undeclared(source: str) -> set[str]:
    """The names that a template takes from outside; what the whole document imports or sets is not one of them."""
    whole = parsed((TEMPLATES / "report.html.j2").read_text("utf-8"))
    made = {node.target for node in whole.find_all(nodes.Import)}
    made |= {node.target.name for node in whole.find_all(nodes.AssignBlock)}
    return meta.find_undeclared_variables(parsed(source)) - set(environment("en").globals) - made


class Method:
    """The type of a method: what it returns."""

    def __init__(self, function: Any) -> None:
        try:
            self.returns = get_type_hints(function).get("return")
        except (NameError, TypeError):  # one of Python's own
            self.returns = None


def without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        kinds = [one for one in get_args(kind) if one is not NoneType]
        return kinds[0] if len(kinds) == 1 else None
    return kind


def element(kind: Any) -> Any:
    """What a loop over a type gives; None where that is not known."""
    kind = without_none(kind)
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return arguments[0] if arguments[1:] == (...,) else None
    return arguments[0] if arguments else None


class Reading:
    """Walks through a template and knows the types of its names, as far as they can be known."""

    def __init__(self, source: str) -> None:
        self.faults: list[str] = []
        self.known = 0
        self._body(parsed(source).body, dict(CONTEXT))

    def _body(self, body: list[nodes.Node], scope: dict[str, Any]) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        if isinstance(node, nodes.For):
            inner = {**scope, "loop": None, **self._bound(node.target, element(self._type(node.iter, scope)))}
            if node.test:
                self._type(node.test, inner)
            self._body(node.body, inner)
            self._body(node.else_, scope)
        elif isinstance(node, nodes.Assign):
            scope |= self._bound(node.target, self._type(node.node, scope))
        elif isinstance(node, nodes.With):
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                inner |= self._bound(target, self._type(value, scope))
            self._body(node.body, inner)
        elif isinstance(node, nodes.Macro):
            self._body(node.body, {**scope, **{argument.name: None for argument in node.args}})
        else:
            for child in node.iter_child_nodes():
                if isinstance(child, nodes.Expr):
                    self._type(child, scope)
                else:
                    self._statement(child, scope)

    def _bound(self, target: nodes.Node, kind: Any) -> dict[str, Any]:
        if isinstance(target, nodes.Name):
            return {target.name: kind}
        names = [item.name for item in target.find_all(nodes.Name)]
        kinds = get_args(kind) if get_origin(kind) is tuple else ()
        return dict(zip(names, kinds, strict=True)) if kinds else dict.fromkeys(names)

    def _type(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """The type of an expression; None where it is not known. Every part of it is looked at."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name)
        parts = [self._type(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Getattr):
            return self._attribute(without_none(parts[0]), node)
        if isinstance(node, nodes.Call):
            return parts[0].returns if isinstance(parts[0], Method) else None
        if isinstance(node, nodes.Getitem):
            kind = without_none(parts[0])
            return get_args(kind)[1] if get_origin(kind) is dict else element(kind)
        return None

    def _attribute(self, kind: Any, node: nodes.Getattr) -> Any:
        if not inspect.isclass(kind):
            return None
        self.known += 1
        found = inspect.getattr_static(kind, node.attr, None)
        if isinstance(found, (property, cached_property)):
            return Method(found.fget if isinstance(found, property) else found.func).returns
        if callable(found):
            return Method(found)
        hints = get_type_hints(kind)
        if node.attr not in hints and not re.search(rf"self\.{node.attr}\b.* = ", own_source(kind)):
            self.faults.append(f"line {node.lineno}: {kind.__name__} has no {node.attr}")
        return hints.get(node.attr)


def own_source(kind: type) -> str:
    """The source of a class and of those of the product that it is made of."""
    bases = [base for base in kind.__mro__ if base.__module__.startswith(("canvas_model", "exporters"))]
    return "".join(inspect.getsource(base) for base in bases)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_template_uses_names_and_attributes_that_are_there(path):
    source = path.read_text("utf-8")
    assert undeclared(source) - set(CONTEXT) == set()
    assert Reading(source).faults == []


def test_every_field_is_used_by_a_template():
    used = set().union(*(undeclared(path.read_text("utf-8")) for path in PATHS))
    assert {field.name for field in fields(TemplateContext)} == used


def test_the_types_of_most_attributes_are_known():
    assert sum(Reading(path.read_text("utf-8")).known for path in PATHS) > 150


@pytest.mark.parametrize(
    "wrong",
    [
        "{{ readiness.percentage }}",
        "{% for block in readiness.blocks %}{{ block.titel }}{% endfor %}",
        "{% set first = wording.label() %}{{ first.nam }}",
        "{% for segment, result in wording.ranked_segments() %}{{ result.ranking }}{% endfor %}",
        "{% for row in risk_matrix %}{{ row[0].likelihood }}{% endfor %}",
        "{% if true %}{% for task in plan.tasks if task.importance %}{% endfor %}{% endif %}",
        "{{ wording.relationship() }}",
    ],
)
def test_an_attribute_that_is_not_there_is_found(wrong):
    assert len(Reading(wrong).faults) == 1


def test_no_line_of_a_template_is_too_long_to_read():
    long = {
        f"{path.name}:{number}: {len(line)}"
        for path in (*PATHS, *TEMPLATES.glob("*.css"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    }
    assert not long
