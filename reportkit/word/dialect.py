"""The docxtpl dialect, applied on the tree: prefixes, paragraph merging, spans, shading and merged cells.

`{%p`, `{%tr`, `{%tc` and `{%r` take the place of their whole paragraph, row, cell or run; `{%-` and `-%}` join the tag's
paragraph to its neighbour. Whatever else stands in an element that a tag replaces is a finding: docxtpl drops it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportkit.word.mending import stretches
from reportkit.word.namespaces import P_PR, R_PR, TC, TC_PR, TR, XML_SPACE, P, R, T, W, append_before, drop, fragment
from reportkit.word.tags import MARK, Tag, Tags

if TYPE_CHECKING:
    from lxml import etree

_ELEMENTS: Final = {"tr": TR, "tc": TC, "p": P, "r": R}
_NOUNS: Final = {"tr": "row", "tc": "cell", "p": "paragraph", "r": "run of text"}
_BOOKMARKS: Final = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_CONTENT: Final = tuple(
    W + name
    for name in (
        "drawing",
        "pict",
        "object",
        "sym",
        "footnoteReference",
        "endnoteReference",
        "fldChar",
        "fldSimple",
        "ptab",
    )
)
_CELL_PR_ORDER: Final = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap")


def apply_dialect(tags: Tags) -> None:
    """Apply every prefix and cell tag of a part, in the order that docxtpl applies them in."""
    found = list(tags.tags)
    for tag in found:
        if tag.kind == "%" and tag.keyword in ("colspan", "cellbg", "vm", "hm") and tag.host is not None:
            _cell_tag(tag, tags)
    for tag in found:
        if tag.kind == "%" and tag.host is not None and tag.level == "text" and (tag.lead or tag.trail):
            _merge(tag, tags)
    for tag in found:
        if tag.prefix == "r" and tag.host is not None:
            _isolate(tag, found)
    for prefix in ("tr", "tc", "p", "r"):
        _hoist(prefix, [tag for tag in found if tag.prefix == prefix and tag.host is not None], tags)
    for tag in found:
        if tag.level == "text" and tag.host is not None:
            run = tag.host.getparent()
            tag.run_properties = fragment(run.find(R_PR)) if run is not None else ""
            tag.paragraph_properties = _around(run)


def _around(run: etree._Element | None) -> str:
    """Return the properties of the paragraph that a run stands in, or the empty text where it cannot be divided at the run."""
    paragraph = run.getparent() if run is not None else None
    if paragraph is None or paragraph.tag != P:
        return ""
    properties = paragraph.find(P_PR)
    if properties is None:
        return "<w:pPr/>"
    return "" if properties.find(f"{W}sectPr") is not None else fragment(properties)


def _hoist(prefix: str, wanted: list[Tag], tags: Tags) -> None:
    groups: dict[etree._Element, list[Tag]] = {}
    for tag in wanted:
        host = tag.host
        element = next(host.iterancestors(_ELEMENTS[prefix]), None) if host is not None else None
        if element is None or element.getparent() is None:
            noun = _NOUNS[prefix]
            tags.report("RK406", f"“{tag.written}” does not stand in a {noun}", tag.place, hint=f"it replaces a {noun}")
        elif tag.kind == "{" and prefix in ("tr", "tc"):
            tags.report("RK408", f"“{tag.written}” would print a whole {_NOUNS[prefix]}", tag.place)
        else:
            groups.setdefault(element, []).append(tag)
    for element, group in groups.items():
        beside = _beside(element, group)
        if beside:
            tags.report(
                "RK407",
                f"“{group[0].written}” takes the place of its whole {_NOUNS[prefix]}, which also holds {beside}",
                group[0].place,
                hint=f"put the tag alone into its {_NOUNS[prefix]}",
            )
            for tag in group:
                tag.level = "refused"
            continue
        _replace(element, group, prefix)


def _beside(element: etree._Element, group: list[Tag]) -> str:
    """Say what stands in an element besides its own tags, or return the empty text."""
    numbers = {tag.number for tag in group}
    for text in element.iter(T):
        for number in MARK.findall(text.text or ""):
            if int(number) not in numbers:
                return "another tag"
        if MARK.sub("", text.text or "").strip():
            return "other text"
    if next(element.iter(*_CONTENT), None) is not None:
        return "a picture, field or note"
    if any(each.get(f"{W}type") in ("page", "column") for each in element.iter(f"{W}br")):
        return "a page break"
    return ""


def _replace(element: etree._Element, group: list[Tag], prefix: str) -> None:
    properties = element.find(P_PR) if prefix == "p" else None
    if prefix == "tc":
        stretches(element)
    for tag in group:
        if tag.kind == "{":
            tag.level = "paragraph" if prefix == "p" else "run"
            run = tag.host.getparent() if tag.host is not None else None
            tag.run_properties = fragment(run.find(R_PR)) if run is not None else ""
            tag.paragraph_properties = fragment(properties) if prefix == "p" else _around(run)
        else:
            tag.level = prefix
    marks = "".join(tag.mark for tag in sorted(group, key=lambda tag: tag.number) if tag.kind != "#")
    closes = group[0].keyword.startswith("end")
    if properties is not None and properties.find(f"{W}sectPr") is not None:
        _keep_section_break(element, marks, closes)
        return
    if closes:
        append_before(element, marks)
    for bookmark in list(element.iter(*_BOOKMARKS)):
        tail, bookmark.tail = bookmark.tail, None
        element.addprevious(bookmark)
        if tail:
            append_before(bookmark, tail)
    if not closes:
        append_before(element, marks)
    drop(element)


def _keep_section_break(paragraph: etree._Element, marks: str, closes: bool) -> None:
    """Leave the paragraph that ends a section where it is, outside the block that its tag opens or closes."""
    for child in [each for each in paragraph if each.tag != P_PR]:
        paragraph.remove(child)
    if closes:
        append_before(paragraph, marks)
    else:
        paragraph.tail = marks + (paragraph.tail or "")


def _isolate(tag: Tag, found: list[Tag]) -> None:
    """Split the run that holds an `r` tag, so that the tag is alone in its run."""
    text = tag.host
    run = text.getparent() if text is not None else None
    if text is None or run is None:
        return
    words = text.text or ""
    at = words.find(tag.mark)
    before, after = words[:at], words[at + len(tag.mark) :]
    rest = list(run)[run.index(text) + 1 :]
    if before or any(child.tag != R_PR and child is not text and child not in rest for child in run):
        own = _run_like(run)
        run.addnext(own)
        if own.tail is None and run.tail:
            own.tail, run.tail = run.tail, None
        if before:
            text.text = before
            fresh = own.makeelement(T)
            own.append(fresh)
        else:
            run.remove(text)
            fresh = text
            own.append(fresh)
    else:
        own, fresh = run, text
    fresh.text = tag.mark
    fresh.set(XML_SPACE, "preserve")
    tag.host = fresh
    if after or rest:
        later = _run_like(own)
        own.addnext(later)
        if after:
            piece = later.makeelement(T)
            piece.text = after
            piece.set(XML_SPACE, "preserve")
            later.append(piece)
            for other in found:
                if other.mark in after:
                    other.host = piece
        for child in rest:
            later.append(child)


def _run_like(run: etree._Element) -> etree._Element:
    from copy import deepcopy

    fresh = run.makeelement(R)
    properties = run.find(R_PR)
    if properties is not None:
        fresh.append(deepcopy(properties))
    return fresh


def _merge(tag: Tag, tags: Tags) -> None:
    """Join the tag's paragraph to the one before (`{%-`) or the one after (`-%}`)."""
    paragraph = next(tag.host.iterancestors(P), None) if tag.host is not None else None
    if paragraph is None or tag.prefix:
        return
    alone_before, alone_after = _outside(paragraph, tag)
    if tag.lead and not alone_before.strip():
        before = paragraph.getprevious()
        if before is not None and before.tag == P and not before.tail:
            for child in [each for each in paragraph if each.tag != P_PR]:
                before.append(child)
            drop(paragraph)
            paragraph = before
        elif before is not None and before.tag != P:
            tags.report("RK407", f"“{tag.written}” cannot join its paragraph to a table", tag.place)
    if tag.trail and not alone_after.strip():
        following = paragraph.getnext()
        if following is not None and following.tag == P and not paragraph.tail:
            for child in [each for each in following if each.tag != P_PR]:
                paragraph.append(child)
            drop(following)


