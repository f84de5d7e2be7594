"""What a field says, as HTML: the same words as in the report, every character of them escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from reportkit.documents import Field
from reportkit.prepopulation import Words
from reportkit.word.narrative import Block, Run, blocks

LISTS = {"bullet": "ul", "number": "ol"}


def as_html(value: Any, field: Field) -> Markup:
    """Return the value of a field as HTML.

    >>> from reportkit.diagnostics import Location
    >>> as_html(Words("**Bold** & <b>plain</b>"), Field("a", "A", Location("x")))
    Markup('<p><strong>Bold</strong> &amp; &lt;b&gt;plain&lt;/b&gt;</p>')
    """
    if isinstance(value, tuple) and value and isinstance(value[0], Mapping):
        return _table(value, field)
    return _plain(value)


def _plain(value: Any) -> Markup:
    if isinstance(value, Words):
        return Markup().join(_blocks(blocks(value.text)))
    if isinstance(value, tuple):
        items = Markup().join(Markup("<li>{}</li>").format(each) for each in value)
        return Markup("<ul>{}</ul>").format(items)
    return Markup("<p>{}</p>").format(_lines(str(value or "")))


def _table(rows: Sequence[Mapping[str, Any]], field: Field) -> Markup:
    heads = Markup().join(Markup('<th scope="col">{}</th>').format(each.label) for each in field.columns)
    lines = (
        Markup("<tr>{}</tr>").format(
            Markup().join(Markup("<td>{}</td>").format(_cell(row.get(each.id, ""))) for each in field.columns)
        )
        for row in rows
    )
    return Markup(
        '<div class="wide" role="group" tabindex="0" aria-label="{}"><table><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>"
    ).format(field.label, heads, Markup().join(lines))


def _cell(value: Any) -> Markup:
    return _plain(value) if isinstance(value, Words | tuple) and value else _lines(str(value or ""))


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _runs(runs: Iterable[Run]) -> Markup:
    return Markup().join(_run(each) for each in runs)


def _run(run: Run) -> Markup:
    said = _lines(run.text)
    if run.language:
        said = Markup('<span lang="{}">{}</span>').format(run.language, said)
    if run.italic:
        said = Markup("<em>{}</em>").format(said)
    return Markup("<strong>{}</strong>").format(said) if run.bold else said


def _blocks(found: Sequence[Block]) -> Iterator[Markup]:
    for place, some in groupby(found, key=lambda each: each.list if each.kind in (*LISTS, "continued") else None):
        if place is not None:
            yield _list(tuple(some))
            continue
        for each in some:
            yield _block(each)


def _block(block: Block) -> Markup:
    if block.kind == "table":
        rows = (
            Markup("<tr>{}</tr>").format(Markup().join(Markup("<td>{}</td>").format(_runs(cell)) for cell in row))
            for row in block.rows
        )
        return Markup("<table><tbody>{}</tbody></table>").format(Markup().join(rows))
    said = _runs(block.runs)
    if block.kind == "quote":
        return Markup("<blockquote><p>{}</p></blockquote>").format(said)
    if block.kind == "heading":
        said = Markup("<strong>{}</strong>").format(said)
    return Markup("<p>{}</p>").format(said)


def _list(some: Sequence[Block]) -> Markup:
    items: list[Markup] = []
    for each in some:
        if each.kind == "continued" and items:
            items[-1] += Markup("<br>") + _runs(each.runs)
        else:
            items.append(_runs(each.runs))
    made = Markup().join(Markup("<li>{}</li>").format(each) for each in items)
    if some[0].kind == "number":
        return Markup('<ol start="{}">{}</ol>').format(some[0].start, made)
    return Markup("<ul>{}</ul>").format(made)
