"""Every derived answer: worked out from the others, set at its place, never typed in."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from reportkit.assessment.checks import check
from reportkit.assessment.derivation.days import age_on, birthday, last_day, plus_months, working_days_after
from reportkit.assessment.derivation.grounds import answer
from reportkit.assessment.derivation.judgements import scaled_approach
from reportkit.assessment.derivation.table import DERIVATIONS
from reportkit.assessment.derive import derive
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.base import PartialDate
from reportkit.assessment.paths import all_paths
from reportkit.assessment.vocabulary import Level3, Level4
from reportkit.diagnostics import Diagnostic
from reportkit.settings import Service, Settings, Thresholds

DAY = datetime.date(2026, 2, 1)
FUTURE = "explanations_and_conclusions.future_behaviour"
RISKS = "core_record.risks_and_concerns"
INDICATORS = "pathways_and_planning.intervention_indicators"


def nested(answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers, given by path, as JSON."""
    made: dict[str, Any] = {}
    for path, value in answers.items():
        *groups, name = path.split(".")
        place = made
        for each in groups:
            place = place.setdefault(each, {})
        place[name] = value
    return made


def derived(answers: dict[str, Any], *, on: datetime.date = DAY, **limits: Any) -> Assessment:
    settings = Settings(thresholds=Thresholds(**limits))
    return derive(Assessment.model_validate(nested(answers)), on=on, settings=settings).unwrap()


def worked_out(path: str, answers: dict[str, Any], **more: Any) -> Any:
    return answer(derived(answers, **more), path)


def findings(answers: dict[str, Any]) -> tuple[Diagnostic, ...]:
    return derive(Assessment.model_validate(nested(answers)), on=DAY, settings=Settings()).findings


OFFENCES = "offending_asb.offences.index_offences"
HISTORY = "offending_asb.offences.previous_history"
BORN = {"core_record.header.date_of_birth": "2010-03-04"}
JAY = {
    **BORN,
    "governance.stage": "pre_sentence_report",
    "core_record.care_history.s20": "previously",
    "core_record.care_history.cp_plan": "previously",
    "core_record.contacts_with_services.other_professionals": [
        {"id": "p1", "service": "Drum club", "start": "2024-05"}
    ],
    OFFENCES: [{"id": "o1", "offence": "Theft", "date": "2025-12-01", "primary": "yes"}],
    f"{FUTURE}.rosh": "high",
    f"{FUTURE}.lor": "medium",
    "explanations_and_conclusions.safety_wellbeing.outcomes": [{"outcome": "physical_harm"}, {"outcome": "death"}],
    "pathways_and_planning.our_intervention_plan.targets": [
        {"id": "t2", "target": "To sleep well.", "key_area": "keeping_safe", "sequence": 2, "status": "in_progress"},
        {"id": "t1", "target": "To be home by nine.", "key_area": "not_offending", "sequence": 1},
    ],
    "pathways_and_planning.our_intervention_plan.next_review_date": "2026-04-01",
}


def test_the_table_works_out_every_derived_answer_and_nothing_else() -> None:
    facts = all_paths()
    wanted = {path for path, each in facts.items() if each.derived}
    inside_rows = {path for path in wanted if "[]" in path}

    assert {each.path for each in DERIVATIONS} == wanted - inside_rows
    assert all(facts[path.rpartition("[]")[0]].derived for path in inside_rows)
    assert all(each.rule and each.source for each in DERIVATIONS)


def test_nothing_is_worked_out_of_nothing_but_the_nations_term() -> None:
    made = derived({})

    assert made.model_dump(exclude_none=True, exclude_defaults=True) == {
        "derived": {"term_special_needs": "special educational needs (SEN)"}
    }


def test_a_derived_assessment_is_a_sound_assessment_and_deriving_it_again_changes_nothing() -> None:
    made = derived(JAY)
    again = derive(Assessment.model_validate(made.model_dump(mode="json")), on=DAY, settings=Settings())

    assert again.value == made
    assert again.findings == ()


def test_the_assessment_that_was_given_is_not_changed() -> None:
    given = Assessment.model_validate(nested(JAY))
    before = given.model_dump()
    derive(given, on=DAY, settings=Settings())

    assert given.model_dump() == before


