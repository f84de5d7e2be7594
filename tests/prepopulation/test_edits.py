"""A person's words over a field: signed, dated, kept beside what the rule said, and never for eyes they are not for."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment import Assessment, Occasion
from reportkit.assessment.identity import identity_mark
from reportkit.diagnostics import Location
from reportkit.disclosure import disclose
from reportkit.documents import read_document
from reportkit.pipeline import Request, render
from reportkit.prepopulation import Draft, Edit, Edits, Origin, Words, fill_in, lay_over, prepopulate, read_edits
from reportkit.prepopulation.marks import mark_of
from reportkit.prepopulation.starter import starter

DAY = datetime.date(2026, 11, 21)
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def draft_of(given: Mapping[str, Any], folder: Path) -> Draft:
    return prepopulate(Assessment.model_validate(given), Occasion(DAY), read_document(folder).unwrap()).unwrap()


def edits_of(draft: Draft, *edits: Edit) -> Edits:
    return Edits(draft.spec.id, identity_mark(draft.assessment), edits, Location("jay.edits.yaml"))


def edit(draft: Draft, target: str, says: Any, **about: Any) -> Edit:
    binding = draft.binding(target)
    value = None if binding is None else binding.value
    row = about.get("row")
    was = mark_of(value[row - 1] if row and isinstance(value, tuple) else value)
    return Edit(
        target, says, **{"by": "Sam Okoro, case manager", "on": datetime.date(2026, 11, 20), "was": was, **about}
    )


def test_the_words_stand_in_the_field_and_name_who_wrote_them(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    laid = lay_over(draft, edits_of(draft, edit(draft, "about.home", "Jay moved to his aunt's."))).unwrap()
    binding = laid.binding("about.home")
    assert binding is not None
    assert (binding.value, binding.origin) == (Words("Jay moved to his aunt's."), Origin.OVERRIDE)
    assert (binding.provenance.author, binding.provenance.on) == (
        "Sam Okoro, case manager",
        datetime.date(2026, 11, 20),
    )


def test_what_the_rule_said_is_kept_beside_them(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    before = draft.binding("about.home")
    laid = lay_over(draft, edits_of(draft, edit(draft, "about.home", "Jay moved."))).unwrap().binding("about.home")
    assert before is not None and laid is not None and laid.prepopulated == before.value


def test_words_written_into_a_gap_are_by_hand_and_the_gap_is_found_no_more(
    given: dict[str, Any], small_folder: Path
) -> None:
    del given["core_record"]["header"]["preferred_name"]
    assessment, spec = Assessment.model_validate(given), read_document(small_folder).unwrap()
    drafted = prepopulate(assessment, Occasion(DAY), spec)
    draft = drafted.unwrap()
    filled = fill_in(drafted, edits_of(draft, edit(draft, "about.name", "Jay")))
    binding = filled.unwrap().binding("about.name")
    assert [each.code for each in drafted.findings] == ["RK302"] and filled.findings == ()
    assert binding is not None and binding.origin is Origin.MANUAL and binding.missing == ()


def test_a_section_with_nothing_in_it_is_shown_once_somebody_writes_in_it(
    given: dict[str, Any], small_folder: Path
) -> None:
    manifest = small_folder / "manifest.yaml"
    manifest.write_text(manifest.read_text().replace("columns: [date, what], required: true", "columns: [date, what]"))
    del given["offending_asb"]["offences"]["index_offences"]
    draft = draft_of(given, small_folder)
    assert not draft.sections[2].shown
    rows = ({"date": "1 May 2026", "what": "Theft"},)
    assert lay_over(draft, edits_of(draft, edit(draft, "offences.items", rows))).unwrap().sections[2].shown


def test_one_row_is_written_over_and_the_others_stay(given: dict[str, Any], small_folder: Path) -> None:
    offences = given["offending_asb"]["offences"]["index_offences"]
    offences.append({"offence": "Going equipped", "date": "2026-09-02"})
    draft = draft_of(given, small_folder)
    written = edit(draft, "offences.items", {"what": "Theft of a child's bicycle"}, row=1)
    binding = lay_over(draft, edits_of(draft, written)).unwrap().binding("offences.items")
    assert binding is not None and binding.value == (
        {"date": "1 September 2026", "what": "Theft of a child's bicycle"},
        {"date": "2 September 2026", "what": "Going equipped"},
    )


def test_a_row_that_has_moved_is_found_where_it_is_now(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    edits = edits_of(draft, edit(draft, "offences.items", {"what": "Theft"}, row=1))
    given["offending_asb"]["offences"]["index_offences"].insert(0, {"offence": "Going equipped", "date": "2026-09-02"})
    outcome = lay_over(draft_of(given, small_folder), edits)
    binding = outcome.unwrap().binding("offences.items")
    assert outcome.findings == () and binding is not None and isinstance(binding.value, tuple)
    assert [each["what"] for each in binding.value if isinstance(each, Mapping)] == ["Going equipped", "Theft"]


def test_words_about_a_row_that_has_changed_are_laid_over_no_other_row(
    given: dict[str, Any], small_folder: Path
) -> None:
    draft = draft_of(given, small_folder)
    edits = edits_of(draft, edit(draft, "offences.items", {"what": "Theft"}, row=1))
    given["offending_asb"]["offences"]["index_offences"][0]["offence"] = "Burglary"
    now = draft_of(given, small_folder)
    outcome = lay_over(now, edits)
    assert [each.code for each in outcome.findings] == ["RK335"]
    assert outcome.unwrap().binding("offences.items") == now.binding("offences.items")


def test_an_edit_whose_source_has_changed_is_shown_and_found(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    edits = edits_of(draft, edit(draft, "about.home", "Jay moved."))
    given["personal_family_social"]["living_arrangements_housing_finances"]["details"] = ["Jay lives with his aunt."]
    outcome = lay_over(draft_of(given, small_folder), edits)
    binding = outcome.unwrap().binding("about.home")
    assert [each.code for each in outcome.findings] == ["RK335"]
    assert binding is not None and binding.value == Words("Jay moved.")


@pytest.mark.parametrize(
    ("target", "says", "about", "code"),
    [
        ("about.hoem", "x", {}, "RK332"),
        ("about.home", "x", {"on": datetime.date(2026, 11, 22)}, "RK334"),
        ("about.name", "two\nlines", {}, "RK336"),
        ("about.home", ("a list",), {}, "RK336"),
        ("offences.items", "x", {}, "RK336"),
        ("offences.items", ({"waht": "x"},), {}, "RK336"),
        ("about.home", "x", {"row": 1}, "RK336"),
    ],
)
def test_an_edit_that_does_not_hold_is_found_and_changes_nothing(
    given: dict[str, Any], small_folder: Path, target: str, says: Any, about: dict[str, Any], code: str
) -> None:
    draft = draft_of(given, small_folder)
    outcome = lay_over(draft, edits_of(draft, edit(draft, target, says, **about)))
    assert [each.code for each in outcome.findings] == [code]
    assert outcome.unwrap().sections == draft.sections


def test_a_field_that_is_not_in_the_report_takes_no_words(given: dict[str, Any], small_folder: Path) -> None:
    given["explanations_and_conclusions"]["future_behaviour"]["rosh"] = "low"
    draft = draft_of(given, small_folder)
    outcome = lay_over(draft, edits_of(draft, edit(draft, "harm.level", "High")))
    assert [each.code for each in outcome.findings] == ["RK333"] and outcome.unwrap().sections == draft.sections


def test_one_place_is_written_over_once(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    row = edit(draft, "offences.items", {"what": "Theft"}, row=1)
    for other in (row, edit(draft, "offences.items", ({"what": "Theft"},))):
        assert [each.code for each in lay_over(draft, edits_of(draft, row, other)).findings] == ["RK339"]


def test_edits_of_another_child_are_not_laid_over(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    edits = edits_of(draft, edit(draft, "about.home", "x"))
    given["core_record"]["header"]["date_of_birth"] = "2010-03-05"
    other = draft_of(given, small_folder)
    outcome = lay_over(other, edits)
    assert [each.code for each in outcome.findings] == ["RK340"] and outcome.unwrap() == other


FILE = """\
reportkit_edits: 1
document: small
about: 0123456789abcdef
edits:
  - field: about.home
    says: Jay moved.
    by: Sam Okoro
    on: 2026-11-20
    was: nothing
