"""Care status: the truth table of leaving care, what custody would change, and one care history in two places."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from reportkit.assessment.derivation.grounds import answer
from reportkit.assessment.derive import derive
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.derived import CustodyEffect
from reportkit.settings import Settings

DAY = datetime.date(2026, 2, 1)
BORN = {15: "2010-06-01", 16: "2009-06-01", 17: "2008-06-01", 18: "2007-06-01"}
NEVER = {"s20": "never", "s17_cin": "never", "s31": "never", "rlaa": "never", "ryda": "never"}


def weeks(number: int, *, until: datetime.date | None = None, basis: str = "s20") -> dict[str, str]:
    """Return a period of so many whole weeks that ends on `until`, or goes on."""
    last = until or DAY
    start = last - datetime.timedelta(days=number * 7 - 1)
    period = {"basis": basis, "start": start.isoformat()}
    return period if until is None else {**period, "end": until.isoformat()}


def child(age: int, periods: list[dict[str, str]] | None = None, **care: Any) -> dict[str, Any]:
    history = {**NEVER, "periods": periods or [], **care}
    return {"core_record": {"header": {"date_of_birth": BORN[age]}, "care_history": history}}


def worked_out(name: str, made: dict[str, Any]) -> Any:
    assessment = derive(Assessment.model_validate(made), on=DAY, settings=Settings()).unwrap()
    return answer(assessment, name if "." in name else f"derived.{name}")


YESTERDAY = DAY - datetime.timedelta(days=1)
BEFORE_16 = datetime.date(2024, 5, 1)  # the child of 17 was 15 years and 11 months old


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (child(16, [weeks(13)], s20="currently"), "eligible"),
        (child(16, [weeks(12)], s20="currently"), "none"),
        (child(15, [weeks(40)], s20="currently"), "not_asked"),
        (child(18, [weeks(40)], s20="currently"), "not_asked"),
        (child(17, [weeks(20, until=YESTERDAY)], s20="previously"), "relevant"),
        (child(17, [weeks(20, until=BEFORE_16)], s20="previously"), "none"),
        (child(17, [weeks(12, until=YESTERDAY)], s20="previously"), "none"),
        (child(17, [weeks(20, until=BEFORE_16)], s20="previously", turned_16_detained="yes"), "relevant"),
        (child(16, [], s17_cin="currently"), "none"),
        (child(16), "not_asked"),
    ],
)
def test_the_truth_table_of_leaving_care(made: dict[str, Any], status: str) -> None:
    assert worked_out("leaving_care_suggested", made) == status


def test_a_child_of_16_in_custody_who_was_accommodated_until_sentence_is_relevant() -> None:
    custody = {"basis": "custody", "start": (DAY - datetime.timedelta(days=20)).isoformat()}
    accommodated = weeks(15, until=DAY - datetime.timedelta(days=21))

    assert worked_out("leaving_care_suggested", child(16, [accommodated, custody], s20="previously")) == "relevant"


def test_a_child_who_turns_16_in_custody_after_care_is_relevant_and_without_care_before_is_not() -> None:
    custody = {"basis": "custody", "start": "2025-04-01"}
    just_before = weeks(15, until=datetime.date(2025, 3, 31), basis="rlaa")
    long_before = weeks(15, until=datetime.date(2025, 1, 31), basis="rlaa")

    assert worked_out("leaving_care_suggested", child(16, [just_before, custody], rlaa="previously")) == "relevant"
    assert worked_out("leaving_care_suggested", child(16, [long_before, custody], rlaa="previously")) == "none"


def test_remand_counts_and_periods_that_overlap_count_once() -> None:
    remand, care = weeks(10, basis="ryda"), weeks(8)

    assert worked_out("weeks_looked_after_since_14", child(16, [remand, care], ryda="currently")) == 10


def test_weeks_need_not_be_continuous() -> None:
    early, late = weeks(6, until=datetime.date(2024, 9, 1)), weeks(7)

    assert worked_out("weeks_looked_after_since_14", child(16, [early, late], s20="currently")) == 13


def test_time_before_the_14th_birthday_does_not_count_nor_does_custody() -> None:
    childhood = {"basis": "s31", "start": "2015-01-01", "end": "2023-06-01"}
    custody = {"basis": "custody", "start": "2025-01-01"}

    assert worked_out("weeks_looked_after_since_14", child(16, [childhood, custody], s31="previously")) == 0


def test_nothing_is_suggested_where_an_input_is_missing() -> None:
    unknown = child(16, s20="currently")
    half = child(16, [{"basis": "s20"}], s20="currently")
    no_answers = {"core_record": {"header": {"date_of_birth": BORN[16]}}}

    for made in (unknown, half, no_answers):
        assert worked_out("weeks_looked_after_since_14", made) is None
        assert worked_out("leaving_care_suggested", made) is None
    assert worked_out("weeks_looked_after_since_14", child(16)) == 0


@pytest.mark.parametrize(
    ("made", "explored"),
    [
        (child(16, s17_cin="previously"), True),
        (child(17, ryda="currently"), True),
        (child(16), False),
        (child(15, s20="currently"), False),
        (child(16, s20="unknown"), None),
    ],
)
def test_the_leaving_care_questions_open_at_16_and_17(made: dict[str, Any], explored: bool | None) -> None:
    assert worked_out("core_record.care_history.care_exploration", made) is explored


@pytest.mark.parametrize(
    ("made", "effect"),
    [
        (child(15, s31="currently"), CustodyEffect.STAYS_LOOKED_AFTER),
        (child(15, s31="currently", ryda="currently"), CustodyEffect.STAYS_LOOKED_AFTER),
        (child(15, s20="currently"), CustodyEffect.LOSES_LOOKED_AFTER),
        (child(15, [weeks(20, basis="ryda")], ryda="currently"), CustodyEffect.CEASES),
        (child(16, [weeks(13, basis="ryda")], ryda="currently"), CustodyEffect.CEASES_RELEVANT),
        (child(16, [weeks(12, basis="rlaa")], rlaa="currently"), CustodyEffect.CEASES),
        (child(17, [weeks(20, until=YESTERDAY)], s20="previously"), CustodyEffect.UNCHANGED_RELEVANT),
        (child(17, s20="previously", relevant_child="yes"), CustodyEffect.UNCHANGED_RELEVANT),
        (child(16), CustodyEffect.NONE),
        (child(16, s20="unknown"), None),
        (child(16, rlaa="currently"), None),
    ],
)
def test_what_a_custodial_sentence_would_do_to_care_status(made: dict[str, Any], effect: CustodyEffect | None) -> None:
    assert worked_out("custody_effect", made) is effect


def test_a_remand_makes_a_child_looked_after_who_is_not() -> None:
    path = "modules.bail_and_remand.looked_after_effect"
    module = {"modules": {"bail_and_remand": {"remand_recommendation": "rlaa"}}}

    assert worked_out(path, {**child(15), **module}) is True
    assert worked_out(path, {**child(15, s31="currently"), **module}) is False
    assert worked_out(path, module) is None


def test_no_module_is_opened_for_a_derived_answer() -> None:
    assert derive(Assessment.model_validate(child(15)), on=DAY, settings=Settings()).unwrap().modules is None


# --- one care history in two places -------------------------------------------------------------------------------------


@pytest.mark.parametrize("given_in", ["core_record", "personal_family_social"])
def test_what_is_given_in_one_place_fills_the_other(given_in: str) -> None:
    history = {"s20": "previously", "periods": [{"basis": "s20", "start": "2024-01-01"}], "details": "Stayed nearby."}
    outcome = derive(Assessment.model_validate({given_in: {"care_history": history}}), on=DAY, settings=Settings())
    made = outcome.unwrap()

    assert outcome.findings == ()
    assert answer(made, "core_record.care_history") == answer(made, "personal_family_social.care_history")
    assert str(answer(made, "core_record.care_history.details")) == "Stayed nearby."


def test_each_place_is_filled_question_by_question() -> None:
    made = {
        "core_record": {"care_history": {"s20": "never"}},
        "personal_family_social": {"care_history": {"s31": "previously"}},
    }

    for path in ("core_record", "personal_family_social"):
        assert worked_out(f"{path}.care_history.s20", made) == "never"
        assert worked_out(f"{path}.care_history.s31", made) == "previously"


def test_two_different_answers_are_a_finding_and_neither_is_copied() -> None:
    made = {
        "core_record": {"care_history": {"s20": "never", "s31": "never"}},
        "personal_family_social": {"care_history": {"s20": "currently", "s31": "never"}},
    }
    outcome = derive(Assessment.model_validate(made), on=DAY, settings=Settings())

    (finding,) = outcome.findings
    assert (finding.code, finding.at and finding.at.path) == ("RK121", "core_record.care_history.s20")
    assert answer(outcome.unwrap(), "core_record.care_history.s20") == "never"
    assert answer(outcome.unwrap(), "personal_family_social.care_history.s20") == "currently"


def test_what_is_known_of_abuse_is_copied_from_parenting() -> None:
    made = {
        "personal_family_social": {
            "parenting_care_supervision": {"parental_abuse_victim": "unknown", "witnessed_domestic_abuse": "yes"}
        }
    }

    assert worked_out("core_record.care_history.victim_of_parental_abuse", made) == "unknown"
    assert worked_out("core_record.care_history.witnessed_domestic_abuse", made) == "yes"
