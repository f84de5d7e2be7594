"""What must hold in one assessment: nothing missing for its stage, and nothing that cannot be right."""

from __future__ import annotations

import ast
import datetime
import re
from pathlib import Path
from typing import Any

import pytest

import reportkit.assessment
from reportkit.assessment.checking.completeness import needed_below
from reportkit.assessment.checking.consistency import PROMPTS
from reportkit.assessment.checking.references import REFERENCES
from reportkit.assessment.checks import CHECKS, check, missing_for_stage
from reportkit.assessment.countersignature import signed_hash
from reportkit.assessment.derive import derive
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.governance import CountersignedSection
from reportkit.assessment.paths import PathFacts, all_paths
from reportkit.assessment.stages import Level, stages
from reportkit.diagnostics import Diagnostic
from reportkit.settings import Settings

DAY = datetime.date(2026, 2, 1)

VALUES: dict[str, Any] = {
    "text": "words",
    "narrative": "Some words.",
    "date": "2026-01-05",
    "number": 3,
    "yes-no": "no",
}
FIXED = {"core_record.header.date_of_birth": "2010-03-04", "core_record.care_history.s20": "never"}


def complete(stage: str, **more: Any) -> dict[str, Any]:
    """Return an assessment for `stage`, as JSON, that lacks nothing; `more` sets answers of the governance."""
    made: dict[str, Any] = {"reportkit_assessment": 1}
    about = stages()[stage]
    for section, level in about.sections.items():
        if level is not Level.NOT_USED:
            _fill(section, made)
    for use in about.modules:
        if not use.when:
            _fill(f"modules.{use.id}", made)
    made["personal_family_social"].pop("care_history")
    made["governance"] |= {"stage": stage, "case_type": "community", "stage_status": "in_progress", **more}
    return made


def _fill(root: str, made: dict[str, Any]) -> None:
    for facts in all_paths().values():
        inside = facts.path == root or facts.path.startswith(f"{root}.")
        if inside and (facts.needed or facts.kind == "group"):
            _set(made, facts)


def _set(made: Any, facts: PathFacts) -> None:
    *groups, name = facts.path.split(".")
    if facts.derived or (any(part.endswith("[]") for part in groups) and not _has(made, groups)):
        return
    for part in groups:
        made = made.setdefault(part, {}) if not part.endswith("[]") else made[part[:-2]][0]
    if facts.kind == "group":
        made.setdefault(name, {})
    elif facts.kind == "rows":
        made[name] = [{}]
    elif facts.kind == "choices":
        made[name] = [facts.options[0]]
    elif facts.kind == "choice":
        made[name] = FIXED.get(facts.path, facts.options[-1])
    else:
        made[name] = FIXED.get(facts.path, VALUES[facts.kind])


def _has(made: Any, groups: list[str]) -> bool:
    for part in groups:
        made = made.get(part.removesuffix("[]"))
        if not made:
            return False
        made = made[0] if isinstance(made, list) else made
    return True


def without(made: Any, path: str) -> Any:
    """Return a copy of `made` in which nothing stands at `path` (`a.b[0].c`)."""
    if isinstance(made, list):
        number, _, rest = path.removeprefix("[").partition("]")
        rest = rest.removeprefix(".")
        return [without(each, rest) if place == int(number) else each for place, each in enumerate(made)]
    found = re.match(r"\w+", path)
    assert found is not None
    name, rest = found.group(), path[found.end() :].removeprefix(".")
    if not rest:
        return {key: each for key, each in made.items() if key != name}
    return {**made, name: without(made[name], rest)}


def read(made: dict[str, Any]) -> Assessment:
    return Assessment.model_validate(made)


def checked(made: dict[str, Any], on: datetime.date = DAY, settings: Settings | None = None) -> tuple[Diagnostic, ...]:
    return check(read(made), on=on, settings=settings or Settings())


def codes(made: dict[str, Any], **more: Any) -> set[str]:
    return {each.code for each in checked(made, **more)}


