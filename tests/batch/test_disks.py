"""A disk that is full and a folder that nobody may write: a finding that says so, nothing half-written, and no report lost."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.batch import Ended, status
from reportkit.delivery import deliver
from reportkit.diagnostics import Outcome
from reportkit.pipeline import Request, render
from tests.batch.caseload import Caseload

Mounted = Callable[[str], None]


def mount(*words: object) -> bool:
    try:
        return subprocess.run(["mount", *map(str, words)], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 400 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=400k", "tmpfs", place):
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=False)


def codes(outcome: Outcome[Ended]) -> set[str]:
    """Return what was found, about the run or about its reports."""
    reports = outcome.value.tally.failures if outcome.value is not None else ()
    return {each.code for each in outcome.findings} | {code for each in reports for code in each["codes"]}


def test_a_full_disk_is_said_and_the_run_goes_on_when_there_is_space(caseload: Caseload, disk: Path) -> None:
    caseload.run()
    wanted = caseload.files()
    small = replace(caseload, out=disk / "out")
    (disk / "ballast").write_bytes(b"x" * 180_000)
    ended = small.run()
    assert ended.value is None or ended.value.outcome == "stopped"
    assert codes(ended) & {"RK601", "RK623"}
    there = small.files() if small.out.exists() else {}
    assert there.items() <= wanted.items()
    assert len(there) < len(wanted)
    (disk / "ballast").unlink()
    assert mount("-o", "remount,size=40m", disk)
    assert small.run().unwrap().all_made
    assert small.files() == wanted


def test_a_folder_that_nobody_may_write_is_a_finding(caseload: Caseload, disk: Path) -> None:
    assert mount("-o", "remount,ro", disk)
    ended = replace(caseload, out=disk / "out").run()
    assert ended.value is None
    assert [each.code for each in ended.findings] == ["RK623"]
    assert "read-only" in ended.findings[0].message.lower()


def test_a_batch_that_nobody_may_write_to_any_more_is_a_finding(caseload: Caseload, disk: Path) -> None:
    assert mount("-o", "remount,size=40m", disk)
    there = replace(caseload, out=disk / "out")
    there.run()
    before = there.files()
    assert mount("-o", "remount,ro", disk)
    assert codes(there.run()) == {"RK623"}
    assert codes(status(there.out)) <= {"RK623"}
    assert there.files() == before


@pytest.mark.parametrize("option", ["remount,ro", "remount,size=4k"])
def test_one_report_that_cannot_be_written_leaves_nothing(caseload: Caseload, disk: Path, option: str) -> None:
    assert mount("-o", option, disk)
    request = Request(caseload.cases / "case-1.json", "small", "court", caseload.day, templates=caseload.shelf)
    delivered = deliver(render(request), disk, stem="case-1")
    assert [each.code for each in delivered.findings] == ["RK601"]
    assert list(disk.iterdir()) == []