# --- typed-in answers ---------------------------------------------------------------------------------------------------


def test_a_typed_in_answer_that_disagrees_is_a_finding_and_is_not_used() -> None:
    answers = {**BORN, "core_record.header.age_now": 41}

    (finding,) = findings(answers)
    assert finding.code == "RK120"
    assert finding.at is not None
    assert (finding.at.path, finding.at.label) == ("core_record.header.age_now", "Age now")
    assert "41" not in finding.message + finding.hint
    assert worked_out("core_record.header.age_now", answers) == 15


def test_a_typed_in_answer_that_agrees_is_no_finding() -> None:
    assert findings({**BORN, "core_record.header.age_now": 15}) == ()


def test_a_typed_in_answer_without_its_inputs_is_a_finding_and_is_not_used() -> None:
    answers = {f"{RISKS}.rosh": "high"}

    assert [each.code for each in findings(answers)] == ["RK120"]
    assert worked_out(f"{RISKS}.rosh", answers) is None


# --- ages and counts ----------------------------------------------------------------------------------------------------


def test_ages_turn_on_the_birthday() -> None:
    born = datetime.date(2010, 3, 4)

    assert [age_on(born, born.replace(year=2026, day=day)) for day in (3, 4)] == [15, 16]


def test_a_child_born_on_29_february_has_a_birthday_on_1_march() -> None:
    born = datetime.date(2008, 2, 29)

    assert age_on(born, datetime.date(2026, 2, 28)) == 17
    assert birthday(born, 18) == datetime.date(2026, 3, 1)
    assert birthday(born, 16) == datetime.date(2024, 2, 29)
    answers = {"core_record.header.date_of_birth": "2008-02-29"}
    assert worked_out("derived.eighteenth_birthday", answers) == datetime.date(2026, 3, 1)


def test_the_age_at_the_offence_is_that_at_the_main_one() -> None:
    rows = [{"date": "2025-01-01"}, {"date": "2026-03-04", "primary": "yes"}]

    assert worked_out("derived.age_at_offence", {**BORN, OFFENCES: rows}) == 16
    assert worked_out("derived.age_at_offence", {**BORN, OFFENCES: rows[:1]}) == 14
    assert worked_out("derived.age_at_offence", {**BORN, OFFENCES: [rows[0], rows[0]]}) is None


def test_the_first_conviction_may_be_the_present_one() -> None:
    now = [{"date": "2025-12-01", "finding": "convicted_on_plea", "outcome_date": "2026-01-20"}]
    before = [{"kind": "caution", "date": "2023-05-01"}, {"kind": "community_resolution", "date": "2021-05-01"}]
    answers = {**BORN, OFFENCES: now, HISTORY: before}

    assert worked_out("core_record.header.age_at_first_conviction", answers) == 15
    assert worked_out("core_record.header.age_at_first_sanction", answers) == 13
    assert worked_out("core_record.header.age_at_sentence", answers) == 15


def test_a_date_that_leaves_two_ages_open_gives_the_age_that_was_recorded() -> None:
    rows = [{"kind": "conviction", "date": "2024", "age": 14}]

    assert worked_out("core_record.header.age_at_first_conviction", {**BORN, HISTORY: rows}) == 14
    without_age = [{"kind": "conviction", "date": "2024"}]
    assert worked_out("core_record.header.age_at_first_conviction", {**BORN, HISTORY: without_age}) is None


def test_several_outcomes_on_one_day_are_one_occasion() -> None:
    rows = [
        {"kind": "conviction", "date": "2024-05-01"},
        {"kind": "conviction", "date": "2024-05-01"},
        {"kind": "caution", "date": "2023-05-01"},
        {"kind": "community_resolution", "date": "2022-05-01"},
    ]

    assert worked_out("core_record.header.number_previous_convictions", {HISTORY: rows}) == 1
    assert worked_out("core_record.header.number_previous_sanctions", {HISTORY: rows}) == 2
    assert worked_out("core_record.header.number_previous_convictions", {}) is None
    assert worked_out("core_record.header.number_previous_convictions", {OFFENCES: [{"offence": "Theft"}]}) == 0


