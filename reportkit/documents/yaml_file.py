"""Read a YAML file that people maintain: every key and value remembers its line, and nothing is guessed.

YAML 1.2 words: only `true` and `false` are booleans, so that `no` stays the word no. Anchors, aliases and tags have no
place in a rules file and are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportkit.diagnostics import Diagnostic, Location, Outcome

LARGEST = 2_000_000
DEEPEST = 20
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,10})?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file and where it stands. A mapping's value is a dict of nodes, a sequence's a tuple of nodes."""

    value: Any
    at: Location

    def items(self) -> Iterator[tuple[str, Node]]:
        """Yield the entries of a mapping; a mapping's key stands where its value says."""
        yield from self.value.items() if isinstance(self.value, dict) else ()

    def plain(self) -> Any:
        """Return the value without its places."""
        if isinstance(self.value, dict):
            return {key: each.plain() for key, each in self.value.items()}
        if isinstance(self.value, tuple):
            return [each.plain() for each in self.value]
        return self.value


class _Fault(Exception):
    def __init__(self, message: str, mark: Any = None) -> None:
        super().__init__(message)
        self.mark = mark


def read_yaml(source: Path | bytes, *, name: str) -> Outcome[Node]:
    """Read a YAML file, or the bytes of one; `name` is what findings call it. Never raises for what the file holds."""
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError:
        return Outcome(
            None, (Diagnostic("RK201", "the file cannot be read", at=Location(name), hint="check that it is there"),)
        )
    if len(data) > LARGEST:
        return Outcome(None, (Diagnostic("RK202", "the file is too large for a rules file", at=Location(name)),))
    try:
        text = data.decode("utf-8-sig")
        root = _read(yaml.parse(text, Loader=_LOADER), name)
    except UnicodeDecodeError:
        return Outcome(
            None, (Diagnostic("RK202", "the file is not UTF-8 text", at=Location(name), hint="save it as UTF-8"),)
        )
    except yaml.MarkedYAMLError as fault:
        return _refused(
            name, f"the YAML breaks off here: {fault.problem or 'unexpected character'}", fault.problem_mark
        )
    except yaml.YAMLError:
        return _refused(name, "the file holds a character that YAML does not allow", None)
    except _Fault as fault:
        return _refused(name, str(fault), fault.mark)
    return Outcome(root)


def _refused(name: str, message: str, mark: Any) -> Outcome[Node]:
    at = Location(name, line=mark.line + 1, column=mark.column + 1) if mark else Location(name)
    return Outcome(
        None, (Diagnostic("RK202", message, at=at, hint="check the indentation and quotes around this line"),)
    )


def _read(events: Iterator[Any], name: str) -> Node:
    root: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise _Fault("there is a second document in this file", event.start_mark)
            root = _value(next(events), events, name, 0)
    if root is None:
        raise _Fault("the file is empty")
    return root


def _value(event: Any, events: Iterator[Any], name: str, depth: int) -> Node:
    mark: Any = event.start_mark
    at = Location(name, line=mark.line + 1, column=mark.column + 1)
    if depth > DEEPEST:
        raise _Fault("the file is nested too deeply", mark)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Fault("anchors (&) and aliases (*) are not used here", mark)
    if isinstance(event, yaml.ScalarEvent):
        return Node(_scalar(event), at)
    if isinstance(event, yaml.SequenceStartEvent):
        found = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            found.append(_value(inner, events, name, depth + 1))
        return Node(tuple(found), at)
    entries: dict[str, Node] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent):
            raise _Fault("a key is a single word or name", key.start_mark)
        if key.value in entries:
            raise _Fault(f"“{key.value}” stands here a second time", key.start_mark)
        value = _value(next(events), events, name, depth + 1)
        key_mark: Any = key.start_mark
        where = Location(name, line=key_mark.line + 1, column=key_mark.column + 1)
        entries[key.value] = Node(value.value, where)
    return Node(entries, at)


def _scalar(event: Any) -> Any:
    text = event.value
    if _CONTROL.search(text):
        raise _Fault("a character stands here that no printer can print", event.start_mark)
    if event.style:
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "~", "null"):
        return None
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text
