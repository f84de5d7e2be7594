"""Read a file of edits: a named person's words, field by field, each with its day and its line.

reportkit_edits: 1
document: psr
about: 3f0c9a51d2e87b46           # the mark of the child: written by `reportkit edits`
edits:
  - field: introduction.plea
    says: Jay pleaded guilty at the first hearing.
    by: Sam Okoro, case manager
    on: 2026-11-20
    was: nothing                  # the mark of what the field said then
    because: The plea was entered after the assessment was completed.
waivers:                          # only where the review is overdue, and the report cannot wait for it
  - by: Alex Reid, operations manager
    on: 2026-11-20
    because: The review meeting is on 25 November, the hearing before it.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.documents import READERS
from reportkit.documents.yaml_file import Node, read_yaml
from reportkit.prepopulation.draft import Edit, Waiver

FORMAT = 1
FILE = ("reportkit_edits", "document", "about", "edits")
SIGNED = ("by", "on", "because")
NEEDED = ("field", "says", "by", "on", "was")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ENTRY = (*NEEDED, "row", "because", "for", "not_for")
HIDDEN = re.compile(r"[\x80-\x9f\u200b\u2028-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\ufffb]")
"""What a person cannot have meant to print: C1 controls, and marks that hide text or turn its direction. Emoji join theirs."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What people wrote over one document about one child, and signed for. `about` is the mark of the child."""

    document: str
    about: str
    edits: tuple[Edit, ...]
    at: Location
    waivers: tuple[Waiver, ...] = ()


def read_edits(source: Path | bytes, *, name: str = "") -> Outcome[Edits]:
    """Read a file of edits, or its bytes: everything wrong is found in one run, and what is sound is kept.

    There is no value only where the file cannot be read as edits at all. An entry in which nobody has written yet is none.
    `name` is what findings call the file; left out, it is the file's own.
    """
    name = name or (source.name if isinstance(source, Path) else "the edits")
    file = read_yaml(source, name=name)
    if file.value is None:
        return Outcome(None, file.findings)
    reading = _Reading()
    root = file.value
    if not reading.whole(root, (*FILE, "waivers"), FILE, "the file of edits"):
        return Outcome(None, tuple(reading.findings))
    if root.value["reportkit_edits"].value != FORMAT:
        reading.found(
            "RK330", "these edits are written for another version of reportkit", root.value["reportkit_edits"]
        )
        return Outcome(None, tuple(reading.findings))
    edits = tuple(made for each in reading.listed(root, "edits", "field") if (made := reading.entry(each)) is not None)
    signed = tuple(read for each in reading.listed(root, "waivers", "by") if (read := reading.waiver(each)) is not None)
    document, about = (str(root.value[key].value) for key in ("document", "about"))
    return Outcome(Edits(document, about, edits, Location(name), signed), tuple(reading.findings))