"""


def found_in(tmp_path: Path, text: str) -> list[tuple[str, int | None]]:
    path = tmp_path / "jay.edits.yaml"
    path.write_text(text, encoding="utf-8")
    return [(each.code, each.at.line if each.at else None) for each in read_edits(path).findings]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("    by: Sam Okoro\n", "", "RK331", 5),
        ("by: Sam Okoro", "by:", "RK331", 5),
        ("    on: 2026-11-20\n", "", "RK331", 5),
        ("    was: nothing\n", "", "RK331", 5),
        ("by:", "bye:", "RK330", 7),
        ("2026-11-20", "20 November", "RK334", 8),
        ("2026-11-20", "2026-02-30", "RK334", 8),
        ("Jay moved.", "[true]", "RK336", 6),
        ("Jay moved.", '"a\\u202eb"', "RK337", 6),
        ("Jay moved.", '"a\\u0007b"', "RK202", 6),
        ("    was:", "    for: [chidl]\n    was:", "RK338", 9),
        ("    was:", "    row: 0\n    was:", "RK336", 9),
        ("about: 0123456789abcdef\n", "", "RK331", 1),
        ("reportkit_edits: 1", "reportkit_edits: 2", "RK330", 1),
    ],
)
def test_what_is_wrong_in_the_file_is_found_at_its_line(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    assert old in FILE
    assert (code, line) in found_in(tmp_path, FILE.replace(old, new, 1))


def test_a_sound_file_is_read_without_a_finding(tmp_path: Path) -> None:
    assert found_in(tmp_path, FILE) == []


def test_a_mistyped_key_is_told_its_nearest(tmp_path: Path) -> None:
    path = tmp_path / "jay.edits.yaml"
    path.write_text(FILE.replace("    by:", "    becuase: x\n    by:"), encoding="utf-8")
    assert [each.hint for each in read_edits(path).findings] == ["did you mean “because”?"]


def test_a_starter_left_as_it_is_changes_nothing_and_filled_in_it_fills_the_gap(
    given: dict[str, Any], small_folder: Path, tmp_path: Path
) -> None:
    del given["core_record"]["header"]["preferred_name"]
    draft = draft_of(given, small_folder)
    text = starter(draft).unwrap()
    path = tmp_path / "jay.edits.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_edits(path).unwrap().edits == () and read_edits(path).findings == ()
    text = (
        text.replace("says:\n", "says: Jay\n", 1)
        .replace("by:\n", "by: Sam\n", 1)
        .replace("on:\n", "on: 2026-11-20\n", 1)
    )
    path.write_text(text, encoding="utf-8")
    outcome = lay_over(draft, read_edits(path).unwrap())
    binding = outcome.unwrap().binding("about.name")
    assert outcome.findings == () and binding is not None and binding.value == "Jay"


def test_signing_anew_after_a_change_takes_the_finding_away(
    given: dict[str, Any], small_folder: Path, tmp_path: Path
) -> None:
    draft = draft_of(given, small_folder)
    edits = edits_of(draft, edit(draft, "about.home", "Jay moved\nlast week.", because="He told me."))
    given["personal_family_social"]["living_arrangements_housing_finances"]["details"] = ["Jay lives with his aunt."]
    now = draft_of(given, small_folder)
    text = starter(now, edits=edits).unwrap()
    assert "# Jay lives with his aunt." in text and "because: He told me." in text
    path = tmp_path / "jay.edits.yaml"
    path.write_text(text.replace("by:\n", "by: Sam\n").replace("on:\n", "on: 2026-11-21\n"), encoding="utf-8")
    outcome = lay_over(now, read_edits(path).unwrap())
    binding = outcome.unwrap().binding("about.home")
    assert outcome.findings == () and binding is not None and binding.value == Words("Jay moved\nlast week.")


# --- who gets them ---------------------------------------------------------------------------------------------------------


def copied(draft: Draft, written: Edit, reader: str) -> tuple[Origin, Any]:
    laid = lay_over(draft, edits_of(draft, written)).unwrap()
    binding = disclose(laid, to=reader).unwrap().binding(written.target)
    assert binding is not None
    return binding.origin, binding.value


def test_words_over_what_a_reader_may_not_hold_do_not_reach_them(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    written = edit(draft, "about.gang", "He was seen there by an officer.")
    assert copied(draft, written, "practitioner") == (Origin.OVERRIDE, Words("He was seen there by an officer."))
    assert copied(draft, written, "court") == (Origin.WITHHELD, None)


def test_words_over_a_text_of_which_a_reader_holds_only_part_do_not_reach_them(
    given: dict[str, Any], small_folder: Path
) -> None:
    draft = draft_of(given, small_folder)
    assert copied(draft, edit(draft, "about.home", "His uncle is there."), "child") == (Origin.WITHHELD, None)


def test_words_written_for_a_reader_reach_that_reader_alone(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    written = edit(draft, "about.home", "Jay lives with family.", written_for=frozenset({"child"}))
    assert copied(draft, written, "child") == (Origin.OVERRIDE, Words("Jay lives with family."))
    assert copied(draft, written, "court") == (Origin.WITHHELD, None)


def test_the_editor_can_keep_words_from_a_reader(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    written = edit(draft, "about.name", "J.", not_for=frozenset({"child"}))
    assert copied(draft, written, "child") == (Origin.WITHHELD, None)
    assert copied(draft, written, "court") == (Origin.OVERRIDE, "J.")


def test_the_manifest_stands_above_the_editor(given: dict[str, Any], small_folder: Path) -> None:
    manifest = small_folder / "manifest.yaml"
    text = manifest.read_text().replace("id: gang, label: Police intelligence", "id: gang, label: P, not_for: [child]")
    manifest.write_text(text)
    draft = draft_of(given, small_folder)
    written = edit(draft, "about.gang", "x", written_for=frozenset({"child"}))
    assert copied(draft, written, "child") == (Origin.WITHHELD, None)


def test_a_copy_does_not_carry_what_the_rule_had_said(given: dict[str, Any], small_folder: Path) -> None:
    draft = draft_of(given, small_folder)
    laid = lay_over(draft, edits_of(draft, edit(draft, "about.name", "J."))).unwrap()
    binding = disclose(laid, to="court").unwrap().binding("about.name")
    assert binding is not None and binding.prepopulated is None


# --- the journey -----------------------------------------------------------------------------------------------------------


def request(status: str, **about: Any) -> Request:
    sample = SAMPLES / "first_time_referral_order.json"
    return Request(sample, "referral_order", "practitioner", DAY, status=status, **about)


def sample_edits(target: str, says: str, **about: Any) -> Edits:
    draft = render(request("draft")).draft
    assert draft is not None
    return edits_of(draft, edit(draft, target, says, **{"on": datetime.date(2026, 11, 18), **about}))


def test_a_final_waits_for_an_edit_that_the_assessment_has_overtaken() -> None:
    overtaken = sample_edits("front_sheet.called", "M.", was="0" * 16)
    refused, draft = (render(request(status, edits=overtaken)) for status in ("final", "draft"))
    assert not refused.made and [each.code for each in refused.findings] == ["RK335"]
    assert draft.made
    assert render(request("final", edits=sample_edits("front_sheet.called", "M."))).made


def test_a_final_says_nothing_that_neither_a_rule_nor_a_person_said() -> None:
    from reportkit.prepopulation.origins import accounted_for, chain_of

    draft = render(request("draft", edits=sample_edits("front_sheet.called", "M."))).draft
    assert draft is not None
    binding = draft.binding("front_sheet.called")
    assert binding is not None and chain_of(binding) == ("Sam Okoro, case manager, 2026-11-18",)
    assert list(accounted_for(draft.bindings())) == []
    nobodys = binding._replace(provenance=replace(binding.provenance, origin=Origin.AUTO, author="", rule=None))
    assert [each.code for each in accounted_for([nobodys])] == ["RK341"]


def test_the_record_names_who_wrote_and_not_what() -> None:
    from reportkit.delivery import provenance_record

    record = provenance_record(render(request("final", edits=sample_edits("front_sheet.called", "Zzyzx"))))
    field = next(one for each in record["sections"] for one in each["fields"] if one["field"] == "front_sheet.called")
    assert field["origin"] == "override" and field["edits"] == [
        {"author": "Sam Okoro, case manager", "on": "2026-11-18"}
    ]
    assert "Zzyzx" not in json.dumps(record)
