"""A file that hangs, breaks or starves the program is given up with a finding; all the others come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.formats import Converter, Limits
from tests.formats.fakes import asking, soffice, starts

PATIENT = Limits(seconds=60, start_seconds=60, memory=300 << 20, per_start=10)
HURRIED = Limits(seconds=3, start_seconds=3, per_start=10)


def findings_of(at: Path, files: dict[str, bytes], limits: Limits = PATIENT) -> dict[str, list[str]]:
    with Converter(limits, soffice(at)) as converter:
        return {key: [each.code for each in made.findings] for key, made in converter.convert_files(files, to="pdf")}


@pytest.mark.parametrize(
    ("what", "code"),
    [("hang", "RK504"), ("crash", "RK505"), ("nothing", "RK506"), ("leak", "RK507"), ("rubbish", "RK508")],
)
def test_one_bad_file_among_good_ones(what: str, code: str, tmp_path: Path) -> None:
    files = {"a": asking("fine"), "b": asking(what), "c": asking("fine")}
    limits = HURRIED if what == "hang" else PATIENT
    assert findings_of(tmp_path, files, limits) == {"a": [], "b": [code], "c": []}


def test_the_program_is_started_once_for_many(tmp_path: Path) -> None:
    files = {str(number): asking("fine") for number in range(25)}
    assert set(map(tuple, findings_of(tmp_path, files).values())) == {()}
    assert starts(tmp_path) == [10, 10, 5]


def test_a_file_over_which_it_broke_once_comes_out_at_the_second_try(tmp_path: Path) -> None:
    assert findings_of(tmp_path, {"a": asking("once"), "b": asking("fine")}) == {"b": [], "a": []}


def test_a_program_that_never_writes_anything(tmp_path: Path) -> None:
    assert findings_of(tmp_path, {"a": asking("nothing"), "b": asking("nothing")}) == {"a": ["RK506"], "b": ["RK506"]}


def test_what_the_program_said_is_told_without_its_paths(tmp_path: Path) -> None:
    with Converter(PATIENT, soffice(tmp_path)) as converter:
        ((_, made),) = converter.convert_files({"a": asking("crash")}, to="pdf")
    assert "it said: Fatal exception at …" in made.findings[0].message
    assert str(Path.home()) not in made.findings[0].message


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "tmp"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    findings_of(tmp_path, {"a": asking("crash"), "b": asking("fine")})
    assert list(room.iterdir()) == []


def test_who_stops_listening_stops_the_program(tmp_path: Path) -> None:
    with Converter(PATIENT, soffice(tmp_path)) as converter:
        made = converter.convert_files({"a": asking("fine"), "b": asking("hang")}, to="pdf")
        made.close()  # type: ignore[attr-defined]
    assert not (tmp_path / "starts.txt").exists()
