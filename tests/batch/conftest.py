"""What the tests of a batch share: a small document folder with its template, and a caseload of invented children."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from reportkit.authoring import scaffold
from reportkit.documents import read_document
from tests.batch.caseload import Caseload


@pytest.fixture
def shelf(tmp_path: Path, small_folder: Path) -> Path:
    """A shelf with one small document, ready to print."""
    home = tmp_path / "shelf"
    home.mkdir()
    small_folder.rename(home / "small")
    folder = home / "small"
    (folder / "template.docx").write_bytes(scaffold(read_document(folder).unwrap()))
    return home


@pytest.fixture
def caseload(tmp_path: Path, shelf: Path, given: dict[str, Any]) -> Caseload:
    """Five invented children, each with a name of their own."""
    cases = tmp_path / "cases"
    cases.mkdir()
    for number in range(1, 6):
        given["core_record"]["header"]["preferred_name"] = f"Jay {number}"
        (cases / f"case-{number}.json").write_text(json.dumps(given), encoding="utf-8")
    return Caseload(cases, tmp_path / "out", shelf, datetime.date(2026, 11, 21))
