"""A line comes to what Jinja, with look-ups alone, makes of it: our programs are held against its own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportkit.assessment import Occasion
from reportkit.assessment.read import read_assessment
from reportkit.diagnostics import Location
from reportkit.documents import find_document, folders, shipped
from reportkit.expressions import FILTERS, Expression, Missing, Refused, read_expression
from reportkit.expressions.program import look
from reportkit.prepopulation import facts_of

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*.json"))
DAY = datetime.date(2026, 11, 21)
HERE = Location("rules.yaml")
FAULTS = (TypeError, ValueError, ArithmeticError, LookupError, RecursionError, UndefinedError)


class Keys(ImmutableSandboxedEnvironment):
    """Jinja that only looks up keys."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._look(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self._look(obj, argument)

    def _look(self, obj: Any, key: Any) -> Any:
        found = None
        if isinstance(obj, Mapping):
            found = obj.get(key)
        elif isinstance(obj, list | tuple) and isinstance(key, int):
            found = obj[key] if -len(obj) <= key < len(obj) else None
        return self.undefined(name=str(key)) if found is None else found


ENV = Keys(undefined=Missing)
ENV.globals.clear()
ENV.filters = dict(FILTERS)


def jinjas(source: str, data: Mapping[str, Any]) -> object:
    try:
        found = ENV.compile_expression(source, undefined_to_none=False)(**data)
    except FAULTS:
        return Refused
    return None if isinstance(found, Undefined) else found


def ours(asked: Expression, data: Mapping[str, Any]) -> object:
    try:
        return asked.evaluate(data)
    except Refused:
        return Refused


def same(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Undefined):
        return isinstance(other, Undefined)
    return type(one) is type(other) and bool(one == other)


def lines() -> list[Expression]:
    found: dict[str, Expression] = {}
    for name in folders(shipped()):
        for rule in find_document(name).unwrap().rules.values():
            for _, part in rule.parts():
                for place in part.places:
                    if place is part:
                        found[place.source.strip()] = place
    return list(found.values())


@pytest.mark.parametrize("sample", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_every_shipped_rule_comes_to_the_same(sample: Path) -> None:
    facts = facts_of(read_assessment(sample, on=DAY).unwrap(), Occasion(DAY))
    rows = facts["offending_asb"]["offences"]["index_offences"]
    for each in lines():
        for data in (facts, {**facts, "item": rows[0], "number": 1}, {}):
            assert same(ours(each, data), jinjas(each.source.strip(), data)), each.source


NAMES = [
    "a",
    "b",
    "a.x",
    "a.y",
    "b.rows",
    "b.rows[0]",
    "b.rows[-1].x",
    "a['x']",
    "gone",
    "gone.far",
    "b.rows[9].x",
    "item.x",
]
ATOMS = st.sampled_from([*NAMES, "1", "2.5", "'x'", "''", "none", "true", "[1, 'x']", "[a.x, b]", "('x', 2)", "[]"])
FILTERED = [
    "lower", "count", "label", "first", "last", "default('d')", "join", "and_list", "paragraphs", "where('x', 1)",
    "pluck('x')", "sort_by('x')", "limit(1)", "distinct", "quote", "number", "lines_of('{x}[ {y}]')", "where_in('x', [1])",
]  # fmt: skip
WRITTEN = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(
            inner, st.sampled_from(["==", "!=", "<", ">=", "in", "not in", "and", "or", "+", "-", "~"]), inner
        ).map(lambda each: f"({each[0]} {each[1]} {each[2]})"),
        st.tuples(inner, st.sampled_from(FILTERED)).map(lambda each: f"({each[0]} | {each[1]})"),
        st.tuples(inner, inner, inner).map(lambda each: f"({each[0]} if {each[1]} else {each[2]})"),
        st.tuples(inner, inner, inner).map(lambda each: f"({each[0]} < {each[1]} <= {each[2]})"),
        st.tuples(inner, st.sampled_from(["is defined", "is none", "is not none", "is in [1, 'x']"])).map(
            lambda each: f"({each[0]} {each[1]})"
        ),
        inner.map(lambda each: f"(not {each})"),
        inner.map(lambda each: f"(-{each})"),
        inner.map(lambda each: f"({each} | first).x"),
        inner.map(lambda each: f"[{each}, 'x'][number - 1]"),
    ),
    max_leaves=8,
)
VALUES = st.sampled_from([1, 0, 2.5, "x", "", "X y", True, None, ("x", 1), (), {"x": 1}, datetime.date(2026, 3, 3)])
DATA = st.fixed_dictionaries(
    {
        "a": VALUES | st.fixed_dictionaries({"x": VALUES, "y": VALUES}),
        "b": VALUES
        | st.fixed_dictionaries({"rows": st.lists(st.dictionaries(st.sampled_from("xy"), VALUES)).map(tuple)}),
        "item": st.fixed_dictionaries({"x": VALUES}),
        "number": st.sampled_from([1, 2, 3]),
    }
)


@settings(max_examples=600, deadline=None)
@given(WRITTEN, DATA)
def test_any_line_comes_to_the_same(source: str, data: dict[str, Any]) -> None:
    try:
        asked = read_expression(source, at=HERE)
    except Refused:
        return
    assert same(ours(asked, data), jinjas(source, data))


@settings(max_examples=300, deadline=None)
@given(WRITTEN, DATA, DATA)
def test_a_line_that_sees_the_same_comes_to_the_same(source: str, data: dict[str, Any], other: dict[str, Any]) -> None:
    try:
        asked = read_expression(source, at=HERE)
    except Refused:
        return
    shared = {**other, **{keys[0]: data[keys[0]] for keys in asked.looks if keys[0] in data}}
    shared = {key: each for key, each in shared.items() if key in data or key not in {keys[0] for keys in asked.looks}}
    assert all(look(data, keys) is look(shared, keys) for keys in asked.looks if len(keys) > 1)
    assert same(ours(asked, data), ours(asked, shared))


def test_a_choice_without_an_else_is_nothing() -> None:
    """Jinja has an undefined of its own here, which cannot be compared."""
    assert read_expression("a if gone", at=HERE).evaluate({"a": 1}) is None
    assert read_expression("(a if gone) < 3", at=HERE).evaluate({"a": 1}) is False
