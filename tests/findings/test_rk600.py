"""RK6xx: what is found while a report is written, each code once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.authoring import scaffold
from reportkit.delivery import deliver
from reportkit.documents import read_document
from reportkit.pipeline import Request, render
from tests.findings.bench import DAY, Case, Found, assessment, folder, hold


def a_file_where_the_folder_should_be(at: Path) -> Found:
    made = folder(at)
    (made / "template.docx").write_bytes(scaffold(read_document(made).unwrap()))
    result = render(Request(assessment(), "small", "practitioner", DAY, templates=at))
    assert result.made, [each.code for each in result.findings]
    taken = at / "taken"
    taken.write_text("", encoding="utf-8")
    return deliver(result, taken, stem="child").findings


CASES: dict[str, Case] = {"RK601": a_file_where_the_folder_should_be}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
    assert [each.name for each in tmp_path.iterdir() if each.suffix in (".docx", ".json")] == []
