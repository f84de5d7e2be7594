"""RK1xx: what is found in an assessment file, each code once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import field_validator

from reportkit.assessment.models.base import Model, question
from reportkit.assessment.models.self_assessment import item_bank
from reportkit.assessment.read import read_model, validate_assessment
from reportkit.jsonfile import parse_json
from tests.findings.bench import (
    DAY,
    PLANTED,
    Case,
    Found,
    assessment,
    hold,
    joined,
    under,
    validated,
    validated_bytes,
)

HEADER = "core_record.header"
FUTURE = "explanations_and_conclusions.future_behaviour"
PLAN = "pathways_and_planning.our_intervention_plan"
CARE = "core_record.care_history"
SIGNED = {
    "section": "explanations_and_conclusions",
    "name": PLANTED,
    "date": "2026-01-20",
    "decision": "agreed",
}


class Choosy(Model):
    """A question with a rule of its own; no question of AssetPlus needs one yet."""

    word: str | None = question("A word", src="INFERRED-D")

    @field_validator("word")
    @classmethod
    def _plain(cls, given: str) -> str:
        if not given.islower():
            raise ValueError("the word is written in small letters")
        return given


def a_folder_for_a_file(at: Path) -> Found:
    return validate_assessment(at, on=DAY).findings


def a_rule_of_a_question(_: Path) -> Found:
    text = parse_json(json.dumps({"word": PLANTED}).encode(), name="child.json").unwrap()
    return read_model(Choosy, text, name="child.json").findings


def judged(**governance: Any) -> Case:
    future = {"rosh": "high", "lor": "low", "behaviours": [{"type": PLANTED}]}
    return validated(under(FUTURE, future), {"governance": governance})


def offence(day: str, **header: Any) -> Case:
    rows = [{"offence": PLANTED, "date": day, "primary": "yes"}]
    return validated(under("offending_asb.offences.index_offences", rows), under(HEADER, header))


def planned(day: str) -> Case:
    return validated(under(f"{PLAN}.next_review_date", day), {"governance": {"started_on": "2026-01-02"}})


def levels(applied: str, reason: str | None) -> Case:
    indicators = {"scaled_approach_level": applied, "override_reason": reason}
    return validated(
        under(FUTURE, {"rosh": "high", "lor": "low"}),
        under("pathways_and_planning.intervention_indicators", indicators),
    )


def sources(day: str, **governance: Any) -> Case:
    rows = [{"source_type": "interview", "name": PLANTED, "date": day}]
    return validated(under("core_record.sources_of_information.sources", rows), {"governance": governance})


def an_answer_to_check_on(_: Path) -> Found:
    part, item = next((part, each) for part, items in item_bank()["child"].items() for each in items if each.concern)
    answered = {"item_id": item.id, "statement": item.statement, "answer": item.concern[0].value, "comment": PLANTED}
    return validated(under(f"self_assessment.child.{part}.responses", [answered]))(_)


CASES: dict[str, Case] = {
    "RK100": a_folder_for_a_file,
    "RK101": validated_bytes(b'{"reportkit_assessment": 1, "core_record": ' + b"[" * 300 + b"]" * 300 + b"}"),
    "RK102": validated_bytes(b""),
    "RK103": validated_bytes(assessment().replace(PLANTED.encode(), f"{PLANTED} é".encode("cp1252"))),
    "RK104": validated_bytes(b"\xef\xbb\xbf" + assessment()),
    "RK105": validated_bytes(assessment().replace(b'{"surname"', b"{'surname'")),
    "RK106": validated_bytes(assessment()[:-10]),
    "RK107": validated_bytes(assessment().replace(b'"surname"', b'"surname": "A", "surname"')),
    "RK108": validated_bytes(assessment().replace(PLANTED.encode(), f"{PLANTED}\\u0007".encode())),
    "RK109": validated_bytes(assessment().replace(b'"2010-03-04"', b"NaN")),
    "RK110": validated_bytes(json.dumps([PLANTED]).encode()),
    "RK111": validated_bytes(assessment().replace(b'"reportkit_assessment": 1', b'"reportkit_assessment": 9')),
    "RK112": validated(under(f"{HEADER}.preferred_nam", PLANTED)),
    "RK113": validated(under(f"{HEADER}.first_names", [PLANTED])),
    "RK114": validated(under(f"{FUTURE}.rosh", PLANTED)),
    "RK115": validated(under(f"{HEADER}.date_of_birth", f"4 March {PLANTED}")),
    "RK116": validated(under(f"{HEADER}.first_names", PLANTED * 100)),
    "RK117": validated(
        under("personal_family_social.living_arrangements_housing_finances.details", [{"said_by": PLANTED}])
    ),
    "RK118": a_rule_of_a_question,
    "RK119": validated(under(HEADER, {f"unknown_{number}": PLANTED for number in range(300)})),
    "RK120": validated(under(f"{HEADER}.age_now", 40)),
    "RK121": validated(under(f"{CARE}.s20", "never"), under("personal_family_social.care_history.s20", "currently")),
    "RK130": validated({"governance": {"stage": "review"}}),
    "RK131": validated({"governance": {"stage": "pre_sentence_report"}}),
    "RK132": validated(
        {"governance": {"stage": "pre_sentence_report"}},
        under("personal_family_social.slcn_neurodisability.slcn_concern", "yes"),
    ),
    "RK133": validated({"governance": {"stage": "bail_recommendation"}}),
    "RK140": validated(under(f"{PLAN}.targets", [{"target": PLANTED, "links": ["nowhere"]}])),
    "RK141": validated(under(f"{FUTURE}.behaviours", [{"id": "b1", "type": PLANTED}, {"id": "b1"}])),
    "RK150": offence("2009-01-01"),
    "RK151": sources("2026-02-02"),
    "RK152": offence("2019-05-01"),
    "RK153": offence("2026-01-01", date_of_birth="1910-03-04"),
    "RK160": planned("2026-01-31"),
    "RK161": validated(
        {"governance": {"signatures": [{"who": "practitioner", "name": PLANTED, "date": "2025-10-01"}]}},
        under("modules.pre_sentence_report.case.hearing_date", "2026-02-20"),
    ),
    "RK162": validated(
        under("modules.referral_order_report", {"order_date": "2026-01-02", "panel_date": "2026-03-02"})
    ),
    "RK163": planned("2026-09-01"),
    "RK170": judged(),
    "RK171": judged(countersignatures=[{**SIGNED, "content_hash": "0" * 64}]),
    "RK172": judged(countersignatures=[SIGNED]),
    "RK173": judged(countersignatures=[SIGNED], owner={"name": PLANTED}),
    "RK174": sources("2026-01-11", stage_status="completed", completed_on="2026-01-10"),
    "RK175": judged(stage_status="completed", completed_on="2026-01-10"),
    "RK176": judged(edited_by_organisation="secure_estate"),
    "RK177": levels("standard", None),
    "RK178": levels("intensive", PLANTED),
    "RK179": validated(
        {"governance": {"case_type": "prevention"}}, under("core_record.risks_and_concerns", {"yogrs": 40})
    ),
    "RK180": sources("2025-11-30", previous_completed_on="2025-12-01"),
    "RK181": validated(
        under(
            "core_record.contacts_with_services",
            {"not_applicable": "yes", "other_professionals": [{"service": PLANTED}]},
        )
    ),
    "RK182": validated({"governance": {"stage": "review"}}, under(f"{PLAN}.targets", [{"target": PLANTED}])),
    "RK183": validated(
        {"governance": {"stage": "pre_sentence_report"}},
        under(
            "foundations_for_change.factors_affecting_desistance.desistance_table",
            [{"id": "f1", "text": PLANTED, "category": "features_of_lifestyle"}],
        ),
        under("explanations_and_conclusions.factors_affecting_desistance.factors", [{"text": "Friends"}]),
    ),
    "RK184": validated(
        under(HEADER, {"date_of_birth": "2009-03-04"}),
        under(
            CARE,
            joined(
                dict.fromkeys(("s31", "rlaa", "ryda", "s17_cin"), "never"),
                {"s20": "currently", "periods": [{"basis": "s20", "start": "2025-01-01"}]},
            ),
        ),
    ),
    "RK185": validated(under(f"{FUTURE}.rosh", "high")),
    "RK186": an_answer_to_check_on,
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
