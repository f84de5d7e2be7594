"""Every broken assessment under samples/broken is found out, and found out completely."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from reportkit.assessment.read import validate_assessment
from reportkit.diagnostics import Diagnostic, Severity

BROKEN = Path(__file__).resolve().parents[2] / "samples" / "broken"
EXPECTED = ".expected.json"
FILES = sorted(path for path in BROKEN.glob("*.json") if not path.name.endswith(EXPECTED))
NAMES = ("Testwell", "Tester", "Robin", "Renée")


def _findings(file: Path, day: datetime.date) -> tuple[Diagnostic, ...]:
    """Return what is found in `file`, in order of place."""
    found = validate_assessment(file, on=day).findings
    return tuple(sorted(found, key=lambda each: (each.at.line or 0, each.at.column or 0) if each.at else (0, 0)))


def _place(finding: Diagnostic) -> str:
    return finding.at.path if finding.at else ""


def test_every_broken_file_has_its_expectation() -> None:
    assert len(FILES) >= 14
    assert {file.stem for file in FILES} == {file.name.removesuffix(EXPECTED) for file in BROKEN.glob(f"*{EXPECTED}")}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_mistakes_are_found_in_order_of_place(file: Path, day: datetime.date) -> None:
    expected = json.loads(file.with_name(file.stem + EXPECTED).read_text(encoding="utf-8"))

    assert [{"code": each.code, "path": _place(each)} for each in _findings(file, day)] == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_that_cannot_be_read_right_gives_no_assessment(file: Path, day: datetime.date) -> None:
    outcome = validate_assessment(file, on=day)
    unreadable = any(each.severity is Severity.ERROR and each.code < "RK120" for each in outcome.findings)

    assert (outcome.value is None) is unreadable


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_finding_names_the_place_and_never_the_answer(file: Path, day: datetime.date) -> None:
    for each in _findings(file, day):
        words = f"{each.message} {each.hint} {each.quote} {each.at and each.at.path} {each.at and each.at.label}"
        assert not any(name in words for name in NAMES)


def test_the_files_that_need_odd_bytes_still_have_them() -> None:
    """An editor, or a tool that tidies line ends and encodings, would mend these files without a word."""
    bytes_of = {file.stem: file.read_bytes() for file in FILES}

    assert bytes_of["utf16"][:2] in (b"\xff\xfe", b"\xfe\xff")
    assert b"Ren\xe9e" in bytes_of["cp1252"]
    assert b"Rob\x0bin" in bytes_of["raw_control_character"]
    assert bytes_of["empty"] == b""
    assert bytes_of["deep_nesting"].count(b"[") == 2000