def paths_of(code: str, made: dict[str, Any], **more: Any) -> list[str]:
    return [each.at.path for each in checked(made, **more) if each.code == code and each.at]


def needed_paths(stage: str) -> list[str]:
    """Return the numbered path of every needed answer of the complete assessment."""
    made, found = complete(stage), []
    for facts in all_paths().values():
        path = facts.path.replace("[]", "[0]")
        compulsory = stages()[stage].level(facts.path.partition(".")[0]) is Level.COMPULSORY
        asked = facts.needed and facts.kind != "group" and (compulsory or facts.path.startswith("modules."))
        if asked and not facts.derived and is_in(made, path):
            found.append(path)
    return found


def is_in(made: Any, path: str) -> bool:
    for part in path.replace("[0]", ".0").split("."):
        if isinstance(made, list):
            made = made[0]
        elif part in made:
            made = made[part]
        else:
            return False
    return True


@pytest.mark.parametrize("stage", stages())
def test_a_complete_assessment_lacks_nothing(stage: str) -> None:
    assessment = read(complete(stage))

    assert missing_for_stage(assessment) == ()
    assert missing_for_stage(derive(assessment, on=DAY, settings=Settings()).unwrap()) == ()


@pytest.mark.parametrize("stage", ["referral_order_report", "entering_custody"])
def test_removing_one_needed_answer_gives_one_finding_that_names_it(stage: str) -> None:
    made = complete(stage)
    tried = needed_paths(stage)

    for path in tried:
        if path != "governance.stage":
            (finding,) = missing_for_stage(read(without(made, path)))
            assert (finding.code, finding.at and finding.at.path) == ("RK130", path)
            assert finding.at is not None
            assert all_paths()[path.replace("[0]", "[]")].title in finding.message
            assert finding.hint
    assert len(tried) > 40


def test_removing_an_answer_is_found_after_deriving_as_well() -> None:
    made = complete("pre_sentence_report")

    for path in needed_paths("pre_sentence_report")[::7]:
        derived = derive(read(without(made, path)), on=DAY, settings=Settings()).unwrap()
        assert [each.at and each.at.path for each in missing_for_stage(derived)] == [path]


def test_without_a_stage_only_the_stage_is_missing() -> None:
    made = without(complete("review"), "governance.stage")

    assert [each.at and each.at.path for each in missing_for_stage(read(made))] == ["governance.stage"]


@pytest.mark.parametrize(
    "path",
    [
        "core_record",
        "foundations_for_change",
        "personal_family_social",
        "core_record.header",
        "core_record.care_history",
        "screening.slcn.gate",
        "personal_family_social.emotional_mental_health",
        "explanations_and_conclusions.safety_wellbeing",
        "pathways_and_planning.other_information.changing_circumstances.safety",
        "modules.pre_sentence_report.case",
    ],
)
def test_a_part_that_is_absent_is_one_finding(path: str) -> None:
    assert len(needed_below(path)) > 1
    made = without(complete("pre_sentence_report"), path)

    for assessment in (read(made), derive(read(made), on=DAY, settings=Settings()).unwrap()):
        findings = missing_for_stage(assessment)
        assert [(each.code, each.at and each.at.path) for each in findings] == [("RK131", path)]


def test_a_section_that_the_stage_does_not_need_whole_may_be_absent() -> None:
    made = complete("review")
    for section in ("foundations_for_change", "offending_asb"):
        made = without(made, section)

    assert missing_for_stage(read(made)) == ()


def test_the_care_history_may_stand_in_either_place() -> None:
    made = complete("pre_sentence_report")
    made["personal_family_social"]["care_history"] = made["core_record"].pop("care_history")

    assert missing_for_stage(read(made)) == ()


