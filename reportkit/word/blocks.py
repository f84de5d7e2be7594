"""Blocks: does every “if” and “for” end, in order, and at the level in the document at which it began?

Between two tags that stand in elements of the same names, all the way up, a stretch of XML can be left out or repeated
and what remains is well formed. That is the whole check, and it is exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from reportkit.word.namespaces import CLOSE, OPEN
from reportkit.word.tags import Tag, Tags

_TOKEN: Final = re.compile(f"<(/?)([^\\s/>{OPEN}]+)([^>]*?)(/?)>|{OPEN}(\\d+){CLOSE}")
_MARK_IN: Final = re.compile(f"{OPEN}(\\d+){CLOSE}")
OPENS: Final = ("if", "for", "with")
MIDDLES: Final = ("elif", "else")
LINE: Final = "\n"
EXPRESSION: Final = ("\ufdd0", "\ufdd1")
STATEMENT: Final = ("\ufdd2", "\ufdd3")
COMMENT: Final = ("\ufdd4", "\ufdd5")


@dataclass(slots=True)
class Source:
    """A part as the text that is compiled, and the tag on each line of it."""

    text: str
    lines: dict[int, Tag]


@dataclass(slots=True)
class _Open:
    tag: Tag
    above: tuple[str, ...]
    reported: bool = field(default=False)


def check_blocks(xml: str, tags: Tags) -> None:
    """Report every block that is not closed, closed out of order, or closed at another level."""
    above: list[str] = []
    blocks: list[_Open] = []
    for match in _TOKEN.finditer(xml):
        if match[5] is not None:
            _visit(tags.tags[int(match[5])], tuple(above), blocks, tags)
            continue
        if match[1]:
            above.pop()
            continue
        if OPEN in match[3]:
            inside = _MARK_IN.finditer(match[3])
            for mark in inside:
                name = match[3].rfind(" ", 0, match[3].rfind("=", 0, mark.start()))
                _visit(tags.tags[int(mark[1])], (*above, match[2], f"@{name}"), blocks, tags)
        if not match[4]:
            above.append(match[2])
    for each in blocks:
        tags.report("RK405", f"“{each.tag.written}” has no “{{% end{each.tag.keyword} %}}”", each.tag.place)


def _visit(tag: Tag, above: tuple[str, ...], blocks: list[_Open], tags: Tags) -> None:
    word = tag.keyword
    if word in OPENS:
        blocks.append(_Open(tag, above))
        return
    if word in MIDDLES:
        if not blocks or blocks[-1].tag.keyword == "with" or (word == "elif" and blocks[-1].tag.keyword != "if"):
            tags.report("RK405", f"“{tag.written}” has no “if” before it", tag.place)
        else:
            _same_level(blocks[-1], tag, above, tags)
        return
    if not word.startswith("end") or word[3:] not in OPENS:
        return
    if not any(each.tag.keyword == word[3:] for each in blocks):
        tags.report("RK405", f"“{tag.written}” has no “{word[3:]}” before it", tag.place)
        return
    while blocks[-1].tag.keyword != word[3:]:
        unclosed = blocks.pop()
        tags.report("RK405", f"“{unclosed.tag.written}” is not closed before “{tag.written}”", unclosed.tag.place)
    _same_level(blocks.pop(), tag, above, tags)


def _same_level(opened: _Open, tag: Tag, above: tuple[str, ...], tags: Tags) -> None:
    if above == opened.above or opened.reported or "refused" in (opened.tag.level, tag.level):
        return
    opened.reported = True
    message = f"“{opened.tag.written}” and “{tag.written}” do not stand at the same level"
    hint = ""
    if opened.tag.prefix != tag.prefix:
        lead = "{%" + opened.tag.prefix
        hint = f"write “{lead} {tag.body} %}}”" if opened.tag.prefix else f"write “{{% {tag.body} %}}”"
    tags.report("RK406", f"{message} (it begins at {opened.tag.place.path})", tag.place, hint=hint)


def jinja_source(xml: str, tags: Tags) -> Source:
    """Return the part with every mark as a tag that begins a line of its own, so that a line number names a tag."""
    pieces: list[str] = []
    lines: dict[int, Tag] = {}
    line, at = 1, 0
    for match in _MARK_IN.finditer(xml):
        tag = tags.tags[int(match[1])]
        static = xml[at : match.start()]
        line += static.count(LINE) + 1
        lines[line] = tag
        pieces += (static, written(tag))
        at = match.end()
    return Source("".join((*pieces, xml[at:])), lines)


def written(tag: Tag) -> str:
    """Return a tag in the delimiters that are compiled; docxtpl's paragraph merging is done, `{{-` is Jinja's own."""
    lead, trail = EXPRESSION if tag.kind == "{" else STATEMENT
    trims = tag.kind == "{"
    return f"{lead}{'-' if tag.lead and trims else ''}{LINE}{tag.body} {'-' if tag.trail and trims else ''}{trail}"
