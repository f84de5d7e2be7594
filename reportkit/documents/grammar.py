"""The closed grammar of a document folder: which keys stand where, and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from reportkit.diagnostics import Diagnostic, did_you_mean
from reportkit.documents.stamps import Stamp
from reportkit.documents.yaml_file import Node

MANIFEST = frozenset(
    [
        "reportkit",
        "id",
        "title",
        "subtitle",
        "stages",
        "copies_for",
        "marking",
        "notice",
        "language",
        "look",
        "sides",
        "source",
        "sections",
        "needs",
        "usable_for",
    ]
)
SECTION = frozenset(["id", "title", "level", "intro", "fields", "not_for", "only_for", "new_page", "source"])
USE = frozenset({"use", "omit", "title", "level", "not_for"})
FIELD = frozenset(
    [
        "id",
        "label",
        "as",
        "required",
        "heading",
        "half",
        "runs_on",
        "columns",
        "not_for",
        "only_for",
        "release",
        "withheld_note",
        "figure",
        "source",
    ]
)
COLUMN = frozenset({"id", "label", "width", "as", "runs_on"})
RELEASE = frozenset({"paths", "to", "because"})
RULE = frozenset(["when", "value", "text", "cases", "each", "where", "columns", "otherwise", "because"])
CASE = frozenset(["when", "value", "text"])


_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


class Reading:
    """One reading of a folder: its files, its findings, and typed looks into nodes that report what does not fit."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self.read_from: list[Stamp] = []

    def found(self, code: str, message: str, node: Node, hint: str = "") -> None:
        """Write down a finding at `node`."""
        self.findings.append(Diagnostic(code, message, at=node.at, hint=hint))

    def keys(self, node: Node, allowed: Collection[str], needed: Collection[str] = ()) -> bool:
        """Check that `node` is a mapping of `allowed` keys with all that are `needed`."""
        if not isinstance(node.value, dict):
            self.found("RK203", "names and values are expected here", node, "write key: value")
            return False
        for key, value in node.items():
            if key not in allowed:
                hint = did_you_mean(key, allowed) or "it can hold: " + ", ".join(sorted(allowed))
                self.found("RK203", f"“{key}” is not known here", value, hint)
        absent = [key for key in needed if key not in node.value]
        if absent:
            self.found("RK204", "this needs " + ", ".join(f"“{key}”" for key in absent), node, "add it")
        return not absent

    def one(self, node: Node, key: str, kind: type, default: Any) -> Any:
        """Return the value of `key`, or `default` where it is absent or of another kind."""
        inner = node.value.get(key)
        if inner is None or inner.value is None:
            return default
        if kind is float and isinstance(inner.value, int) and not isinstance(inner.value, bool):
            return float(inner.value)
        if not isinstance(inner.value, kind) or (kind is int and isinstance(inner.value, bool)):
            words = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}
            self.found("RK205", f"“{key}” is {words.get(kind, 'something else')}", inner)
            return default
        return inner.value

    def name(self, node: Node, taken: Collection[str] = ()) -> str:
        """Return the `id` of a part: a name that a template can write, and none of those `taken` by the templates' own."""
        return self.named(self.one(node, "id", str, "?"), node.value["id"], taken)

    def named(self, said: str, node: Node, taken: Collection[str] = ()) -> str:
        """Return the name `said` at `node`, with a finding where it cannot be one."""
        if not _NAME.fullmatch(said):
            self.found(
                "RK206",
                f"“{said}” cannot be a name",
                node,
                "begin with a small letter; then small letters, 0 to 9 and _",
            )
        elif said in taken:
            self.found("RK206", f"“{said}” means something else in a template", node, "choose another name")
        return said

    def many(self, node: Node, key: str) -> tuple[Node, ...]:
        """Return the list at `key`; one value stands for a list of one."""
        inner = node.value.get(key)
        if inner is None or inner.value is None:
            return ()
        return inner.value if isinstance(inner.value, tuple) else (inner,)

    def words(self, node: Node, key: str, known: Collection[str] = ()) -> tuple[str, ...]:
        """Return the list of names at `key`, each one of `known` where that is given."""
        said: list[str] = []
        for each in self.many(node, key):
            if not isinstance(each.value, str):
                self.found("RK205", f"“{key}” is a list of names", each)
            elif known and each.value not in known:
                hint = did_you_mean(each.value, known) or "it can be: " + ", ".join(sorted(known))
                self.found("RK206", f"“{each.value}” is not known as one of “{key}”", each, hint)
            else:
                said.append(each.value)
        return tuple(said)