def _outside(paragraph: etree._Element, tag: Tag) -> tuple[str, str]:
    words = "".join(text.text or "" for text in paragraph.iter(T) if next(text.iterancestors(P)) is paragraph)
    before, _, after = words.partition(tag.mark)
    return before, after


def _cell_tag(tag: Tag, tags: Tags) -> None:
    cell = next(tag.host.iterancestors(TC), None) if tag.host is not None else None
    if cell is None:
        tags.report("RK406", f"“{tag.written}” does not stand in a table cell", tag.place)
        _erase(tag)
        return
    properties = cell.find(TC_PR)
    if properties is None:
        properties = cell.makeelement(TC_PR)
        cell.insert(0, properties)
    rest = tag.body[len(tag.keyword) :].strip()
    _erase(tag)
    if tag.keyword in ("colspan", "hm"):
        stretches(cell)
    if tag.keyword == "colspan":
        _property(properties, "gridSpan").set(f"{W}val", tags.derived(rest, tag, "{"))
    elif tag.keyword == "cellbg":
        shade = _property(properties, "shd")
        shade.attrib.clear()
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", tags.derived(rest, tag, "{"))):
            shade.set(W + name, value)
    elif tag.keyword == "vm":
        _merge_down(cell, properties, tag, tags)
    else:
        _merge_across(cell, properties, tag, tags)


def _merge_down(cell: etree._Element, properties: etree._Element, tag: Tag, tags: Tags) -> None:
    first, otherwise, end = "if loop.first", "else", "endif"
    value = tags.derived(first, tag) + "restart" + tags.derived(otherwise, tag) + "continue" + tags.derived(end, tag)
    _property(properties, "vMerge").set(f"{W}val", value)
    properties.tail = tags.derived(first, tag) + (properties.tail or "")
    empty = cell.makeelement(P)
    last = cell[-1]
    last.tail = (last.tail or "") + tags.derived(otherwise, tag)
    cell.append(empty)
    empty.tail = tags.derived(end, tag)


def _merge_across(cell: etree._Element, properties: etree._Element, tag: Tag, tags: Tags) -> None:
    span = _property(properties, "gridSpan")
    wide = span.get(f"{W}val", "1")
    body = f"{wide} * loop.length" if wide.isdigit() and wide != "1" else "loop.length"
    span.set(f"{W}val", tags.derived(body, tag, "{"))
    append_before(cell, tags.derived("if loop.first", tag))
    cell.tail = tags.derived("endif", tag) + (cell.tail or "")


def _property(properties: etree._Element, name: str) -> etree._Element:
    """Return a cell property, made in the place that the schema wants if it is not there."""
    found = properties.find(W + name)
    if found is not None:
        return found
    fresh = properties.makeelement(W + name)
    earlier = {W + each for each in _CELL_PR_ORDER[: _CELL_PR_ORDER.index(name)]}
    at = max((index + 1 for index, child in enumerate(properties) if child.tag in earlier), default=0)
    properties.insert(at, fresh)
    return fresh


def _erase(tag: Tag) -> None:
    """Take a tag out of its run, and the run if nothing else is in it."""
    text = tag.host
    if text is None:
        return
    tag.level = "done"
    text.text = (text.text or "").replace(tag.mark, "")
    run = text.getparent()
    if not text.text and run is not None:
        drop(text)
        if all(child.tag == R_PR for child in run):
            drop(run)