def test_a_first_offence_is_one_without_any_earlier_outcome() -> None:
    assert worked_out("derived.first_offence", {OFFENCES: [{"offence": "Theft"}]}) == "yes"
    assert worked_out("derived.first_offence", {HISTORY: [{"kind": "community_resolution"}]}) == "no"
    assert worked_out("derived.first_offence", {}) is None


# --- alerts, flags, copies ----------------------------------------------------------------------------------------------


def test_the_alerts_have_their_exact_words_and_rest_on_adverse_outcomes() -> None:
    assert worked_out(f"{RISKS}.risk_of_self_harm", JAY) == "Risk of physical harm has been identified"
    assert worked_out(f"{RISKS}.risk_of_suicide", JAY) == "Risk of Death has been identified"


def test_self_harm_in_the_past_sets_no_alert() -> None:
    answers = {
        "personal_family_social.emotional_mental_health.self_harm": "currently",
        "explanations_and_conclusions.safety_wellbeing.outcomes": [{"outcome": "neglect"}],
    }

    assert worked_out(f"{RISKS}.risk_of_self_harm", answers) is None


@pytest.mark.parametrize(
    ("concern", "disability", "flag"),
    [
        ("yes", None, "yes"),
        ("no", "yes", "yes"),
        ("no", "no", "no"),
        ("no", "unknown", "unknown"),
        ("no", None, None),
        (None, None, None),
    ],
)
def test_the_physical_health_flag_joins_two_answers(concern: str, disability: str, flag: str) -> None:
    at = "personal_family_social.physical_health_development"
    answers = {f"{at}.physical_health_concern": concern, f"{at}.disability": disability}

    assert worked_out(f"{RISKS}.physical_health_disability", answers) == flag


@pytest.mark.parametrize(
    ("flag", "path"),
    [
        ("gang_association", "family_wider_networks.gang_association"),
        ("mental_health", "emotional_mental_health.mh_concern"),
        ("substance_misuse", "substance_misuse.substance_concern"),
        ("slcn", "slcn_neurodisability.slcn_concern"),
    ],
)
@pytest.mark.parametrize("said", ["yes", "no", "unknown"])
def test_the_other_flags_are_the_answers_of_their_sections(flag: str, path: str, said: str) -> None:
    assert worked_out(f"{RISKS}.{flag}", {f"personal_family_social.{path}": said}) == said


def test_judgements_are_copied_to_the_core_record_and_the_indicators() -> None:
    made = derived({**JAY, f"{FUTURE}.risk_to_children": "no", f"{FUTURE}.mappa_category": "2"})

    for path in (RISKS, INDICATORS):
        assert answer(made, f"{path}.rosh") == "high"
        assert answer(made, f"{path}.lor") == "medium"
        assert answer(made, f"{path}.risk_to_children") == "no"
    assert answer(made, f"{INDICATORS}.mappa_category") == "2"
    assert answer(made, f"{INDICATORS}.child_protection_plan") == "previously"


def test_the_plan_in_brief_follows_the_order_of_the_plan() -> None:
    made = derived(JAY)

    targets = answer(made, "core_record.intervention_summary.targets")
    assert [(each.id, each.target) for each in targets] == [("t1", "To be home by nine."), ("t2", "To sleep well.")]
    assert answer(made, "core_record.intervention_summary.next_review_date") == datetime.date(2026, 4, 1)
    (outcome,) = answer(made, "pathways_and_planning.overall_progress.target_outcomes")
    assert (outcome.target_ref, outcome.status) == ("t2", "in_progress")


def test_a_marked_passage_is_not_copied_into_the_plan_in_brief() -> None:
    passages = ["To be home by nine.", {"text": "Seen by police.", "sensitivity": "restricted"}]
    targets = [{"target": passages, "key_area": "not_offending"}]
    answers = {"pathways_and_planning.our_intervention_plan.targets": targets}

    (summary,) = worked_out("core_record.intervention_summary.targets", answers)
    assert summary.target == "To be home by nine."


# --- levels -------------------------------------------------------------------------------------------------------------

TABLE = {
    "low": ("standard", "enhanced", "intensive", "intensive"),
    "medium": ("enhanced", "enhanced", "intensive", "intensive"),
    "high": ("intensive", "intensive", "intensive", "intensive"),
}