@pytest.mark.parametrize("stage", ["pre_sentence_report", "review"])
def test_a_care_answer_that_is_missing_is_found_in_either_place(stage: str) -> None:
    made = without(complete(stage), "core_record.care_history.s31")
    assert len(missing_for_stage(read(made))) == 1
    made["personal_family_social"]["care_history"] = made["core_record"].pop("care_history")

    for assessment in (read(made), derive(read(made), on=DAY, settings=Settings()).unwrap()):
        (finding,) = missing_for_stage(assessment)
        assert finding.at is not None
        assert finding.at.path.endswith("care_history.s31")


def test_a_yes_without_exploration_is_found_where_the_stage_uses_the_section() -> None:
    made = complete("review")
    slcn = made["personal_family_social"]["slcn_neurodisability"]
    slcn["slcn_concern"] = "yes"

    (finding,) = missing_for_stage(read(made))
    assert (finding.code, finding.at and finding.at.path) == (
        "RK132",
        "personal_family_social.slcn_neurodisability.slcn_concern",
    )
    slcn["details"] = "He loses the thread of long sentences."
    assert missing_for_stage(read(made)) == ()


@pytest.mark.parametrize(
    "path", [path for path, facts in all_paths().items() if facts.opens and facts.kind == "yes-no" and "[]" not in path]
)
def test_what_every_trigger_opens_can_be_answered(path: str) -> None:
    group = path.rpartition(".")[0]

    assert all(f"{group}.{each}" in all_paths() for each in all_paths()[path].opens)


def test_a_compulsory_module_that_is_absent_is_one_finding() -> None:
    made = without(complete("bail_recommendation"), "modules")

    assert [(each.code, each.at and each.at.path) for each in missing_for_stage(read(made))] == [
        ("RK133", "modules.bail_and_remand")
    ]


def test_a_local_module_may_be_absent() -> None:
    assert missing_for_stage(read(without(complete("pre_sentence_report"), "modules"))) == ()


def test_repairing_harm_brings_the_restorative_justice_module() -> None:
    made = complete("referral_order_report")
    made["pathways_and_planning"]["key_areas"]["repairing_harm"] = {"summary": "A letter."}

    assert [each.at and each.at.path for each in missing_for_stage(read(made))] == ["modules.restorative_justice"]


def test_a_review_of_a_referral_order_needs_its_module() -> None:
    made = complete("review")
    made["core_record"]["header"]["current_disposals"] = [{"type": "referral_order", "start": "2025-12-01"}]

    assert [each.code for each in missing_for_stage(read(made))] == ["RK133"]


def test_the_establishment_does_not_write_its_part_before_the_child_arrives() -> None:
    made = without(complete("pre_sentence_report_all_options"), "modules.custody.establishment")

    assert missing_for_stage(read(made)) == ()
    arrived = without(complete("entering_custody"), "modules.custody.establishment")
    assert [each.at and each.at.path for each in missing_for_stage(read(arrived))] == ["modules.custody.establishment"]


# --- references ---------------------------------------------------------------------------------------------------------


def with_plan(links: list[str], **more: Any) -> dict[str, Any]:
    return {
        "explanations_and_conclusions": {
            "future_behaviour": {"behaviours": [{"id": "b1", "type": "Taking a bicycle"}]}
        },
        "pathways_and_planning": {
            "our_intervention_plan": {"targets": [{"id": "t1", "key_area": "not_offending", "links": links}]},
            **more,
        },
    }


def test_a_reference_to_a_row_that_is_not_there_is_found() -> None:
    assert paths_of("RK140", with_plan(["b1", "b2"])) == [
        "pathways_and_planning.our_intervention_plan.targets[0].links[1]"
    ]


def test_a_reference_to_a_row_of_another_kind_is_found() -> None:
    (finding,) = [each for each in checked(with_plan(["t1"])) if each.code == "RK140"]

    assert "another kind" in finding.message


def test_a_child_friendly_target_points_at_a_target_of_the_plan() -> None:
    assert "RK140" not in codes(with_plan(["b1"], my_targets=[{"target_ref": "t1"}]))
    assert paths_of("RK140", with_plan(["b1"], my_targets=[{"target_ref": "b1"}])) == [
        "pathways_and_planning.my_targets[0].target_ref"
    ]


