"""A named person can sign for a final although its review is overdue; for nothing else, and for no other child or day."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment.identity import identity_mark
from reportkit.assessment.read import read_assessment
from reportkit.delivery import provenance_record
from reportkit.pipeline import Request, Result, render
from reportkit.prepopulation import Edits, read_edits

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "looked_after_exploitation.json"
LATE = datetime.date(2027, 2, 28)
FILE = """\
reportkit_edits: 1
document: intervention_plan
about: {about}
edits: []
waivers:
  - by: Alex Reid, operations manager
    on: {on}
    because: The review meeting is on 3 March, the panel before it.
"""


def edits(tmp_path: Path, *, on: datetime.date = LATE, about: str = "", text: str = FILE) -> Path:
    about = about or identity_mark(read_assessment(SAMPLE, on=LATE).unwrap())
    path = tmp_path / "plan.edits.yaml"
    path.write_text(text.format(about=about, on=on), encoding="utf-8")
    return path


def made(edits: Path | Edits | None, status: str = "final", data: dict[str, Any] | None = None) -> Result:
    given = SAMPLE.read_bytes() if data is None else json.dumps(data).encode()
    return render(Request(given, "intervention_plan", "practitioner", LATE, status, edits=edits))


def codes(result: Result) -> set[str]:
    return {each.code for each in result.findings}


def test_without_a_waiver_a_final_waits() -> None:
    assert not made(None).made and "RK160" in codes(made(None))


def test_a_signed_waiver_turns_the_refusal_into_a_warning_that_is_recorded(tmp_path: Path) -> None:
    result = made(edits(tmp_path))
    assert result.made and "RK316" in codes(result) and "RK160" not in codes(result)
    record = provenance_record(result)
    assert record["review_waived"] == [{"author": "Alex Reid, operations manager", "on": "2027-02-28"}]
    assert {"code": "RK316", "at": "waivers"} in record["findings"]


def test_a_report_without_a_waiver_records_none(tmp_path: Path) -> None:
    text = FILE.split("waivers:")[0]
    assert "review_waived" not in provenance_record(made(edits(tmp_path, text=text), "draft"))


@pytest.mark.parametrize("on", [LATE + datetime.timedelta(days=1), datetime.date(2026, 11, 21)])
def test_a_waiver_from_the_future_or_from_before_the_review_was_overdue_is_void(
    on: datetime.date, tmp_path: Path
) -> None:
    result = made(edits(tmp_path, on=on))
    assert not result.made and {"RK160", "RK317"} <= codes(result)


def test_a_waiver_about_another_child_or_of_another_document_is_none(tmp_path: Path) -> None:
    other_child = made(edits(tmp_path, about="0" * 16))
    assert not other_child.made and {"RK160", "RK340"} <= codes(other_child)
    read = read_edits(edits(tmp_path)).unwrap()
    other = made(replace(read, document="psr"))
    assert not other.made and {"RK160", "RK332"} <= codes(other)


def test_nothing_else_is_waived(tmp_path: Path) -> None:
    data = json.loads(SAMPLE.read_bytes())
    data["governance"]["stage_status"] = "in_progress"
    result = made(edits(tmp_path), data=data)
    assert not result.made and {"RK310", "RK316"} <= codes(result)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    because: The review meeting is on 3 March, the panel before it.\n", "", "RK331"),
        ("by: Alex Reid, operations manager", "by:", "RK331"),
        ("because:", "becuase:", "RK330"),
        ("on: {on}", "on: soon", "RK334"),
        ("by: Alex Reid, operations manager", "by: [Alex, Sam]", "RK336"),
    ],
)
def test_a_waiver_that_is_not_whole_is_none(old: str, new: str, code: str, tmp_path: Path) -> None:
    read = read_edits(edits(tmp_path, text=FILE.replace(old, new)))
    assert read.unwrap().waivers == () and code in {each.code for each in read.findings}
    assert not made(edits(tmp_path, text=FILE.replace(old, new))).made


def test_waivers_are_a_list(tmp_path: Path) -> None:
    text = FILE.split("waivers:")[0] + "waivers: yes\n"
    assert [each.code for each in read_edits(edits(tmp_path, text=text)).findings] == ["RK330"]
