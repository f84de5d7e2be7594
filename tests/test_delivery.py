"""What a record says of the files beside it, delivery after delivery."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.delivery import deliver
from reportkit.pipeline import Request, Result, render

SAMPLE = Path(__file__).parents[1] / "samples" / "prevention.json"


@pytest.fixture(scope="module")
def result() -> Result:
    return render(Request(SAMPLE, "child_plan", "child", datetime.date(2026, 11, 21)))


def delivered(result: Result, folder: Path, form: str) -> dict[str, str]:
    """Deliver the report in a format that is said to be `form`, and return the files of its record."""
    assert result.rendered is not None
    made = replace(result.rendered, format=form, content=f"{form} of it".encode())
    place = deliver(result, folder, stem="one", formats=[made]).unwrap().provenance
    files: dict[str, str] = json.loads(place.read_text(encoding="utf-8"))["files"]
    return files


def test_the_record_has_every_file_of_the_same_content(result: Result, tmp_path: Path) -> None:
    delivered(result, tmp_path, "html")
    files = delivered(result, tmp_path, "txt")
    assert sorted(files) == ["one.child_plan.child.html", "one.child_plan.child.txt"]
    for name, sha256 in files.items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == sha256


def test_a_file_that_is_gone_or_changed_is_in_the_record_no_more(result: Result, tmp_path: Path) -> None:
    for form in ("html", "md"):
        delivered(result, tmp_path, form)
    (tmp_path / "one.child_plan.child.html").unlink()
    (tmp_path / "one.child_plan.child.md").write_text("somebody's own words", encoding="utf-8")
    assert sorted(delivered(result, tmp_path, "txt")) == ["one.child_plan.child.txt"]


def test_a_file_of_other_content_is_not_in_the_record(result: Result, tmp_path: Path) -> None:
    delivered(result, tmp_path, "html")
    later = render(Request(SAMPLE, "child_plan", "child", datetime.date(2026, 11, 22)))
    assert sorted(delivered(later, tmp_path, "txt")) == ["one.child_plan.child.txt"]


@pytest.mark.parametrize("before", ["", "{", "[]", '{"files": 1}'])
def test_a_record_that_cannot_be_read_is_written_anew(result: Result, tmp_path: Path, before: str) -> None:
    (tmp_path / "one.child_plan.child.provenance.json").write_text(before, encoding="utf-8")
    assert sorted(delivered(result, tmp_path, "txt")) == ["one.child_plan.child.txt"]