def test_a_reference_that_two_rows_have_is_found() -> None:
    made = with_plan(["b1"])
    made["explanations_and_conclusions"]["future_behaviour"]["behaviours"].append({"id": "b1"})
    assert paths_of("RK141", made) == ["explanations_and_conclusions.future_behaviour.behaviours[1]"]
    made = with_plan(["b1"])
    made["explanations_and_conclusions"]["safety_wellbeing"] = {"outcomes": [{"id": "b1"}]}
    assert len(paths_of("RK141", made)) == 1


def test_a_rated_factor_may_share_the_reference_of_its_row() -> None:
    made = {
        "foundations_for_change": {
            "factors_affecting_desistance": {"desistance_table": [{"id": "f1", "text": "Drums"}]}
        },
        "explanations_and_conclusions": {
            "factors_affecting_desistance": {"factors": [{"id": "f1", "factor_ref": "f1", "text": "Drums"}]}
        },
    }

    assert not codes(made) & {"RK140", "RK141"}


def test_the_table_of_references_names_paths_that_there_are() -> None:
    assert {*REFERENCES} | {each for lists in REFERENCES.values() for each in lists} <= {*all_paths()}


# --- dates --------------------------------------------------------------------------------------------------------------


def with_offence(day: str, born: str = "2010-03-04", **more: Any) -> dict[str, Any]:
    return {
        "core_record": {"header": {"date_of_birth": born}},
        "offending_asb": {"offences": {"index_offences": [{"offence": "Theft", "date": day, "primary": "yes"}]}},
        **more,
    }


def test_an_offence_before_birth_is_found() -> None:
    assert paths_of("RK150", with_offence("2009-01-01")) == ["offending_asb.offences.index_offences[0].date"]


def test_a_child_under_10_cannot_have_offended_but_can_be_helped() -> None:
    assert "RK152" in codes(with_offence("2020-03-03"))
    assert "RK152" not in codes(with_offence("2020-03-04"))
    assert "RK152" not in codes(with_offence("2019-05-01", governance={"case_type": "prevention"}))


def test_an_unlikely_year_of_birth_is_found() -> None:
    assert "RK153" in codes(with_offence("2026-01-01", born="1910-03-04"))


def test_an_order_that_ends_before_it_starts_is_found() -> None:
    disposal = {"type": "referral_order", "start": "2026-01-10", "end": "2026-01-09"}

    assert paths_of("RK150", {"core_record": {"header": {"current_disposals": [disposal]}}}) == [
        "core_record.header.current_disposals[0].end"
    ]


def test_partial_dates_are_only_out_of_order_where_they_must_be() -> None:
    def service(start: str, end: str) -> dict[str, Any]:
        rows = [{"service": "Drum club", "start": start, "end": end}]
        return {"core_record": {"contacts_with_services": {"other_professionals": rows}}}

    assert "RK150" not in codes(service("2025-06-15", "2025"))
    assert "RK150" in codes(service("2025-06-15", "2025-05"))


def test_a_hearing_before_the_offence_is_found() -> None:
    case = {"pre_sentence_report": {"case": {"hearing_date": "2025-12-31"}}}

    assert paths_of("RK150", with_offence("2026-01-02", modules=case)) == [
        "modules.pre_sentence_report.case.hearing_date"
    ]


def test_a_source_that_is_dated_in_the_future_is_found() -> None:
    sources = {"sources": [{"date": "2026-02-01"}, {"date": "2026-02-02"}, {"date": "2026"}]}

    assert paths_of("RK151", {"core_record": {"sources_of_information": sources}}) == [
        "core_record.sources_of_information.sources[1].date"
    ]


def test_an_overdue_review_and_one_too_far_off_are_found() -> None:
    def planned(day: str) -> dict[str, Any]:
        plan = {"our_intervention_plan": {"next_review_date": day}}
        return {"governance": {"started_on": "2026-01-02"}, "pathways_and_planning": plan}

    assert "RK160" in codes(planned("2026-01-31"))
    assert not codes(planned("2026-02-01")) & {"RK160", "RK163"}
    assert "RK163" in codes(planned("2026-07-03"))


