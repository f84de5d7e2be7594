"""Reading a whole assessment, from a file or from bytes."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.assessment.read import Limits, read_assessment
from reportkit.diagnostics import REGISTER

DAY = datetime.date(2026, 3, 14)


def codes(data: bytes) -> list[str]:
    return [each.code for each in read_assessment(data, on=DAY).findings]


def test_an_assessment_is_read_from_a_file_and_from_bytes(tmp_path: Path) -> None:
    data = b'{"reportkit_assessment": 1, "core_record": {"risks_and_concerns": {"rosh": "high"}}}'
    path = tmp_path / "jay.json"
    path.write_bytes(data)
    for source in (path, data):
        read = read_assessment(source, on=DAY).unwrap()
        assert read.core_record
        assert read.core_record.risks_and_concerns


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"{}", ["RK111"]),
        (b'{"reportkit_assesment": 1}', ["RK111", "RK112"]),
        (b'{"reportkit_assessment": 2, "zzz": 1}', ["RK111"]),
        (b'{"reportkit_assessment": true}', ["RK111"]),
        (b'{"reportkit_assessment": "1"}', ["RK111"]),
        (b'{"core_record": 3}', ["RK111", "RK113"]),
        (b"[]", ["RK110"]),
        (b"null", ["RK110"]),
        (b'"x"', ["RK110"]),
        (b"[1", ["RK106"]),
    ],
)
def test_a_file_that_is_no_assessment_of_this_version_says_so(data: bytes, expected: list[str]) -> None:
    assert codes(data) == expected
    assert read_assessment(data, on=DAY).value is None


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.json", tmp_path / ("x" * 5000), Path("a\x00b")):
        (finding,) = read_assessment(path, on=DAY).findings
        assert finding.code == "RK100"


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b" " * 2000)
    (finding,) = read_assessment(path, on=DAY, limits=Limits(bytes=1000)).findings
    assert finding.code == "RK101"


def test_slips_of_json_carry_the_title_of_their_question() -> None:
    data = b'{"reportkit_assessment": 1, "core_record": {"risks_and_concerns": {"rosh": "\\u0000"}}}'
    (finding,) = read_assessment(data, on=DAY).findings
    assert finding.at
    assert finding.at.label == "Risk of serious harm"


def test_mistakes_without_number_end_quickly() -> None:
    risks = {"previous_incident_types": ["zz"] * 50_000} | {f"k{at}": at for at in range(50_000)}
    data = json.dumps({"reportkit_assessment": 1, "core_record": {"risks_and_concerns": risks}}).encode()
    assert "99,800 more" in read_assessment(data, on=DAY).findings[-1].message


@settings(max_examples=200)
@given(
    st.binary()
    | st.text().map(lambda text: f'{{"reportkit_assessment": 1, "core_record": {text}}}'.encode("utf-8", "replace"))
)
def test_any_bytes_give_an_assessment_or_errors(data: bytes) -> None:
    outcome = read_assessment(data, on=DAY)
    assert (outcome.value is None) == bool(outcome.errors)


def test_every_code_of_reading_says_what_it_means_and_what_to_do() -> None:
    for number in range(100, 120):
        entry = REGISTER[f"RK{number}"]
        assert len(entry.meaning) > 20
        assert entry.remedy