@pytest.mark.parametrize("lor", Level3)
def test_the_indicative_level_follows_the_whole_table(lor: Level3) -> None:
    assert tuple(scaled_approach(lor, rosh) for rosh in Level4) == TABLE[lor]
    assert scaled_approach(lor, None) is None


def test_the_indicative_level_needs_both_judgements() -> None:
    assert worked_out("derived.indicative_scaled_approach", {f"{FUTURE}.lor": "high"}) is None
    assert worked_out("derived.indicative_scaled_approach", JAY) == "intensive"


def test_there_is_no_indicative_likelihood_without_bands() -> None:
    answers = {f"{FUTURE}.yogrs": {"score_pct": 60, "source": "imported_from_cms"}}

    assert worked_out("derived.indicative_lor", answers) is None
    assert worked_out(f"{INDICATORS}.yogrs", answers) == 60


@pytest.mark.parametrize(("score", "level"), [(0, "low"), (39, "low"), (40, "medium"), (75, "high"), (100, "high")])
def test_bands_of_the_service_give_the_indicative_likelihood(score: int, level: str) -> None:
    bands = ((0, "low"), (40, "medium"), (75, "high"))
    made = derived({f"{RISKS}.yogrs": score}, yogrs_bands=bands)

    assert answer(made, f"{FUTURE}.indicative_lor") == answer(made, "derived.indicative_lor") == level


def test_yogrs_does_not_apply_in_prevention_and_is_never_worked_out() -> None:
    bands = ((0, "low"),)
    prevention = {f"{RISKS}.yogrs": 50, "governance.case_type": "prevention"}

    assert worked_out("derived.indicative_lor", prevention, yogrs_bands=bands) is None
    assert worked_out(f"{INDICATORS}.yogrs", {**JAY, "core_record.header.gender": "male"}) is None


# --- screening ----------------------------------------------------------------------------------------------------------


def test_the_communication_score_counts_yes_and_not_known_outside_neuro_disability() -> None:
    answers = {
        "screening.slcn.gate": {"stammer": "yes", "non_verbal": "unknown", "expanding_answers": "no"},
        "screening.slcn.social": {"groups": "yes"},
        "screening.slcn.neuro_disability": {"adhd": "yes"},
    }

    assert worked_out("screening.slcn.score", answers) == 3
    assert worked_out(f"{RISKS}.slcn", answers) is None
    assert worked_out(f"{RISKS}.slcn", answers, slcn_referral_score=3) == "yes"
    said_no = {**answers, "personal_family_social.slcn_neurodisability.slcn_concern": "no"}
    assert worked_out(f"{RISKS}.slcn", said_no, slcn_referral_score=3) == "no"


@pytest.mark.parametrize(
    ("given", "positive"), [(["no", "yes"], "yes"), (["no", "no"], "no"), (["no", "unknown"], None), ([], None)]
)
def test_the_health_screen_is_positive_where_one_answer_is(given: list[str], positive: str | None) -> None:
    items = [{"domain": "physical", "answer": each} for each in given]

    assert worked_out("screening.health.positive", {"screening.health.items": items}) == positive


# --- timeline -----------------------------------------------------------------------------------------------------------


def test_the_timeline_is_in_order_and_says_where_each_event_is_recorded() -> None:
    life = [{"description": "Moved house", "date": "2025-03"}, {"description": "No date"}]
    answers = {
        **JAY,
        "foundations_for_change.opportunities.significant_life_events": life,
        "core_record.care_history.periods": [{"basis": "s20", "start": "2023-01-01", "end": "2023-06-01"}],
        "personal_family_social.learning_ete.ete_status": [{"provision": "college", "start": "2025-09"}],
        HISTORY: [{"kind": "caution", "date": "2024-01-01", "offence": "Damage"}],
    }
    events = worked_out("explanations_and_conclusions.understanding_behaviour.timeline_graph", answers)

    assert [(str(each.date), each.kind.value, each.recorded_at) for each in events] == [
        ("2023-01-01", "care_period", "core_record.care_history.periods[0]"),
        ("2024-01-01", "offence", "offending_asb.offences.previous_history[0]"),
        ("2024-05", "service_contact", "core_record.contacts_with_services.other_professionals[0]"),
        ("2025-03", "life_event", "foundations_for_change.opportunities.significant_life_events[0]"),
        ("2025-09", "education_change", "personal_family_social.learning_ete.ete_status[0]"),
        ("2025-12-01", "offence", "offending_asb.offences.index_offences[0]"),
    ]