def test_a_report_is_stale_after_three_months() -> None:
    def signed(day: str, **case: str) -> dict[str, Any]:
        signatures = [{"who": "practitioner", "date": day}]
        return {"governance": {"signatures": signatures}, "modules": {"pre_sentence_report": {"case": case}}}

    assert "RK161" in codes(signed("2025-11-01"))
    assert "RK161" not in codes(signed("2025-11-02"))
    assert "RK161" in codes(signed("2025-11-02", hearing_date="2026-02-20"))


def test_a_late_panel_is_found() -> None:
    def panel(day: str, **intensive: str) -> dict[str, Any]:
        report = {"order_date": "2026-01-02", "panel_date": day, "intensive": intensive}
        return {"modules": {"referral_order_report": report}}

    assert "RK162" not in codes(panel("2026-01-30"))
    assert "RK162" in codes(panel("2026-02-02"))
    assert "RK162" in codes(panel("2026-01-12", proposed="yes"))


# --- governance ---------------------------------------------------------------------------------------------------------


def judged(rosh: str = "high", **governance: Any) -> dict[str, Any]:
    future = {"rosh": rosh, "lor": "low", "behaviours": [{"type": "Fighting"}]}
    return {"governance": governance, "explanations_and_conclusions": {"future_behaviour": future}}


def signature(made: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "section": "explanations_and_conclusions",
        "name": "Mo Rahman",
        "date": "2026-01-20",
        "decision": "agreed",
        "content_hash": signed_hash(read(made), CountersignedSection.EXPLANATIONS),
        **more,
    }


def test_a_countersignature_that_is_needed_and_not_given_is_found() -> None:
    assert paths_of("RK170", judged()) == ["explanations_and_conclusions", "pathways_and_planning"]
    assert "RK170" not in codes(judged(rosh="medium"))


def test_a_section_that_was_returned_to_its_author_is_not_countersigned() -> None:
    made = judged()
    made["governance"]["countersignatures"] = [signature(made, decision="returned")]

    assert "explanations_and_conclusions" in paths_of("RK170", made)


def test_a_change_after_the_countersignature_is_found() -> None:
    made = judged()
    made["governance"]["countersignatures"] = [signature(made)]
    assert not codes(made) & {"RK171", "RK172"}
    made["explanations_and_conclusions"]["future_behaviour"]["rosh"] = "very_high"
    assert paths_of("RK171", made) == ["governance.countersignatures[0]"]


def test_a_change_in_the_information_gathered_voids_the_countersignature() -> None:
    made = judged()
    made["governance"]["countersignatures"] = [signature(made)]
    made["personal_family_social"] = {"self_identity": {"details": "Plays the drums."}}

    assert "RK171" in codes(made)


def test_the_mark_is_the_same_after_deriving_and_on_another_day() -> None:
    made = {**judged(), **with_offence("2026-01-02")}
    section = CountersignedSection.EXPLANATIONS
    first = derive(read(made), on=DAY, settings=Settings()).unwrap()
    later = derive(read(made), on=DAY.replace(year=2028), settings=Settings()).unwrap()

    assert signed_hash(read(made), section) == signed_hash(first, section) == signed_hash(later, section)


def test_a_countersignature_without_a_mark_is_noted_and_one_by_the_author_is_found() -> None:
    made = judged(owner={"name": "Mo Rahman"})
    made["governance"]["countersignatures"] = [signature(made, content_hash=None)]

    assert {"RK172", "RK173"} <= codes(made)


def test_the_judgements_are_not_the_secure_estates() -> None:
    assert "RK176" in codes(judged(edited_by_organisation="secure_estate"))
    assert "RK176" not in codes(judged(edited_by_organisation="yot"))


