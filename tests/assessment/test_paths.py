"""What of an assessment a rule can name."""

from __future__ import annotations

from reportkit.assessment import Assessment, plain
from reportkit.assessment.paths import all_paths


def facts(answer: str) -> object:
    substance = {
        "substance_concern": answer,
        "details": "He has never tried anything.",
        "impact": ["health_harm"],
    }
    given = {"reportkit_assessment": 1, "personal_family_social": {"substance_misuse": substance}}
    found = plain(Assessment.model_validate(given))
    return found["personal_family_social"]["substance_misuse"]


def test_what_a_no_has_closed_stays_in_the_record_and_flows_nowhere() -> None:
    assert "impact" in facts("yes")  # type: ignore[operator]
    assert "impact" not in facts("no")  # type: ignore[operator]


def test_the_details_of_a_sub_section_flow_whatever_was_answered() -> None:
    assert "details" in facts("no")  # type: ignore[operator]


def test_every_path_has_a_title_and_a_kind() -> None:
    kinds = {"group", "rows", "choice", "choices", "text", "narrative", "date", "number", "yes-no"}
    assert all(each.title and each.kind in kinds for each in all_paths().values())


def test_every_question_says_where_it_comes_from() -> None:
    without = [each.path for each in all_paths().values() if each.kind != "group" and not each.src]
    assert [path for path in without if not path.endswith(".id")] == []


def test_a_row_inherits_the_sensitivity_of_what_it_stands_in() -> None:
    phones = [each for each in all_paths().values() if each.path.startswith("core_record.header.phones")]
    assert {each.sensitivity for each in phones} == {"address"}