def test_a_marked_passage_of_the_parents_timeline_stays_where_it_is() -> None:
    rows = [{"date": "2020", "event": {"text": "A secret.", "not_for": ["child"]}}]
    answers = {"self_assessment.parent_carer.timeline": rows}

    assert worked_out("explanations_and_conclusions.understanding_behaviour.timeline_graph", answers) is None


# --- due dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        ({"completed_on": "2026-01-01"}, "2026-04-02"),
        ({"completed_on": "2026-01-01", "stage": "case_closure"}, None),
        ({"previous_completed_on": "2026-01-01", "stage": "review"}, "2026-04-02"),
        ({"previous_completed_on": "2026-01-01", "stage": "pre_sentence_report"}, None),
        ({}, None),
    ],
)
def test_a_review_is_due_three_months_after_completion(answers: dict[str, str], due: str | None) -> None:
    found = worked_out("derived.next_review_due", {"governance": answers} if answers else {})

    assert found == (datetime.date.fromisoformat(due) if due else None)


def test_the_plans_own_date_and_the_end_of_the_order_come_first() -> None:
    completed = {"governance.completed_on": "2026-01-01"}
    planned = {**completed, "pathways_and_planning.our_intervention_plan.next_review_date": "2026-02-15"}
    ending = {**completed, "core_record.header.current_disposals": [{"end": "2026-03-01"}]}

    assert worked_out("derived.next_review_due", planned) == datetime.date(2026, 2, 15)
    assert worked_out("derived.next_review_due", ending) == datetime.date(2026, 3, 1)


def test_six_months_is_the_longest_whatever_the_service_sets() -> None:
    made = worked_out("derived.next_review_due", {"governance.completed_on": "2026-01-01"}, review_max_days=365)

    assert made == datetime.date(2026, 7, 1)


def test_a_review_is_overdue_the_day_after_it_was_due() -> None:
    answers = {"pathways_and_planning.our_intervention_plan.next_review_date": "2026-02-01"}

    assert worked_out("derived.review_overdue", answers) == "no"
    assert worked_out("derived.review_overdue", answers, on=DAY.replace(day=2)) == "yes"
    assert worked_out("derived.review_overdue", {}) is None


def test_only_a_quality_assured_report_can_be_used_again() -> None:
    signed = {
        "modules.pre_sentence_report.report_type": "full_psr",
        "governance.signatures": [{"who": "practitioner", "date": "2026-01-15"}],
    }

    assert worked_out("derived.psr_reusable_until", signed) is None
    checked = {**signed, "governance.quality_assurance.decision": "agreed"}
    assert worked_out("derived.psr_reusable_until", checked) == datetime.date(2026, 4, 14)


def test_working_days_leave_out_weekends_only() -> None:
    friday = datetime.date(2026, 4, 3)  # Good Friday: bank holidays are not left out

    assert working_days_after(friday, 1) == datetime.date(2026, 4, 6)
    assert working_days_after(datetime.date(2026, 4, 4), 1) == datetime.date(2026, 4, 6)
    assert working_days_after(friday, 0) == friday


def test_the_panel_is_due_after_20_working_days_or_five_where_intensive() -> None:
    ordered = {"modules.referral_order_report.order_date": "2026-01-02"}
    intensive = {**ordered, "modules.referral_order_report.intensive.proposed": "yes"}

    assert worked_out("derived.panel_due", ordered) == datetime.date(2026, 1, 30)
    assert worked_out("derived.panel_due", intensive) == datetime.date(2026, 1, 9)


def test_the_order_would_end_its_length_after_the_panel() -> None:
    answers = {
        "modules.referral_order_report.panel_date": "2026-08-31",
        "modules.referral_order_report.order_length_months": 6,
    }

    assert worked_out("derived.order_end_if_contract_signed_on_panel_date", answers) == datetime.date(2027, 2, 28)
    assert plus_months(datetime.date(2026, 1, 31), 1) == datetime.date(2026, 2, 28)
    assert last_day(PartialDate("2024-02")) == datetime.date(2024, 2, 29)