def test_a_completed_stage_is_documented_and_not_changed() -> None:
    made = judged(stage_status="completed", completed_on="2026-01-10")
    made["core_record"] = {"sources_of_information": {"sources": [{"date": "2026-01-11"}]}}

    assert paths_of("RK175", made) == ["governance.framework_version"]
    assert paths_of("RK174", made) == ["core_record.sources_of_information.sources[0].date"]


def test_sources_of_an_earlier_stage_are_not_carried_over() -> None:
    made = {
        "governance": {"previous_completed_on": "2025-12-01"},
        "core_record": {
            "sources_of_information": {
                "sources": [
                    {"source_type": "interview", "date": "2025-11-30"},
                    {"source_type": "interview", "date": "2025-12-05"},
                    {"source_type": "school", "date": "2025-07-01"},
                ]
            }
        },
    }

    assert paths_of("RK180", made) == ["core_record.sources_of_information.sources[0].date"]


# --- the other invariants -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "reason", "found"),
    [
        ("intensive", None, set()),
        ("standard", None, {"RK177"}),
        ("standard", "A specialist assessment.", set()),
        ("intensive", "A specialist assessment.", {"RK178"}),
    ],
)
def test_a_reason_stands_exactly_where_the_level_differs(level: str, reason: str | None, found: set[str]) -> None:
    indicators = {"scaled_approach_level": level, "override_reason": reason}
    made = {**judged(), "pathways_and_planning": {"intervention_indicators": indicators}}

    assert codes(made) & {"RK177", "RK178"} == found


def test_what_is_not_asked_in_prevention_and_out_of_court_is_found() -> None:
    made = {
        "governance": {"case_type": "prevention"},
        "core_record": {"risks_and_concerns": {"yogrs": 40}},
        "pathways_and_planning": {"intervention_indicators": {"enforcement_status": "none"}},
    }
    assert len(paths_of("RK179", made)) == 2
    made["governance"] = {"case_type": "oocd"}
    assert len(paths_of("RK179", made)) == 1
    made["governance"] = {"case_type": "community"}
    assert paths_of("RK179", made) == []


def in_care(born: str, **care: Any) -> dict[str, Any]:
    return {"core_record": {"header": {"date_of_birth": born}, "care_history": care}}


def test_the_relevant_child_question_is_asked_only_after_the_eligible_child_question() -> None:
    assert "RK179" in codes(in_care("2011-03-04", s20="currently", relevant_child="no"))
    assert "RK179" in codes(in_care("2009-03-04", s20="currently", eligible_child="yes", relevant_child="no"))
    assert "RK179" not in codes(in_care("2009-03-04", s20="previously", eligible_child="no", relevant_child="no"))


def test_leaving_care_entitlement_is_to_be_confirmed() -> None:
    period = {"basis": "s20", "start": "2025-01-01"}
    known = {"s20": "currently", "s31": "never", "rlaa": "never", "ryda": "never", "s17_cin": "never"}

    assert "RK184" in codes(in_care("2009-03-04", **known, periods=[period]))
    assert "RK184" in codes(in_care("2009-03-04", **known, periods=[period], eligible_child="no", relevant_child="no"))
    assert "RK184" not in codes(in_care("2009-03-04", **known, periods=[period], eligible_child="yes"))


def test_contacts_that_do_not_apply_have_no_rows() -> None:
    contacts = {"not_applicable": "yes", "other_professionals": [{"service": "Drum club"}]}

    assert "RK181" in codes({"core_record": {"contacts_with_services": contacts}})


def test_a_target_has_an_action_and_a_key_area_at_every_stage() -> None:
    plan = {"our_intervention_plan": {"targets": [{"target": "To be home by nine."}]}}

    made = {"governance": {"stage": "review"}, "pathways_and_planning": plan}
    assert len(paths_of("RK182", made)) == 2
    made["governance"] = {"stage": "pre_sentence_report"}
    assert paths_of("RK182", made) == []  # completeness says it there


