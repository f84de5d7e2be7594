"""Who may hold what, as data: the readers, the matrix, what a service changes, the sharing log and the cover note."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from reportkit.assessment import Assessment, Occasion, Sensitivity, all_paths
from reportkit.cover import cover_note
from reportkit.delivery import deliver, provenance_record
from reportkit.diagnostics import Location
from reportkit.disclosure import disclose
from reportkit.documents import find_document, folders, read_document, shipped
from reportkit.expressions import read_expression
from reportkit.local import read_settings
from reportkit.pipeline import Request, Result, render
from reportkit.prepopulation import prepopulate
from reportkit.readers import MARKS, MAY, Sharing, sharing_rules, shipped_readers
from reportkit.settings import Settings

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "looked_after_exploitation.json"
DAY = datetime.date(2026, 11, 21)
READERS = shipped_readers()


def made(reader: str, **about: Any) -> Result:
    asked = {"document": "psr", "status": "draft", "assessment": SAMPLE, **about}
    return render(Request(reader=reader, on=DAY, **asked))


def codes(result: Result) -> list[str]:
    return [each.code for each in result.findings if each.severity == "error"]


def test_the_marks_are_those_of_the_assessment() -> None:
    assert set(MARKS) == {each.value for each in Sensitivity}
    assert all(each.cleared <= set(MARKS) for each in READERS.readers.values())


def test_every_document_of_the_matrix_has_a_cell_for_every_reader_outside_the_service() -> None:
    outside = {each.id for each in READERS.readers.values() if not each.internal}
    for row in READERS.copies.values():
        assert set(row) == outside
        assert all(each.may in MAY and each.src for each in row.values())


@pytest.mark.parametrize("document", sorted(folders(shipped())))
def test_no_document_has_a_copy_for_a_reader_who_never_holds_it(document: str) -> None:
    copies = find_document(document).unwrap().copies_for
    assert [each for each in copies if READERS.cell(document, each).may == "never"] == []


def test_each_rule_of_sharing_says_where_it_comes_from() -> None:
    assert [each.id for each in sharing_rules()] == [f"RD-{number}" for number in range(1, 13)]
    assert all(each.says and each.src for each in sharing_rules())
    assert {each.marks for each in sharing_rules()} >= set(MARKS) - {"standard"}


def test_a_reader_who_never_holds_a_document_is_refused_with_the_reason() -> None:
    result = made("panel")
    assert not result.made and codes(result) == ["RK372"]
    assert "they hold the report to the panel instead" in result.findings[-1].message


def test_a_reader_for_whom_there_is_no_copy_is_refused() -> None:
    assert codes(made("probation")) == ["RK371"]


def settings(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "reportkit.yaml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path).unwrap()


def test_a_service_can_close_a_document_to_a_reader(tmp_path: Path) -> None:
    assert codes(made("defence", settings=settings(tmp_path, "copies: {psr: {defence: never}}"))) == ["RK372"]


def test_a_service_can_change_what_a_reader_is_cleared_for(
    given: dict[str, Any], small_folder: Path, tmp_path: Path
) -> None:
    wider = settings(tmp_path, "readers: {court: [standard, restricted]}")
    for what, holds in ((Settings(), False), (wider, True)):
        occasion = Occasion(DAY, settings=what)
        draft = prepopulate(Assessment.model_validate(given), occasion, read_document(small_folder).unwrap()).unwrap()
        binding = disclose(draft, to="court").unwrap().binding("about.gang")
        assert binding is not None and bool(binding.value) is holds


@pytest.mark.parametrize(
    "text",
    [
        "readers: {cuort: [standard]}",
        "readers: {practitioner: [standard]}",
        "readers: {court: [standrad]}",
        "copies: {psr: {cuort: never}}",
        "copies: {psr: {court: sometimes}}",
        "reader: {court: [standard]}",
    ],
)
def test_what_a_service_cannot_set_is_found(tmp_path: Path, text: str) -> None:
    path = tmp_path / "reportkit.yaml"
    path.write_text(text, encoding="utf-8")
    assert [(each.code, each.at.line if each.at else 0) for each in read_settings(path).findings] == [("RK910", 1)]


def test_where_consent_is_needed_a_final_waits_for_it(tmp_path: Path) -> None:
    asks = settings(tmp_path, "copies: {psr: {defence: consent}}")
    final, draft = (made("defence", status=status, settings=asks) for status in ("final", "draft"))
    assert not final.made and draft.made and "RK373" in codes(final) and "RK373" in codes(draft)
    sharing = Sharing("Marsh & Co", "consent of the child, 20 November 2026")
    assert made("defence", status="final", settings=asks, sharing=sharing).made


def test_a_condition_that_the_record_answers_is_held_to() -> None:
    conditions = [
        (name, to, cell) for name, row in shipped_readers().copies.items() for to, cell in row.items() if cell.when
    ]
    assert len(conditions) > 5
    for _, _, cell in conditions:
        asked = read_expression(cell.when, at=Location("readers.yaml"))
        assert cell.note and all(path in all_paths() for path in asked.paths())


def grown_up(born: str) -> bytes:
    data = json.loads(SAMPLE.read_bytes())
    data["core_record"]["header"]["date_of_birth"] = born
    return json.dumps(data).encode()


def test_a_parent_of_a_grown_up_holds_the_report_only_for_a_reason() -> None:
    asked = [render(Request(grown_up(born), "psr", "parent", DAY)) for born in ("2009-03-04", "2008-11-21")]
    assert [("RK374" in codes(each), each.made) for each in asked] == [(False, True), (True, True)]
    reason = Sharing(basis="consent of the child, 20 November 2026")
    refused, given = (
        disclose(replace(asked[1].draft, occasion=Occasion(DAY, "final")), "parent", each) for each in (None, reason)
    )
    assert refused.value is None and [each.code for each in refused.findings] == ["RK374"]
    assert given.value is not None and given.findings == ()
    assert shipped_readers().with_cell("psr", "parent", "full").cell("psr", "parent").when == ""


def test_the_record_has_the_entry_for_the_sharing_log() -> None:
    record = provenance_record(made("defence", sharing=Sharing("Marsh & Co")))
    assert record["sharing"] == {
        "recipient": "Marsh & Co",
        "on": "2026-11-21",
        "lawful_basis": "Sentencing Code section 32",
        "basis_from": "default S3 [R]",
        "may_hold": "full",
        "note": "",
    }
    assert len(record["report_sha256"]) == 64


# --- the cover note --------------------------------------------------------------------------------------------------------


def rows(note: bytes) -> list[tuple[str, ...]]:
    return [
        tuple(cell.text for cell in row.cells) for table in docx.Document(io.BytesIO(note)).tables for row in table.rows
    ]


def members(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def test_the_cover_note_says_what_was_withheld_and_by_which_rule() -> None:
    result = made("court")
    said = rows(cover_note(result).unwrap().content)
    assert result.copy is not None
    assert len([each for each in said if len(each) == 3]) == len(result.copy.withheld) + 1
    assert any(part.endswith("Staff safety") and rule == "RD-8" for part, *_, rule in said)


def test_what_is_written_for_the_child_alone_is_not_withheld_from_a_service() -> None:
    sample = SAMPLE.parent / "foster_move_transfer.json"
    result = made("receiving_service", document="transfer_yot", assessment=sample)
    said = "\n".join(" ".join(each) for each in rows(cover_note(result).unwrap().content))
    assert "About the move" not in said
    assert "Held" in said or "held" in said


def test_the_cover_note_holds_nothing_of_what_was_withheld() -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["offending_asb"]["offences"]["police_intelligence"] = "Zzyzxqvj was seen."
    note = cover_note(made("court", assessment=json.dumps(data).encode())).unwrap().content
    assert b"Zzyzxqvj" not in members(note) and b"RD-4" in members(note)


def test_nothing_of_the_note_is_in_the_copy(tmp_path: Path) -> None:
    result = made("court", sharing=Sharing("Zzyzxqvj Chambers", "Zzyzxqvj Act"))
    delivered = deliver(result, tmp_path, stem="case", with_cover_note=True).unwrap()
    assert delivered.cover_note is not None and b"Zzyzxqvj" in members(delivered.cover_note.read_bytes())
    assert b"Zzyzxqvj" not in members(delivered.report.read_bytes())
    assert {each.name for each in tmp_path.iterdir()} == {
        "case.psr.court.docx",
        "case.psr.court.cover-note.docx",
        "case.psr.court.provenance.json",
    }


def test_where_nothing_is_withheld_the_note_says_so() -> None:
    note = docx.Document(io.BytesIO(cover_note(made("practitioner")).unwrap().content))
    assert "Nothing was withheld from this copy." in "\n".join(each.text for each in note.paragraphs)


def test_the_same_copy_has_the_same_note() -> None:
    assert cover_note(made("court")).unwrap().content == cover_note(made("court")).unwrap().content
