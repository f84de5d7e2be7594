"""A batch from its inputs to its reports: what is made, what is left alone, what is set aside, what is counted."""

from __future__ import annotations

import json
from pathlib import Path

from reportkit.batch import Limits, State
from tests.batch.caseload import Caseload, called


def test_every_report_of_every_record_is_made(caseload: Caseload) -> None:
    ended = caseload.run().unwrap()
    assert ended.all_made
    assert ended.tally.total == 10
    names = {f"case-{number}.small.{reader}.{each}" for number in range(1, 6) for reader in ("practitioner", "court")
             for each in ("docx", "provenance.json")}  # fmt: skip
    assert set(caseload.files()) == names
    assert all(
        each["state"] == "made" and each["files"][0]["sha256"] == caseload.files()[each["files"][0]["file"]]
        for each in caseload.results()
    )


def test_what_is_up_to_date_is_left_alone(caseload: Caseload) -> None:
    caseload.run()
    before = {each: (caseload.out / each).stat().st_mtime_ns for each in caseload.files()}
    ended = caseload.run().unwrap()
    assert ended.tally.kept == 10
    assert {each: (caseload.out / each).stat().st_mtime_ns for each in caseload.files()} == before


def test_only_what_has_changed_is_made_again(caseload: Caseload) -> None:
    caseload.run()
    one = caseload.cases / "case-2.json"
    one.write_text(one.read_text(encoding="utf-8").replace("Jay 2", "Jo"), encoding="utf-8")
    ended = caseload.run().unwrap()
    assert ended.tally.kept == 8
    assert {each["record"] for each in caseload.results() if not each["up_to_date"]} == {str(one)}


def test_a_changed_document_folder_is_another_version(caseload: Caseload) -> None:
    caseload.run()
    rules = caseload.shelf / "small" / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    assert caseload.run().unwrap().tally.kept == 0


def test_a_report_that_was_deleted_is_made_again(caseload: Caseload) -> None:
    caseload.run()
    before = caseload.files()
    (caseload.out / "case-1.small.court.docx").unlink()
    assert caseload.run().unwrap().tally.kept == 9
    assert caseload.files() == before


def test_a_report_that_somebody_edited_is_made_again_and_their_words_are_kept(caseload: Caseload) -> None:
    caseload.run()
    before = caseload.files()
    (caseload.out / "case-1.small.court.docx").write_bytes(b"edited by hand")
    caseload.run()
    assert caseload.files() == before
    aside = list((caseload.out / ".reportkit" / "set-aside").rglob("*.docx"))
    assert [each.read_bytes() for each in aside] == [b"edited by hand"]


def test_a_file_that_was_there_before_the_batch_is_not_lost(caseload: Caseload) -> None:
    caseload.out.mkdir()
    (caseload.out / "case-1.small.court.docx").write_bytes(b"somebody else's")
    caseload.run()
    aside = list((caseload.out / ".reportkit" / "set-aside").rglob("*.docx"))
    assert [each.read_bytes() for each in aside] == [b"somebody else's"]


def test_a_bad_record_among_good_ones_is_refused_alone_and_listed_last(caseload: Caseload) -> None:
    (caseload.cases / "case-3.json").write_text('{"reportkit_assessment": 1, ', encoding="utf-8")
    ended = caseload.run().unwrap()
    assert not ended.all_made
    assert (ended.tally.states[State.MADE], ended.tally.states[State.REFUSED]) == (8, 2)
    assert [each["state"] for each in caseload.results()] == ["made"] * 8 + ["refused"] * 2
    summary = json.loads((caseload.out / "summary.json").read_text(encoding="utf-8"))
    assert list(summary)[-1] == "failures"
    assert [each["record"] for each in summary["failures"]] == [str(caseload.cases / "case-3.json")] * 2
    assert (
        summary["made"] + summary["refused"] + summary["failed"] + summary["quarantined"] + summary["not_tried"] == 10
    )


def test_the_report_of_a_record_that_is_refused_now_does_not_stay(caseload: Caseload) -> None:
    caseload.run()
    (caseload.cases / "case-3.json").write_text("{}", encoding="utf-8")
    caseload.run()
    assert not [each for each in caseload.files() if each.startswith("case-3")]
    assert len(list((caseload.out / ".reportkit" / "set-aside").rglob("case-3*.docx"))) == 2


def test_a_refusal_is_remembered_and_told_again(caseload: Caseload) -> None:
    (caseload.cases / "case-3.json").write_text("{}", encoding="utf-8")
    first = caseload.run().unwrap()
    again = caseload.run().unwrap()
    assert first.tally.failures == again.tally.failures
    assert again.tally.failures[0]["codes"] == ["RK111"]


def test_a_run_that_fails_fast_leaves_the_rest_for_the_next(caseload: Caseload) -> None:
    (caseload.cases / "case-1.json").write_text("{}", encoding="utf-8")
    for number in range(6, 40):
        (caseload.cases / f"case-{number:03}.json").write_bytes((caseload.cases / "case-2.json").read_bytes())
    ended = caseload.run(limits=Limits(failures=1)).unwrap()
    assert ended.outcome == "stopped"
    assert ended.tally.states[State.WAITING] > 0
    assert ended.tally.total == 78
    done = caseload.run().unwrap()
    assert (done.tally.states[State.MADE], done.tally.states[State.REFUSED]) == (76, 2)


def test_progress_counts_to_the_end(caseload: Caseload) -> None:
    seen = []
    caseload.run(told=lambda progress: seen.append((progress.done, progress.total)))
    assert seen[0] == (0, 10)
    assert seen[-1] == (10, 10)
    assert seen == sorted(seen)


def test_lines_and_archives_and_patterns_are_records_too(caseload: Caseload, tmp_path: Path) -> None:
    import zipfile

    texts = [each.read_text(encoding="utf-8") for each in sorted(caseload.cases.glob("*.json"))]
    (tmp_path / "some.jsonl").write_text("\n".join([texts[0], "", texts[1]]), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("a/third.json", texts[2])
        archive.writestr("readme.txt", "not an assessment")
    words = (tmp_path / "some.jsonl", tmp_path / "more.zip", caseload.cases / "case-[45].json")
    ended = caseload.run(*words).unwrap()
    assert ended.all_made
    assert ended.passed == 1
    stems = {each.partition(".small")[0] for each in caseload.files()}
    assert stems == {"some-000001", "some-000003", "third", "case-4", "case-5"}


def test_two_records_with_one_name_are_refused_before_anything_is_written(caseload: Caseload) -> None:
    deeper = caseload.cases / "deeper"
    deeper.mkdir()
    (deeper / "CASE-1.json").write_bytes((caseload.cases / "case-1.json").read_bytes())
    refused = caseload.run()
    assert refused.value is None
    assert {each.code for each in refused.findings} == {"RK614"}
    assert caseload.files() == {}


def test_no_log_holds_an_answer(caseload: Caseload) -> None:
    (caseload.cases / "case-3.json").write_text(
        (caseload.cases / "case-3.json").read_text(encoding="utf-8").replace("2010-03-04", "Zzyzxova"), encoding="utf-8"
    )
    run = called(caseload.command(caseload.cases, "-j", "1"))
    assert run.returncode == 1
    said = run.stdout + run.stderr + "".join(
        each.read_text(encoding="utf-8", errors="replace")
        for each in [*caseload.out.glob("*.json*"), *(caseload.out / ".reportkit").glob("*")]
        if each.is_file()
    )  # fmt: skip
    assert "RK115" in said
    assert "Zzyzxova" not in said
    assert "bicycle" not in said
