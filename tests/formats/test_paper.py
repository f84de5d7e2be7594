"""Every word of a report is on the pages of its PDF, or there is no PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from reportkit.formats import Converter, office, paper
from reportkit.formats.source import Source, checked
from tests.findings.bench import repacked, word
from tests.formats.fakes import soffice, starts, tagged_pdf


def table(document: Any) -> None:
    """A table whose rows may not go over the end of a page."""
    made = document.add_table(3, 2)
    for number, row in enumerate(made.rows):
        row.cells[0].text, row.cells[1].text = f"Row {number}", "To 17 December 2026"
        row._tr.get_or_add_trPr().append(row._tr.makeelement(docx.oxml.ns.qn("w:cantSplit")))


def source(content: bytes) -> Source:
    return checked(content, "the report").unwrap()


def converted(at: Path, content: bytes) -> tuple[bytes | None, list[str]]:
    with Converter(soffice=soffice(at)) as converter:
        ((_, made),) = converter.convert_files({"a": content}, to="pdf")
    return made.value, [each.code for each in made.findings]


def test_every_word_counts_as_often_as_it_stands_in_the_report() -> None:
    report = source(word("Kit has no brother and no sister."))
    assert paper.lost(report, tagged_pdf("Kit has no brother and no sister.")) == 0
    assert paper.lost(report, tagged_pdf("Kit has no brother and sister.")) == 1


def test_a_long_word_may_be_broken_where_a_column_ends_and_a_short_one_may_not() -> None:
    assert paper.lost(source(word("Nottinghamshire")), tagged_pdf("Nottingham shire")) == 0
    assert paper.lost(source(word("Norwell")), tagged_pdf("Nor well")) == 1


def test_hidden_words_are_not_looked_for() -> None:
    def hide(document: Any) -> None:
        document.add_paragraph().add_run("hidden").font.hidden = True

    assert paper.lost(source(word("seen", build=hide)), tagged_pdf("seen")) == 0


def test_rows_that_were_lost_are_printed_where_they_may_go_over_the_end_of_a_page(tmp_path: Path) -> None:
    report = repacked(word("Kit", build=table), {"asked/loses-rows": b"1"})
    made, codes = converted(tmp_path, report)
    assert codes == []
    assert made is not None
    assert paper.lost(source(report), made) == 0
    assert starts(tmp_path) == [1, 1]


def test_a_pdf_without_every_word_is_thrown_away(tmp_path: Path) -> None:
    assert converted(tmp_path, repacked(word("Kit", build=table), {"asked/loses": b"1"})) == (None, ["RK509"])


@pytest.mark.libreoffice
@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("lines", range(36, 44))
def test_wherever_the_page_ends_no_row_of_a_table_is_lost(lines: int) -> None:
    report = word(*[f"Line {each}" for each in range(lines)], build=table)
    with Converter() as converter:
        ((_, made),) = converter.convert_files({"a": report}, to="pdf")
    assert made.value is not None, made.findings
    assert paper.lost(source(report), made.value) == 0
