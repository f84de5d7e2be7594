"""What goes with an assessment in a batch: the words that people wrote over its reports, and the assessment before it."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path

import docx
import pytest

from reportkit.assessment import Occasion
from reportkit.assessment.identity import identity_mark
from reportkit.batch import State, resumed
from reportkit.batch.jobs import Companion, Job
from reportkit.batch.sources import Source
from reportkit.documents import find_document
from reportkit.pipeline import read
from reportkit.prepopulation.marks import mark_of
from tests.batch.caseload import Caseload, called

EDITS = """\
reportkit_edits: 1
document: small
about: {about}
edits:
  - field: about.name
    says: {says}
    by: Sam Okoro, case manager
    on: 2026-11-20
    was: {was}
    because: It is what is said at home.
"""


@pytest.fixture
def words(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    return folder


def write_over(caseload: Caseload, words: Path, number: int, says: str) -> Path:
    """Write over the child's name in the report of one case."""
    case = caseload.cases / f"case-{number}.json"
    reading = read(case, Occasion(caseload.day)).unwrap()
    draft = reading.draft(find_document("small", shelf=caseload.shelf).unwrap()).unwrap()
    binding = draft.binding("about.name")
    assert binding is not None
    file = words / f"case-{number}.small.yaml"
    about, was = identity_mark(reading.assessment), mark_of(binding.value)
    file.write_text(EDITS.format(about=about, was=was, says=says), encoding="utf-8")
    return file


def printed(caseload: Caseload, number: int) -> str:
    document = docx.Document(io.BytesIO((caseload.out / f"case-{number}.small.court.docx").read_bytes()))
    return "\n".join(each.text for each in document.element.body.iter() if each.tag.endswith("}t") and each.text)


def again(caseload: Caseload) -> set[str]:
    """Return the records of which something was made in the last run."""
    return {Path(each["record"]).stem for each in caseload.results() if not each["up_to_date"]}


def test_words_lie_over_the_report_that_they_are_named_after(caseload: Caseload, words: Path) -> None:
    write_over(caseload, words, 2, "Jojo")
    assert caseload.run(options={"edits": words}).unwrap().all_made
    assert "Jojo" in printed(caseload, 2)
    assert "Jojo" not in printed(caseload, 1)


def test_words_that_change_come_or_go_make_their_report_again_and_no_other(caseload: Caseload, words: Path) -> None:
    caseload.run()
    file = write_over(caseload, words, 2, "Jojo")
    for change in (lambda: None, lambda: write_over(caseload, words, 2, "Jay-Jay"), file.unlink):
        change()
        caseload.run(options={"edits": words})
        assert again(caseload) == {"case-2"}
        caseload.run(options={"edits": words})
        assert again(caseload) == set()
    assert "Jay 2" in printed(caseload, 2)


def test_broken_words_are_the_finding_of_their_record_and_the_others_come_out(caseload: Caseload, words: Path) -> None:
    (words / "case-3.small.yaml").write_text("edits: [", encoding="utf-8")
    caseload.run(options={"edits": words})
    refused = [each for each in caseload.results() if each["state"] == State.REFUSED]
    assert {Path(each["record"]).stem for each in refused} == {"case-3"}
    assert "case-3.small.yaml" in {each["where"] for each in refused[0]["findings"]}
    assert (caseload.out / "case-4.small.court.docx").exists()


def test_words_about_another_child_are_not_printed(caseload: Caseload, words: Path) -> None:
    write_over(caseload, words, 2, "Jojo").rename(words / "case-1.small.yaml")
    one = caseload.cases / "case-1.json"
    one.write_text(one.read_text(encoding="utf-8").replace("2010-03-04", "2011-05-06"), encoding="utf-8")
    caseload.run(options={"edits": words})
    assert "RK340" in {found["code"] for each in caseload.results() for found in each["findings"]}
    assert not (caseload.out / "case-1.small.court.docx").exists() or "Jojo" not in printed(caseload, 1)


def test_words_that_go_with_no_report_are_told(caseload: Caseload, words: Path) -> None:
    write_over(caseload, words, 2, "Jojo").rename(words / "case-2.smal.yaml")
    (found,) = caseload.run(options={"edits": words}).findings
    assert (found.code, found.at and Path(found.at.where).name) == ("RK616", "case-2.smal.yaml")


def test_the_assessment_before_is_compared_with(caseload: Caseload, tmp_path: Path) -> None:
    caseload.run()
    spring = tmp_path / "spring"
    spring.mkdir()
    before = json.loads((caseload.cases / "case-4.json").read_text(encoding="utf-8"))
    before["core_record"]["header"]["date_of_birth"] = "2009-01-01"
    (spring / "case-4.json").write_text(json.dumps(before), encoding="utf-8")
    caseload.run(options={"previous": spring})
    assert again(caseload) == {"case-4"}
    told = {found["code"] for each in caseload.results() for found in each["findings"] if "case-4" in each["record"]}
    assert "RK313" in told


def test_a_batch_that_goes_on_has_the_same_folders(caseload: Caseload, words: Path) -> None:
    write_over(caseload, words, 2, "Jojo")
    caseload.run(options={"edits": words})
    assert resumed(caseload.out).unwrap().options.edits == words


def test_a_ledger_of_before_is_gone_on_with(caseload: Caseload) -> None:
    caseload.run()
    with sqlite3.connect(caseload.out / ".reportkit" / "ledger.sqlite") as ledger:
        ledger.executescript("ALTER TABLE jobs DROP COLUMN beside; PRAGMA user_version = 1;")
    ledger.close()
    assert caseload.run().unwrap().tally.kept == 10


def test_a_worker_without_this_disk_is_handed_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "kit.psr.yaml").write_bytes(b"words")
    job = Job(1, "psr", "court", edits=Companion(Source(str(tmp_path / "kit.psr.yaml")), "x"))
    (tmp_path / "kit.psr.yaml").rename(tmp_path / "away")
    assert job.carried().edits == job.edits
    (tmp_path / "away").rename(tmp_path / "kit.psr.yaml")
    carried = job.carried().edits
    assert carried is not None
    assert (carried.source.read(), carried.name) == (b"words", "kit.psr.yaml")


def test_the_command_takes_both_folders(caseload: Caseload, words: Path) -> None:
    write_over(caseload, words, 5, "Jojo")
    ended = called(caseload.command(caseload.cases, "--edits", words, "--previous", words, "-j", 1))
    assert ended.returncode == 0, ended.stderr
    assert "Jojo" in printed(caseload, 5)