class _Reading:
    """One reading of a file of edits, and the findings that it gathers."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []

    def found(self, code: str, message: str, node: Node, hint: str = "", path: str = "") -> None:
        at = replace(node.at, path=path) if path else node.at
        self.findings.append(Diagnostic(code, message, at=at, hint=hint))

    def whole(self, node: Node, known: tuple[str, ...], needed: tuple[str, ...], what: str, path: str = "") -> bool:
        """Check the keys of a mapping; what is missing or empty is one finding."""
        if not isinstance(node.value, dict):
            self.found("RK330", f"{what} is names and values", node, "write key: value", path)
            return False
        for key, inner in node.items():
            if key not in known:
                hint = did_you_mean(key, known) or "it can hold: " + ", ".join(known)
                self.found("RK330", f"“{key}” is not known here", inner, hint, path)
        absent = [key for key in needed if key not in node.value or node.value[key].value in (None, "", ())]
        absent = [key for key in absent if key != "edits"] if "edits" in node.value else absent
        if absent:
            missing = ", ".join(f"“{key}”" for key in absent)
            self.found("RK331", f"{what} does not say {missing}", node, "add it", path)
        return not absent

    def listed(self, root: Node, key: str, first: str) -> tuple[Node, ...]:
        """Return the entries of a list of the file; an absent or empty one has none."""
        node = root.value.get(key)
        if node is None or isinstance(node.value, tuple):
            return () if node is None else node.value
        if node.value is not None:
            self.found("RK330", f"“{key}” is a list, each entry beginning with “- {first}:”", node)
        return ()

    def waiver(self, node: Node) -> Waiver | None:
        before = len(self.findings)
        if not self.whole(node, SIGNED, SIGNED, "this waiver", "waivers"):
            return None
        by, because = (self.line(node.value[key], "waivers") for key in ("by", "because"))
        day = self.day(node.value["on"], "waivers")
        if len(self.findings) > before or day is None:
            return None
        return Waiver(by, day, because, Location(node.at.where, "waivers", line=node.at.line, column=node.at.column))

    def entry(self, node: Node) -> Edit | None:
        if isinstance(node.value, dict) and _untouched(node):
            return None
        before = len(self.findings)
        target = str(node.value["field"].value) if isinstance(node.value, dict) and "field" in node.value else ""
        if not self.whole(node, ENTRY, NEEDED, "this edit", target):
            return None
        given = node.value
        day, row = self.day(given["on"], target), self.row(given.get("row"), target)
        says, by = self.words(given["says"], target), self.line(given["by"], target)
        because = self.line(given["because"], target) if "because" in given else ""
        readers = [self.readers(given.get(key), key, target) for key in ("for", "not_for")]
        if len(self.findings) > before or day is None:
            return None
        return Edit(
            target=target,
            says=says,
            by=by,
            on=day,
            was=str(given["was"].value),
            because=because,
            row=row,
            written_for=readers[0],
            not_for=readers[1],
            at=Location(node.at.where, target, line=node.at.line, column=node.at.column),
        )

    def day(self, node: Node, target: str) -> datetime.date | None:
        with contextlib.suppress(ValueError):
            if DAY.fullmatch(str(node.value)):
                return datetime.date.fromisoformat(str(node.value))
        self.found("RK334", "“on” is not a day", node, "write it as 2026-11-21", target)
        return None

    def row(self, node: Node | None, target: str) -> int | None:
        if node is None:
            return None
        if type(node.value) is not int or node.value < 1:
            self.found("RK336", "“row” is the number of a row, counted from 1", node, "write row: 2", target)
            return None
        return node.value

    def line(self, node: Node, target: str) -> str:
        """Return a short text: a name, a reason."""
        if not isinstance(node.value, str) or "\n" in node.value.strip():
            self.found("RK336", "this is one line of text", node, "write it on one line", target)
            return ""
        return str(self.words(node, target)).strip()

    def words(self, node: Node, target: str) -> Any:
        """Return text, a list or rows as plain data; every text is looked at."""
        value = node.value
        if isinstance(value, dict):
            return {key: self.words(each, target) for key, each in value.items()}
        if isinstance(value, tuple):
            return tuple(self.words(each, target) for each in value)
        if type(value) is int:
            return str(value)
        if value is not None and not isinstance(value, str):
            self.found("RK336", "words are expected here", node, "put them in quotation marks", target)
            return ""
        if value and HIDDEN.search(value):
            hint = "type the words again instead of pasting them"
            self.found("RK337", "a character stands here that nobody can see", node, hint, target)
        return (value or "").strip()

    def readers(self, node: Node | None, key: str, target: str) -> frozenset[str]:
        listed = () if node is None else node.value if isinstance(node.value, tuple) else (node,)
        said = set()
        for each in listed:
            if each.value in READERS:
                said.add(str(each.value))
            else:
                hint = did_you_mean(str(each.value), READERS) or "it can be: " + ", ".join(sorted(READERS))
                self.found("RK338", f"“{key}” names a reader that there is not", each, hint, target)
        return frozenset(said)


def _untouched(node: Node) -> bool:
    """Say whether an entry of a starter file was left as it is: no words, and nobody's name."""
    said = [node.value[key].value if key in node.value else None for key in ("says", "by")]
    return said[0] in (None, "", ()) and said[1] in (None, "") and set(node.value) <= set(ENTRY)
