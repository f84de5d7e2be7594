"""A report that is put together from its blocks is, byte for byte, the one that pandoc makes of the whole."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Any

import docx
import pytest

from reportkit.formats import Converter, blockwise, converter
from reportkit.formats.driver import Driver, Failure

FORMATS = ("html", "md", "txt")
WORDS = (
    "Kit", "lives", "with", "Nan", "(since 2019)", "3.2", "16", "1.", "2)", "a.", "(b)", "-", "+", "*", "**", "_",
    "__x__", "#", "# no", "<b>", "&amp;", "&", ">", "|", "a|b", "~", "~~x~~", "`x`", "[x](y)", "![x]", "\\",
    "http://example.org/a_b", "www.example.org", "kit@example.org", ":smile:", "“quoted”", "'single'", "\"double\"",
    "…", "–", "—", "£20", "50%", "Any concerns?", "Name:", "end.", "\u00a0", "x\u00a0y", "ŵy", "Diolch", "é",
    "e\u0301", "\u21a9", "\u2194", "\U0001f600", "\u200b", "\u00ad", "\u2028", "漢字", "$x$", "x^2^", "H~2~O", "@kit",
    "--", "---", "===", "| a |", "NASA", "i.", "iv)", "A.", "http:", "&#8203;", "x\u2003y",
)  # fmt: skip


def converted(files: dict[str, bytes], to: str) -> dict[str, object]:
    """Return the bytes of each, or the finding that words would be missing: pandoc's Markdown has signs that part words."""
    with Converter() as tools:
        return {key: each.value or each.findings for key, each in tools.convert_files(files, to=to)}


@pytest.fixture
def put_together(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of what was put together from blocks; the reports of each chunk are asserted to be trusted."""
    seen: list[str] = []
    real = blockwise.by_blocks

    def watched(driver: Driver, to: str, shapes: Any, sources: Any) -> Any:
        for key, made in real(driver, to, shapes, sources):
            seen.append(key)
            yield key, made
        assert not shapes.distrusted

    monkeypatch.setattr(converter, "by_blocks", watched)
    return seen


def one_by_one(files: dict[str, bytes], to: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    with monkeypatch.context() as patch:
        patch.setattr(converter, "FEW", 1_000_000)
        return converted(files, to)


def sentence(chance: random.Random) -> str:
    """A few words, with space around them or between them that may be none, one, two or a line."""
    between = chance.choice((" ", " ", " ", "  ", "\n", ""))
    around = [chance.choice(("", "", "", " ")) for _ in range(2)]
    return around[0] + between.join(chance.choices(WORDS, k=chance.choice((0, 1, 1, 2, 5)))) + around[1]


def filled_in(document: Any, chance: random.Random) -> None:
    def paragraph(holder: Any, style: str | None = None) -> None:
        made = holder.add_paragraph(style=style)
        for _ in range(chance.choice((1, 1, 2, 3))):
            run = made.add_run(sentence(chance))
            run.bold, run.italic = chance.random() < 0.2, chance.random() < 0.1

    document.add_heading(sentence(chance), 0)
    for _ in range(12):
        kind = chance.random()
        if kind < 0.5:
            styles = (
                None,
                None,
                "List Bullet",
                "List Paragraph",
                "Quote",
                "Caption",
                "Heading 1",
                "Heading 2",
                "Subtitle",
            )
            paragraph(document, chance.choice(styles))
        elif kind < 0.6:
            document.add_paragraph()
        else:
            rows, columns = chance.choice((1, 2, 3)), chance.choice((1, 2, 2, 4))
            table = document.add_table(rows, columns)
            table._tbl.tblPr.find("{*}tblLook").set(docx.oxml.ns.qn("w:firstRow"), chance.choice("01"))
            for cell in (each for row in table.rows for each in row.cells):
                cell.paragraphs[0].text = sentence(chance)
                for _ in range(chance.choice((0, 0, 1))):
                    paragraph(cell, chance.choice((None, "List Bullet")))


def many(fill: Callable[[Any, random.Random], None], count: int, seed: int) -> dict[str, bytes]:
    made = {}
    for number in range(count):
        document, file = docx.Document(), io.BytesIO()
        fill(document, random.Random(seed * 1000 + number))
        document.save(file)
        made[f"{number}"] = file.getvalue()
    return made


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_the_words_are(to: str, seed: int, put_together: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    files = many(filled_in, 12, seed)
    assert converted(files, to) == one_by_one(files, to, monkeypatch)
    assert len(put_together) >= len(files) - 2


def letter(document: Any, chance: random.Random) -> None:
    document.add_heading("A letter", 0)
    document.add_paragraph(f"Dear {chance.choice(('Kit', 'Sam', 'Ali'))},")
    document.add_paragraph(chance.choice(("We meet at 3.", "We meet on Friday.")), style="List Bullet")


@pytest.mark.parametrize("to", FORMATS)
def test_once_a_report_comes_out_otherwise_none_is_put_together(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = many(letter, 9, 1)
    wanted = one_by_one(files, to, monkeypatch)
    real = blockwise._School.put_together
    monkeypatch.setattr(blockwise._School, "put_together", lambda *words: (real(*words) or "").replace("Dear", "dear"))
    with Converter() as tools:
        made = {key: each.value for key, each in tools.convert_files(files, to=to)}
        assert tools.shapes[to].distrusted
    assert made == wanted


def test_a_shape_over_which_pandoc_breaks_down_leaves_its_reports_to_be_converted_whole(
    put_together: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = many(letter, 9, 2)
    wanted = one_by_one(files, "html", monkeypatch)
    real = Driver.run

    def breaking(driver: Driver, contents: Any) -> Any:
        for key, made in real(driver, contents):
            yield key, Failure("crashed") if key.startswith("blocks of") else made

    monkeypatch.setattr(Driver, "run", breaking)
    with Converter() as tools:
        made = {key: each.value for key, each in tools.convert_files(files, to="html")}
    assert made == wanted
    assert put_together == []


def test_few_reports_are_converted_whole(put_together: list[str]) -> None:
    assert len(converted(many(letter, 3, 3), "html")) == 3
    assert put_together == []


def test_what_reaches_beyond_its_block_is_converted_whole(put_together: list[str]) -> None:
    def counted(document: Any, chance: random.Random) -> None:
        for _ in range(2):
            document.add_paragraph("First.", style="List Number")
            document.add_paragraph(f"Between: {chance.random()}.")

    made = converted(many(counted, 9, 4), "html")
    assert put_together == []
    assert all(isinstance(each, bytes) and b'<ol start="2"' in each for each in made.values())