# --- countersignature ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "needed"),
    [
        ({f"{FUTURE}.rosh": "high"}, True),
        ({f"{FUTURE}.rosh": "medium", f"{FUTURE}.lor": "medium"}, False),
        ({f"{FUTURE}.lor": "high"}, True),
        ({f"{FUTURE}.lor": "low", f"{RISKS}.yogrs": 90}, True),
        ({"explanations_and_conclusions.safety_wellbeing.overall_judgement": "very_high"}, True),
        ({f"{FUTURE}.behaviours": [{"impact": "very_high", "likelihood": "likely"}]}, True),
        ({f"{FUTURE}.behaviours": [{"impact": "very_high", "likelihood": "possible"}]}, False),
        (
            {"explanations_and_conclusions.safety_wellbeing.outcomes": [{"impact": "high", "likelihood": "likely"}]},
            False,
        ),
        ({f"{FUTURE}.dangerousness_required": "yes"}, True),
        ({f"{FUTURE}.mappa_category": "none"}, False),
        ({f"{FUTURE}.mappa_category": "3"}, True),
        ({OFFENCES: [{"offence": "Arson", "date": "2026-01-01"}]}, True),
        ({"core_record.care_history.cp_plan": "previously"}, True),
        ({"personal_family_social.care_history.cp_plan": "currently"}, True),
        ({"core_record.care_history.cp_plan": "never"}, False),
    ],
)
def test_each_criterion_calls_for_a_countersignature(answers: dict[str, Any], needed: bool) -> None:
    limits = {"yogrs_bands": ((0, "low"), (80, "medium")), "countersign_offences": ("arson",)}
    triggers = worked_out("derived.countersignatures_needed", answers, **limits) or ()

    sections = ["Explanations and Conclusions", "Pathways and Planning"]
    assert [each.section for each in triggers] == (sections if needed else [])
    assert all(each.criterion for each in triggers)


@pytest.mark.parametrize(
    ("mode", "applied", "needed"),
    [
        ("all", None, True),
        ("none", "intensive", False),
        ("if_assessment_countersigned", "intensive", False),
        ("scaled_level_or_override", "intensive", True),
        ("scaled_level_or_override", "enhanced", True),
        ("scaled_level_or_override", "standard", False),
    ],
)
def test_the_service_chooses_which_plans_are_countersigned(mode: str, applied: str | None, needed: bool) -> None:
    answers = {f"{FUTURE}.rosh": "low", f"{FUTURE}.lor": "low", f"{INDICATORS}.scaled_approach_level": applied}
    triggers = worked_out("derived.countersignatures_needed", answers, countersign_plan=mode) or ()

    assert bool(triggers) == needed


# --- the nation's words -------------------------------------------------------------------------------------------------


def test_the_term_for_special_needs_is_that_of_the_nation() -> None:
    def term(nation: str | None, service: str) -> str | None:
        given = Assessment.model_validate(nested({"core_record.header.nation": nation}))
        made = derive(given, on=DAY, settings=Settings(service=Service(nation=service))).unwrap()
        return made.derived.term_special_needs if made.derived else None

    assert term("wales", "England") == "additional learning needs (ALN)"
    assert term("england", "Wales") == "special educational needs (SEN)"
    assert term(None, "Wales") == "additional learning needs (ALN)"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_mistyped_year_stops_nothing(day: str) -> None:
    made = derived(
        {
            "core_record.header.date_of_birth": day,
            "core_record.care_history": {
                "s20": "currently",
                "periods": [{"basis": "custody", "start": day, "end": day}],
            },
            "governance.completed_on": day,
            "governance.quality_assurance.decision": "agreed",
            "modules.pre_sentence_report.report_type": "full_psr",
            "modules.referral_order_report": {"order_date": day, "panel_date": day, "order_length_months": 12},
            OFFENCES: [{"offence": "Theft", "date": day}],
        }
    )

    assert check(made, on=DAY, settings=Settings())
