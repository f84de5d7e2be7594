"""Does everything in a rule fit its kind: dates compared with dates, a choice with its options, rows where rows belong?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import nodes

from reportkit.diagnostics import Diagnostic
from reportkit.documents import DocumentSpec, Form, PrePopulationRule
from reportkit.documents import Field as SpecField
from reportkit.expressions import Expression, Sentence
from reportkit.prepopulation.known import loops_of
from reportkit.prepopulation.proofs.sorts import (
    DATE,
    NOTHING,
    NUMBER,
    SEVERAL,
    TEXT,
    TRUTH,
    UNKNOWN,
    WORDS,
    Sort,
    joined,
    sort_of_path,
)
from reportkit.prepopulation.proofs.terms import path_of

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
CHOSEN = frozenset({"choice", "yes-no"})
TAKES: Mapping[str, tuple[frozenset[str], str]] = {
    **dict.fromkeys(("long_date",), (frozenset({"date"}), "a date")),
    **dict.fromkeys(("weekday_date",), (frozenset({"date", "list", "rows"}), "a date, or several")),
    **dict.fromkeys(("plus_days", "plus_months", "age_on"), (frozenset({"date"}), "a date")),
    **dict.fromkeys(
        ("join", "and_list", "distinct", "without", "limit", "count", "first", "last"), (SEVERAL, "a list")
    ),
    **dict.fromkeys(
        ("pluck", "where", "where_not", "where_in", "sort_by", "lines_of"), (frozenset({"rows", "list"}), "rows")
    ),
    "number": (frozenset({"number"}), "a number"),
    "number_of": (frozenset({"number"}) | SEVERAL, "a number or a list"),
    "value": (CHOSEN | {"choices", "text"}, "a choice"),
    "label": (CHOSEN | {"choices", "text", "list"}, "a choice"),
    "lower": (WORDS - {"narrative", "number", "truth"}, "a word or a few"),
    "look_up": (SEVERAL | {"text"}, "references"),
}
"""What each filter can be given, and how that is called; every other filter takes words."""
PRINTED = (WORDS | {"rows"}, "words")
GIVES: Mapping[str, Sort] = {
    **dict.fromkeys(("age_on", "count"), NUMBER),
    **dict.fromkeys(("plus_days", "plus_months"), DATE),
    **dict.fromkeys(("look_up", "lines_of", "distinct"), Sort(frozenset({"list"}), items=frozenset({"text"}))),
}
KEEPS = frozenset({"where", "where_not", "where_in", "sort_by", "limit", "without", "value"})


def kinds_fit(spec: DocumentSpec) -> Iterator[Diagnostic]:
    """Yield a finding for everything in the rules of `spec` that does not fit its kind."""
    for section in spec.sections:
        if section.id in spec.rules:
            yield from _rule(spec.rules[section.id], None)
        for field in section.fields:
            yield from _rule(spec.rules[f"{section.id}.{field.id}"], field)


def _rule(rule: PrePopulationRule, field: SpecField | None) -> Iterator[Diagnostic]:
    loops = loops_of(rule)
    forms = {f"columns.{each.id}": each.form for each in field.columns} if field is not None else {}
    own = field.form if field is not None else Form.PROSE
    for key, part in rule.parts():
        for place in part.places:
            reading = _Reading(place, loops)
            try:
                sort = reading.sort(place.tree)
            except RecursionError:
                continue  # so long a line is said to be too much to prove where its branches are
            yield from reading.found
            if key == "each":
                yield from _repeated(place, sort)
            elif isinstance(part, Sentence) or key.startswith("columns.") or key in ("value", "says"):
                yield from _printed(place, sort, forms.get(key, own), narrow=not isinstance(part, Sentence))


def _repeated(line: Expression, sort: Sort) -> Iterator[Diagnostic]:
    if not sort.may_be(SEVERAL):
        message = f"“each” goes through rows, and {sort} has none"
        yield Diagnostic(
            "RK219", message, at=line.at, quote=line.source, hint="name a list, such as core_record.offences"
        )


def _printed(line: Expression, sort: Sort, form: Form, *, narrow: bool) -> Iterator[Diagnostic]:
    if sort.kinds == {"truth"}:
        code, message, hint = "RK219", "this is a condition, and no words", "write: “words” if condition"
    elif not sort.printable and sort != NOTHING:
        code, message = "RK219", f"{sort} cannot be set as words"
        hint = "pipe the rows through lines_of or pluck" if sort.may_be(SEVERAL) else "name one of its answers"
    elif form is Form.LINE and "narrative" in sort.kinds and narrow:
        code, message = "RK229", f"{sort} is set in one line, and loses its paragraphs and who said them"
        hint = "say as: prose, or pipe it through words"
    else:
        return
    yield Diagnostic(code, message, at=line.at, quote=line.source, hint=hint)


class _Reading:
    """One reading of a line: what each piece comes to, and what did not fit on the way."""

    def __init__(self, line: Expression, loops: Mapping[str, str]) -> None:
        self.line, self.loops = line, loops
        self.found: list[Diagnostic] = []

    def sort(self, node: nodes.Node | None) -> Sort:
        """Return what `node` comes to."""
        if node is None:
            return NOTHING
        path = path_of(node, self.loops)
        if path is not None:
            return sort_of_path(path)
        asked: dict[type[nodes.Node], Callable[[Any], Sort]] = {
            nodes.Const: self._constant, nodes.Filter: self._filter, nodes.Compare: self._compare,
            nodes.CondExpr: self._choice, nodes.And: self._both, nodes.Or: self._both, nodes.Not: self._not,
            nodes.List: self._list, nodes.Tuple: self._list, nodes.Concat: self._words, nodes.Add: self._sum,
            nodes.Sub: self._sum, nodes.Neg: self._sum, nodes.Getattr: self._look, nodes.Getitem: self._look,
        }  # fmt: skip
        return asked.get(type(node), self._else)(node)

    def _say(self, code: str, message: str, hint: str) -> None:
        self.found.append(Diagnostic(code, message, at=self.line.at, quote=self.line.source, hint=hint))

    def _else(self, node: Any) -> Sort:
        for child in node.iter_child_nodes():
            self.sort(child)
        return TRUTH if isinstance(node, nodes.Test) else UNKNOWN

    def _constant(self, node: Any) -> Sort:
        value = node.value
        if value is None:
            return NOTHING
        if isinstance(value, list | tuple):
            return Sort(frozenset({"list"}), items=frozenset({"text"}), constant=tuple(value))
        kind = "truth" if isinstance(value, bool) else "number" if isinstance(value, int | float) else "text"
        return Sort(frozenset({kind}), constant=value)

    def _not(self, node: Any) -> Sort:
        self.sort(node.node)
        return TRUTH

    def _both(self, node: Any) -> Sort:
        return joined(self.sort(node.left), self.sort(node.right))

    def _choice(self, node: Any) -> Sort:
        self.sort(node.test)
        return joined(self.sort(node.expr1), self.sort(node.expr2))

    def _list(self, node: Any) -> Sort:
        items = joined(*(self.sort(each) for each in node.items))
        constant = tuple(each.value for each in node.items if isinstance(each, nodes.Const))
        whole = constant if len(constant) == len(node.items) else None
        return Sort(frozenset({"list"}), items=items.kinds - {"nothing"}, constant=whole)

    def _words(self, node: Any) -> Sort:
        for each in node.nodes:
            sort = self.sort(each)
            if not sort.printable and sort != NOTHING:
                self._say(
                    "RK219",
                    f"{sort} cannot be joined to words",
                    "name one of its answers, or pipe the rows through lines_of",
                )
        return TEXT

    def _sum(self, node: Any) -> Sort:
        sides = [self.sort(each) for each in node.iter_child_nodes()]
        if all(each.may_be(SEVERAL) for each in sides) and not isinstance(node, nodes.Neg):
            return joined(*sides)
        for each in sides:
            if not each.may_be({"number"}):
                self._say("RK217", f"{each} cannot be added or taken away", "join texts with ~")
        return NUMBER

    def _look(self, node: Any) -> Sort:
        """Return what stands at a key of something worked out, such as the first of some rows."""
        held = self.sort(node.node)
        if not held.path:
            return UNKNOWN
        if isinstance(node, nodes.Getattr):
            return sort_of_path(f"{held.path}.{node.attr}")
        return sort_of_path(f"{held.path}[]")

    def _filter(self, node: Any) -> Sort:
        held, given = self.sort(node.node), [self.sort(each) for each in node.args]
        if node.name == "default":
            return joined(held, *given)
        takes, called = TAKES.get(node.name, PRINTED)
        if held != NOTHING and (not held.may_be(takes) or (takes is PRINTED[0] and not held.printable)):
            hint = (
                "leave the filter out" if node.name in ("join", "and_list", "count") else "pipe another answer into it"
            )
            self._say("RK218", f"the filter “{node.name}” takes {called}, and {held} is none", hint)
        self._arguments(node, held, given)
        return self._gives(node, held)

    def _arguments(self, node: Any, held: Sort, given: list[Sort]) -> None:
        wanted = {"age_on": "date", "plus_days": "number", "plus_months": "number", "limit": "number"}.get(node.name)
        if wanted and given and not given[0].may_be({wanted}):
            self._say(
                "RK218", f"the filter “{node.name}” is given {given[0]}, and needs a {wanted}", f"give it a {wanted}"
            )
        if node.name == "without" and given and not given[0].may_be(SEVERAL):
            self._say("RK218", f"the filter “without” is given {given[0]}, and needs a list", "give it a list")
        if node.name in ("where", "where_not", "where_in") and len(node.args) > 1 and held.path:
            key = sort_of_path(f"{held.path.removesuffix('[]')}[].{node.args[0].value}")
            self._options(key, given[1])

    def _options(self, asked: Sort, said: Sort) -> None:
        """Check that constants are among the options of a question, and of its kind."""
        constants = said.constant if isinstance(said.constant, tuple) else (said.constant,)
        for each in constants:
            if each is None or not asked.kinds:
                continue
            if asked.options and str(each) not in asked.options:
                self._say("RK304", f"{asked} has no option “{each}”", "it can be: " + ", ".join(asked.options))
            elif not asked.options:
                self._alike(asked, Sort(_constant_kind(each), constant=each))

    def _gives(self, node: Any, held: Sort) -> Sort:
        if node.name in GIVES:
            return GIVES[node.name]
        if node.name in KEEPS:
            return held
        if node.name in ("first", "last"):
            inside = f"{held.path}[]" if held.path and "rows" in held.kinds else held.path
            return Sort(held.items, inside, held.options)
        if node.name == "pluck" and held.path and node.args:
            inner = sort_of_path(f"{held.path.removesuffix('[]')}[].{node.args[0].value}")
            return Sort(frozenset({"list"}), inner.path, inner.options, inner.kinds)
        if node.name == "label":
            return Sort(frozenset({"list"}), items=frozenset({"text"})) if held.may_be({"choices"}) else TEXT
        return UNKNOWN if node.name == "pluck" else TEXT

    def _compare(self, node: Any) -> Sort:
        left = self.sort(node.expr)
        for operand in node.ops:
            right = self.sort(operand.expr)
            if operand.op in ("in", "notin"):
                self._among(left, right)
            elif operand.op in ("eq", "ne"):
                self._alike(left, right)
            else:
                self._sized(left, right)
            left = right
        return TRUTH

    def _among(self, item: Sort, several: Sort) -> None:
        if several.constant is not None and isinstance(several.constant, tuple):
            if not item.may_be(WORDS - {"choices", "narrative", "list"}):
                self._say(
                    "RK217",
                    f"{item} can never be one of a list",
                    'for each option write "x" in the path, or use where_in',
                )
            for each in several.constant if not item.options else ():
                self._alike(item, Sort(_constant_kind(each), constant=each))
        elif not several.may_be(SEVERAL | {"text"}):
            self._say("RK217", f"{several} is no list, so nothing is in it", "compare with ==")
        elif several.options and item.constant is not None and item.constant not in several.options:
            hint = "it can be: " + ", ".join(several.options)
            self._say("RK304", f"{several} has no option “{item.constant}”", hint)

    def _sized(self, left: Sort, right: Sort) -> None:
        if not any(left.may_be({kind}) and right.may_be({kind}) for kind in ("number", "date")):
            hint = "only numbers and dates have an order; name the options: in [“…”, “…”]"
            self._say("RK217", f"{left} and {right} cannot be compared by size", hint)

    def _alike(self, left: Sort, right: Sort) -> None:
        if NOTHING in (left, right) or not left.kinds or not right.kinds:
            return
        for one, other in ((left, right), (right, left)):
            if one.kinds <= {"rows", "group", "narrative", "choices", "list"}:
                hint = 'for options write "x" in the path; for rows pipe them through count; or ask only whether it is recorded'
                self._say("RK217", f"{one} never equals {other}", hint)
                return
            if one.kinds == {"date"} and other.kinds == {"text"}:
                if not (isinstance(other.constant, str) and _DATE.fullmatch(other.constant)):
                    self._say("RK217", f"{one} never equals {other}", "compare dates with dates")
                return
        if left.options and right.options and not set(left.options) & set(right.options):
            self._say("RK217", f"{left} and {right} have no option in common", "compare answers of the same list")
        elif not _class(left) & _class(right):
            self._say("RK217", f"{left} never equals {right}", "compare like with like")


def _class(sort: Sort) -> set[str]:
    """Return the kinds with a choice counted as the text that is stored."""
    return {"text" if each in CHOSEN else each for each in sort.kinds}


def _constant_kind(value: object) -> frozenset[str]:
    if isinstance(value, bool):
        return frozenset({"truth"})
    return frozenset({"number" if isinstance(value, int | float) else "text"})
