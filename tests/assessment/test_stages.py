"""The table of stages: complete, sourced, and in the words of the models."""

from __future__ import annotations

import pytest

from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.governance import Organisation
from reportkit.assessment.models.modules import Modules
from reportkit.assessment.paths import all_paths
from reportkit.assessment.stages import Level, Stage, Use, stage_of, stages
from reportkit.assessment.vocabulary import StageId

DOCUMENTS = {
    "psr",
    "referral_order",
    "timeline",
    "intervention_plan",
    "child_plan",
    "bail_and_remand",
    "post_court_report",
    "custody",
    "leaving_custody",
    "transfer_yot",
    "transfer_probation",
    "review",
    "case_closure",
    "core_record",
    "out_of_court",
    "placement_notification",
    "restorative_justice",
}
SECTIONS = {*Assessment.model_fields} - {"reportkit_assessment", "modules", "derived"}
SOURCES = {"S4", "INFERRED-D", "INFERRED-R"}
EVERY = pytest.mark.parametrize("stage", stages().values(), ids=stages())


def test_every_stage_of_the_list_is_in_the_table_and_in_its_order() -> None:
    assert list(stages()) == [each.value for each in StageId]


@EVERY
def test_a_stage_says_how_much_of_every_section_it_asks_for_and_how_we_know(stage: Stage) -> None:
    assert {*stage.sections} == {*stage.sources} == SECTIONS
    assert {*stage.sources.values()} <= SOURCES
    assert stage.purpose.endswith(".")
    assert {*stage.who} <= {each.value for each in Organisation}


@EVERY
def test_modules_documents_and_conditions_name_what_there_is(stage: Stage) -> None:
    for each in stage.modules:
        assert each.id in Modules.model_fields
        assert each.src in SOURCES
        assert all(f"modules.{each.id}.{part}" in all_paths() for part in each.not_yet)
        assert (each.use is Use.CONDITIONAL) == bool(each.when)
        assert each.condition is None or each.condition.paths() <= {*all_paths()}
    assert {*stage.documents} <= DOCUMENTS


def test_every_document_is_reached_from_some_stage() -> None:
    assert {document for stage in stages().values() for document in stage.documents} == DOCUMENTS


def test_the_self_assessments_are_compulsory_at_every_stage() -> None:
    assert {stage.level("self_assessment") for stage in stages().values()} == {Level.COMPULSORY}


def test_only_the_secure_estate_completes_the_entry_into_custody() -> None:
    assert stages()["entering_custody"].who == ("secure_estate",)
    assert all("yot" in stage.who for name, stage in stages().items() if name != "entering_custody")


def test_the_stage_of_an_assessment_is_the_one_that_it_records() -> None:
    assessment = Assessment.model_validate({"governance": {"stage": "pre_sentence_report"}})
    stage = stage_of(assessment)

    assert stage is not None
    assert stage.title == "Pre-Sentence Report"
    assert stage.documents[0] == "psr"
    assert stage_of(Assessment()) is None


def test_a_section_that_the_table_does_not_name_is_not_used() -> None:
    assert stages()["review"].level("derived") is Level.NOT_USED