def test_every_factor_is_rated() -> None:
    table = [{"id": "f1", "text": "Drums", "category": "features_of_lifestyle"}]
    made: dict[str, Any] = {
        "governance": {"stage": "pre_sentence_report"},
        "foundations_for_change": {"factors_affecting_desistance": {"desistance_table": table}},
        "explanations_and_conclusions": {"factors_affecting_desistance": {"factors": [{"text": "Friends"}]}},
    }
    assert len(paths_of("RK183", made)) == 1
    made["explanations_and_conclusions"]["factors_affecting_desistance"]["factors"] = [{"factor_ref": "f1"}]
    assert paths_of("RK183", made) == []


# --- prompts ------------------------------------------------------------------------------------------------------------


def test_self_harm_now_without_physical_harm_among_the_outcomes_is_a_prompt() -> None:
    made: dict[str, Any] = {"personal_family_social": {"emotional_mental_health": {"self_harm": "currently"}}}
    assert paths_of("RK185", made) == ["explanations_and_conclusions.safety_wellbeing.outcomes"]
    made["explanations_and_conclusions"] = {"safety_wellbeing": {"outcomes": [{"outcome": "physical_harm"}]}}
    assert paths_of("RK185", made) == []


@pytest.mark.parametrize(
    "made",
    [
        {"explanations_and_conclusions": {"future_behaviour": {"rosh": "high"}}},
        {"explanations_and_conclusions": {"safety_wellbeing": {"overall_judgement": "medium"}}},
        {"explanations_and_conclusions": {"future_behaviour": {"mappa_eligible": "no", "mappa_category": "2"}}},
        {"core_record": {"care_history": {"s20": "never", "periods": [{"basis": "s20", "start": "2025-01-01"}]}}},
        {
            "screening": {"alcohol": {"positive": "yes"}},
            "personal_family_social": {"substance_misuse": {"substance_concern": "no"}},
        },
        {
            "screening": {"slcn": {"gate": {"stammer": "yes"}, "threshold": 1}},
            "personal_family_social": {"slcn_neurodisability": {"slcn_concern": "no"}},
        },
    ],
)
def test_answers_that_do_not_fit_are_a_prompt(made: dict[str, Any]) -> None:
    assert len(paths_of("RK185", made)) == 1


def test_somebody_checks_on_a_child_who_says_that_they_are_not_safe() -> None:
    from reportkit.assessment.models.self_assessment import item_bank

    part, item = next((part, each) for part, items in item_bank()["child"].items() for each in items if each.concern)
    responses = [{"item_id": item.id, "statement": item.statement, "answer": item.concern[0].value}]
    made = {"self_assessment": {"child": {part: {"responses": responses}}}}

    assert paths_of("RK186", made) == [f"self_assessment.child.{part}.responses[0].answer"]


# --- every finding ------------------------------------------------------------------------------------------------------


def test_findings_name_no_answer() -> None:
    word = "Zzyzx"
    made = complete("pre_sentence_report")
    text = str(made).replace("'words'", f"'{word}'").replace("Some words.", word)
    made = ast.literal_eval(text)
    made["core_record"]["header"]["date_of_birth"] = "1909-01-01"
    said = " ".join(f"{each.message} {each.hint} {each.at} {each.because}" for each in checked(made))

    assert said
    assert word not in said
    assert "1909" not in said


def test_every_check_and_prompt_says_its_rule_and_source() -> None:
    assert all(each.rule and each.source for each in (*CHECKS, *PROMPTS))
    assert {path for each in PROMPTS for path in (each.path, each.because)} <= {*all_paths()}


def test_every_path_that_the_code_names_is_a_path_of_the_assessment() -> None:
    folder = Path(reportkit.assessment.__file__).parent
    files = [*folder.glob("checking/*.py"), *folder.glob("derivation/*.py"), folder / "countersignature.py"]
    looks_like = re.compile(r"(core_record|governance|modules|screening|self_assessment|derived)(\.[a-z_0-9]+(\[\])?)+")
    named = {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and looks_like.fullmatch(node.value)
    }

    assert len(named) > 40
    assert named <= {*all_paths()}
