"""Our own page around what pandoc makes of a report: landmarks, language, title, headings of tables, and nothing remote."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

    from reportkit.formats.readable import Readable, TableFacts

WIDE: Final = 3  # columns
_TYPES: Final = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}
_PAGE: Final = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(body: str, report: Readable) -> str:
    """Return the whole page for pandoc's HTML of a report."""
    return whole(pieces(body, report.tables, report.pictures), report.title, report.language)


def whole(said: Iterable[tuple[str, str]], title: str, language: str) -> str:
    """Return the page of these pieces in their order, those of the headers and footers around the others."""
    parts: dict[str, list[str]] = {"header": [], "main": [], "footer": []}
    for kind, each in said:
        parts[kind].append(each)
    body = "\n".join(
        "\n".join((f"<{kind}>", *each, f"</{kind}>")) for kind, each in parts.items() if each or kind == "main"
    )
    return _PAGE.format(language=html.escape(language), title=html.escape(title or "Report"), style=_style(), body=body)


def pieces(body: str, tables: Iterable[TableFacts], pictures: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Return what stands side by side in pandoc's HTML, each with whether it is of the `header`, `main` or `footer`."""
    from lxml import html as markup

    root = markup.fragment_fromstring(body, create_parent="main")
    for table, facts in zip(root.iter("table"), tables, strict=False):
        _heads(table, facts)
    for picture in root.iter("img"):
        _embed(picture, pictures)
    _simpler(root)
    for each in root.iter("li", "td", "th"):
        each.tail = "\n"
    made = []
    for each in root:
        kind = _landmark(each)
        each.tail = None
        made.append((kind, str(markup.tostring(each, encoding="unicode"))))
    return made


@cache
def _style() -> str:
    return files("reportkit.formats").joinpath("page.css").read_text(encoding="utf-8")


def _heads(table: etree._Element, facts: TableFacts) -> None:
    """Say which cells are headings, and of what."""
    table.attrib.pop("data-custom-style", None)
    if facts.title:
        table.set("aria-label", facts.title)
    for each in table.iterfind("thead/tr/th"):
        each.set("scope", "col")
        if not each.text_content().strip():
            each.tag = "td"
            del each.attrib["scope"]
    if facts.first_column:
        _row_heads(table)
    labels = [each.text_content().strip() for each in table.iterfind("thead/tr/*")]
    if len(labels) >= WIDE:
        _stackable(table, "wide", labels)
    elif not labels and any(len(row.findall("th")) > 1 for row in table.iterfind("tbody/tr")):
        _stackable(table, "pairs")


def _row_heads(table: etree._Element) -> None:
    for row in table.iterfind("tbody/tr"):
        for cell in row:
            key = cell.find("./div[@class='key']")
            if key is not None:
                key.drop_tag()
                if cell.tag == "td" and cell.text_content().strip():
                    cell.tag = "th"
                    cell.set("scope", "row")
        first = row[0] if len(row) else None
        said = first is not None and (first.text_content().strip() or first.find(".//img") is not None)
        if first is not None and first.tag == "td" and said:
            first.tag = "th"
            first.set("scope", "row")


def _stackable(table: etree._Element, name: str, labels: Sequence[str] = ()) -> None:
    """Let a wide table become one block for each row on a small screen, and stay a table for a screen reader."""
    table.set("class", name)
    table.set("role", "table")
    for part in table.iterfind("*"):
        if part.tag in ("thead", "tbody", "tfoot"):
            part.set("role", "rowgroup")
    for row in table.iter("tr"):
        row.set("role", "row")
        for cell, label in zip(row, [*labels, *[""] * len(row)], strict=False):
            head = {"col": "columnheader", "row": "rowheader"}.get(cell.get("scope", ""), "cell")
            cell.set("role", head)
            if head != "columnheader" and label and (len(cell) or (cell.text or "").strip()):
                cell.set("data-label", label)


def _embed(picture: etree._Element, pictures: Mapping[str, bytes]) -> None:
    """Put the picture itself into the page."""
    source = picture.get("src", "")
    data = pictures.get(source)
    kind = _TYPES.get(source.rpartition(".")[2].lower())
    if data is None or kind is None:
        picture.attrib.pop("src", None)
    else:
        picture.set("src", f"data:{kind};base64,{base64.b64encode(data).decode()}")
    picture.set("alt", picture.get("alt", ""))
    width = re.search(r"width:([\d.]+)in", picture.get("style", ""))
    picture.attrib.pop("style", None)
    if width:
        picture.set("width", str(round(float(width[1]) * 96)))


def _simpler(root: etree._Element) -> None:
    """Take away the boxes that say nothing: a paragraph that is all of a cell, a box around one paragraph."""
    for each in [*root.iter("div")]:
        if len(each) == 1 and each[0].tag == "p" and each.get("class"):
            each[0].set("class", each.get("class", ""))
            each[0].tail = each.tail
            parent = each.getparent()
            if parent is not None:
                parent.replace(each, each[0])
    for each in [*root.iter("td", "th", "li")]:
        if len(each) == 1 and each[0].tag == "p" and not each[0].get("class") and not (each.text or "").strip():
            each[0].tail = None
            each[0].drop_tag()
            each.text = (each.text or "").lstrip()


def _landmark(each: etree._Element) -> str:
    """Return whether a piece stood in a header or a footer, and take what said so from it."""
    kind, *more = (each.get("class", "").split() if each.tag in ("p", "div") else ()) or ("main",)
    if kind not in ("header", "footer"):
        return "main"
    del each.attrib["class"]
    if more:
        each.set("class", " ".join(more))
    if len(each) == 1 and each[0].tag == "span" and not (each.text or each[0].tail or "").strip():
        each.set("class", each[0].get("class", ""))
        each[0].drop_tag()
    return kind
