"""The answers that a condition turns on, and the few values of each that are worth trying.

A term is an answer (a path), or a piped value that is not worked out further, such as the rows that `where` keeps. Its
values stand for all that it can be: every option of a list that the condition could tell apart, the numbers at and beside
those that are compared with, nothing recorded.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from jinja2 import nodes

from reportkit.assessment import PathFacts, all_paths
from reportkit.assessment.paths import spot_of
from reportkit.expressions import MISSING
from reportkit.expressions.names import names_of
from reportkit.expressions.written import written

SOMETHING = "\x00something"
"""A text, a narrative or a group that is recorded, whatever it says."""
ALWAYS = frozenset({"occasion", "occasion.on", "occasion.status", "number", "item"})
"""What is never missing where it can be named at all."""
FIRST = datetime.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Rows:
    """So many rows, whatever is in them."""

    many: int

    def __bool__(self) -> bool:
        return self.many > 0


@dataclass(frozen=True, slots=True)
class Term:
    """One answer that a condition turns on. `key` names it; `path` is empty where it is worked out from others."""

    key: str
    kind: str
    path: str = ""
    values: tuple[Any, ...] = field(default=(), compare=False)


Compared = Mapping[str, frozenset[Any]]
"""For each term, the constants that it is compared with, and the names of other terms after an `=`."""


def facts_of_path(path: str) -> PathFacts | None:
    """Return what is known of a path; a row stands for its list."""
    known = all_paths()
    return known.get(path) or known.get(path.removesuffix("[]"))


def path_of(node: nodes.Node, loops: Mapping[str, str]) -> str | None:
    """Return the path that `node` names, or none where it is more than a name."""
    if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        return None
    names = names_of(node)
    if len(names) != 1 or any(isinstance(each, nodes.Filter) for each in node.find_all(nodes.Filter)):
        return None
    return names[0].path(loops)


def kind_of(node: nodes.Node, loops: Mapping[str, str]) -> str:
    """Return the kind of what a term holds: that of its question, or what its last filter gives."""
    path = path_of(node, loops)
    if path is not None:
        if path in ("occasion.on",):
            return "date"
        if path == "number" or path == "occasion.status":
            return {"number": "number"}.get(path, "text")
        facts = facts_of_path(path)
        if facts is None:
            return "text"
        row = path.endswith("[]") and facts.kind in ("rows", "choices")
        return {"rows": "group", "choices": "choice"}[facts.kind] if row else facts.kind
    if isinstance(node, nodes.Filter):
        return {"age_on": "number", "count": "number", "plus_days": "date", "plus_months": "date"}.get(
            node.name, _kept(node, loops)
        )
    return "number" if isinstance(node, nodes.Add | nodes.Sub | nodes.Neg) else "text"


_OF_ROWS = frozenset(
    {"where", "where_not", "where_in", "sort_by", "limit", "pluck", "distinct", "without", "lines_of", "look_up"}
)


def _kept(node: nodes.Filter, loops: Mapping[str, str]) -> str:
    if node.name in _OF_ROWS:
        return "rows"
    if node.name == "first" or node.name == "last":
        return _taken(node, loops)
    return "text"


def _taken(node: nodes.Filter, loops: Mapping[str, str]) -> str:
    """Return the kind of one of several: of the answer that was plucked, or of a row."""
    inner = node.node
    if isinstance(inner, nodes.Filter) and inner.name == "pluck":
        return getattr(facts_of_path(plucked(inner, loops)), "kind", "text")
    return "group"


def plucked(node: nodes.Filter, loops: Mapping[str, str]) -> str:
    """Return the path of the answers that `pluck` takes out of rows."""
    return names_of(node)[-1].path(loops)


def options_of_term(node: nodes.Node, loops: Mapping[str, str]) -> tuple[str, ...]:
    """Return the options that a term can be, where it is one of a list."""
    path = path_of(node, loops)
    if path is None and isinstance(node, nodes.Filter) and node.name in ("first", "last"):
        path = plucked(node.node, loops) if isinstance(node.node, nodes.Filter) and node.node.name == "pluck" else None
    if path == "occasion.status":
        return ("draft", "final")
    facts = facts_of_path(path) if path else None
    return facts.options if facts else ()


def term_of(node: nodes.Node, loops: Mapping[str, str], compared: Compared, *, recorded: bool = False) -> Term:
    """Return the term that `node` is, with the values to be tried; without *nothing* where all is to be `recorded`."""
    key, path = written(node), path_of(node, loops)
    kind = kind_of(node, loops)
    constants = compared.get(key, frozenset())
    found = tuple(dict.fromkeys(_values(kind, path or "", options_of_term(node, loops), constants)))
    never_missing = recorded or path in ALWAYS or (path is None and isinstance(node, nodes.Concat))
    return Term(key, kind, path or "", found if never_missing else (*found, MISSING))


def _values(kind: str, path: str, options: tuple[str, ...], constants: frozenset[Any]) -> Iterable[Any]:
    others = sum(isinstance(each, str) and each.startswith("=") for each in constants)
    said = [each for each in constants if not (isinstance(each, str) and each.startswith("="))]
    if options:
        return _options(options, said, others)
    if kind == "number":
        return _numbers(path, [each for each in said if isinstance(each, int | float)], others)
    if kind == "date":
        return tuple(FIRST + datetime.timedelta(days) for days in range(min(1 + others, 4)))
    if kind == "rows":
        many = _numbers("", [*(each for each in said if isinstance(each, int)), 1], others)
        return tuple(Rows(int(n)) for n in many if n > 0)
    return (*(each for each in said if isinstance(each, str)), SOMETHING)


def _options(options: tuple[str, ...], said: list[Any], others: int) -> tuple[str, ...]:
    """Return the options that are told apart, and one for all the rest."""
    if others:
        return options
    named = [each for each in options if each in said]
    rest = [each for each in options if each not in said]
    return (*named, *rest[:1])


def _numbers(path: str, said: list[int | float], others: int) -> tuple[int | float, ...]:
    """Return the numbers at and beside those compared with, within the question's bounds."""
    least, most, whole = _bounds(path) if path else (0, None, True)
    step = 1 if whole else 0.5
    near = {0, 1, *range(others + 1), *(each + by for each in said for by in (-step, 0, step))}
    kept = (each for each in sorted(near) if (least is None or each >= least) and (most is None or each <= most))
    return tuple(kept) or (1,)


@cache
def _bounds(path: str) -> tuple[Any, Any, bool]:
    """Return the least and the most that a number can be, and whether it is whole."""
    kinds = spot_of(path).kinds
    bounds = {name: bound for kind in kinds for name, bound in kind.bounds}
    whole = not any(kind.type is float for kind in kinds)
    return bounds.get("ge", bounds.get("gt")), bounds.get("le", bounds.get("lt")), whole


@lru_cache(maxsize=1)
def closers() -> Mapping[str, str]:
    """Return, for each question that a trigger question opens, that trigger question: its “no” closes it."""
    return {
        f"{path.rpartition('.')[0]}.{name}": path
        for path, facts in all_paths().items()
        for name in facts.opens
        if name != "details"
    }


def above(path: str) -> Iterable[str]:
    """Yield `path` and every path that it stands in, rows and their lists among them.

    >>> list(above("a.b[].c"))
    ['a.b[].c', 'a.b[]', 'a.b', 'a']
    """
    while path:
        yield path
        path = path[:-2] if path.endswith("[]") else path.rpartition(".")[0]
