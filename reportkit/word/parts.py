"""One printed part of a template as plain data, and as what prints it.

The data is what a compiled template is kept as on the disk. What is proved of a part is not in it: that is found anew from
the data itself, so that a file that somebody changed cannot claim it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from reportkit.word.expressions import Filters
from reportkit.word.namespaces import CLOSE, MEND, OPEN
from reportkit.word.places import Place
from reportkit.word.printer import Site
from reportkit.word.program import program
from reportkit.word.proof import Mark, prove
from reportkit.word.template import CompiledPart

_LEVELS: Final = ("text", "attribute", "property", "paragraph", "run", "p", "r", "tr", "tc", "done")


def part_data(name: str, body: list[Any], sites: Mapping[int, Site], placed: list[str]) -> dict[str, Any]:
    """Return a part as plain data."""
    rows = [
        [line, each.level, each.paragraph_properties, each.run_properties, each.place.path, each.place.words,
         each.written, list(each.chains)]
        for line, each in sites.items()
    ]  # fmt: skip
    return {"name": name, "body": body, "sites": rows, "placed": "".join(placed)}


def part_of(data: Mapping[str, Any], template: str, filters: Filters) -> CompiledPart:
    """Return what prints a part; raises `ValueError` for data that no part is made of."""
    try:
        sites = {_line(line): _site(template, *rest) for line, *rest in data["sites"]}
        name, body, placed = str(data["name"]), data["body"], str(data["placed"])
        pieces: list[str] = []
        marks: list[Mark] = []
        _write(body, sites, pieces, marks)
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("not a part") from error
    xml = "".join(pieces)
    proof = prove(xml, marks)
    needed = "".join(MEND + each for each in placed.replace(MEND, "") if each in proof.needs)
    made = program(body, proof.plain, filters)
    mends = bool(needed) or MEND in xml
    return CompiledPart(
        name, made, sites, proof.plain, proof.well_formed, proof.settled, mends, needed,
        framed=proof.framed, root=proof.root, bare=needed == f"{MEND}t" and MEND not in xml, data=data,
    )  # fmt: skip


def _line(line: object) -> int:
    if type(line) is not int:
        raise ValueError("not a line")
    return line


def _site(template: str, level: str, shape: str, look: str, path: str, words: str, written: str, chains: Any) -> Site:
    if level not in _LEVELS or not all(type(each) is str for each in (shape, look, path, words, written, *chains)):
        raise ValueError("not a place")
    return Site(level, shape, look, Place(template, path, words), written, tuple(chains))


def _write(body: list[Any], sites: Mapping[int, Site], pieces: list[str], marks: list[Mark]) -> None:
    """Write a tree as its texts with a mark for each tag, as the part was before it was read."""

    def mark(word: str, line: int = 0) -> None:
        pieces.append(f"{OPEN}{len(marks)}{CLOSE}")
        marks.append(Mark(line, word, sites[line].level if not word else ""))

    def inside(body: list[Any]) -> None:
        _write(body, sites, pieces, marks)

    for each in body:
        if isinstance(each, str):
            pieces.append(each)
            continue
        kind = each[0]
        if kind == "print":
            mark("", each[1])
        elif kind == "if":
            for index, (_, _, then) in enumerate(each[1]):
                mark("elif" if index else "if")
                inside(then)
        elif kind in ("for", "with"):
            mark(kind)
            inside(each[5] if kind == "for" else each[3])
        else:
            mark(kind)
        if kind in ("if", "for") and each[-1]:
            mark("else")
            inside(each[-1])
        if kind in ("if", "for", "with"):
            mark(f"end{kind}")
