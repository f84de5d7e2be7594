"""Pre-population: what flows, what is a gap, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment import Assessment, Occasion
from reportkit.documents import read_document
from reportkit.prepopulation import Draft, Origin, Provenance, Words, explain, prepopulate, rules_fit


def draft_of(given: dict[str, Any], folder: Path, occasion: Occasion) -> Draft:
    return prepopulate(Assessment.model_validate(given), occasion, read_document(folder).unwrap()).unwrap()


def origin(draft: Draft, target: str) -> Origin:
    found = draft.binding(target)
    assert found is not None
    return found.origin


def test_a_rule_brings_the_answer(given: dict[str, Any], small_folder: Path, occasion: Occasion) -> None:
    binding = draft_of(given, small_folder, occasion).binding("about.name")
    assert binding is not None and binding.value == "Jay"


def test_a_false_condition_is_not_applicable_and_no_gap(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    given["explanations_and_conclusions"]["future_behaviour"]["rosh"] = "low"
    assert origin(draft_of(given, small_folder, occasion), "harm.level") is Origin.NOT_APPLICABLE


def test_something_required_and_not_recorded_is_a_gap(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    del given["core_record"]["header"]["preferred_name"]
    assert origin(draft_of(given, small_folder, occasion), "about.name") is Origin.GAP


def test_a_gap_is_one_finding_that_names_the_question(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    del given["core_record"]["header"]["preferred_name"]
    spec = read_document(small_folder).unwrap()
    findings = prepopulate(Assessment.model_validate(given), occasion, spec).findings
    assert [(each.code, each.at.path if each.at else "") for each in findings] == [
        ("RK302", "core_record.header.preferred_name")
    ]


def test_rows_come_in_their_columns(given: dict[str, Any], small_folder: Path, occasion: Occasion) -> None:
    binding = draft_of(given, small_folder, occasion).binding("offences.items")
    assert binding is not None and binding.value == ({"date": "1 September 2026", "what": "Theft of a bicycle"},)


def test_a_narrative_comes_as_paragraphs(given: dict[str, Any], small_folder: Path, occasion: Occasion) -> None:
    binding = draft_of(given, small_folder, occasion).binding("about.home")
    assert binding is not None and isinstance(binding.value, Words) and "lives with his mother" in binding.value.text


def test_the_sources_are_read_off_the_rule(given: dict[str, Any], small_folder: Path, occasion: Occasion) -> None:
    binding = draft_of(given, small_folder, occasion).binding("offences.items")
    assert binding is not None and "offending_asb.offences.index_offences[].date" in binding.provenance.sources


def test_an_author_is_named_exactly_when_a_person_wrote() -> None:
    with pytest.raises(ValueError, match="author"):
        Provenance(Origin.AUTO, (), author="Somebody")


def test_the_rules_of_the_small_folder_fit(small_folder: Path) -> None:
    assert rules_fit(read_document(small_folder).unwrap()) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("core_record.header.preferred_name", "core_record.header.prefered_name", "RK301"),
        ('"very_high"', '"extreme"', "RK304"),
        ('in ["high", "very_high"]', "== true", "RK304"),
        ('in ["high", "very_high"]', "== 3", "RK304"),
        ("item.date", "item.dat", "RK301"),
        ("each: offending_asb.offences.index_offences", "each: offending_asb.offences.index_offence", "RK301"),
    ],
)
def test_a_rule_that_names_what_is_not_there_is_found(small_folder: Path, old: str, new: str, code: str) -> None:
    rules = small_folder / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert [each.code for each in rules_fit(read_document(small_folder).unwrap())] == [code]


def test_explain_names_the_condition_and_the_answer(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    given["explanations_and_conclusions"]["future_behaviour"]["rosh"] = "low"
    said = explain(draft_of(given, small_folder, occasion), "harm").unwrap()
    assert "is not in the report: its condition does not hold" in said
    assert "rosh" in said and "= Low" in said and "rules.yaml:4" in said


def test_explain_does_not_say_what_a_narrative_says(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    assert "mother" not in explain(draft_of(given, small_folder, occasion), "about.home").unwrap()


@pytest.mark.parametrize(
    "asked", ["core_record.header", "offending_asb.offences.index_offences", "[core_record.header]"]
)
def test_a_group_of_answers_is_never_printed(
    given: dict[str, Any], small_folder: Path, occasion: Occasion, asked: str
) -> None:
    rules = small_folder / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("core_record.header.preferred_name", f'"{asked}"'), encoding="utf-8")
    made = prepopulate(Assessment.model_validate(given), occasion, read_document(small_folder).unwrap())
    assert "RK303" in [each.code for each in made.findings]
    assert origin(made.unwrap(), "about.name") is Origin.GAP


def test_nothing_is_shown_under_a_chapter_that_does_not_apply(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    manifest, rules = small_folder / "manifest.yaml", small_folder / "rules.yaml"
    text = manifest.read_text(encoding="utf-8")
    chapter = "  - {id: chapter, title: A chapter}\n  - id: harm\n    level: 2\n"
    manifest.write_text(text.replace("  - id: harm\n", chapter), encoding="utf-8")
    condition = 'chapter: {when: governance.stage == "review", because: Only in a review.}\n'
    rules.write_text(rules.read_text(encoding="utf-8") + condition, encoding="utf-8")
    draft = draft_of(given, small_folder, occasion)
    shown = {each.section.id: each.shown for each in draft.sections}
    assert (shown["chapter"], shown["harm"]) == (False, False)
    assert origin(draft, "harm.level") is Origin.NOT_APPLICABLE
    given["governance"]["stage"] = "review"
    shown = {each.section.id: each.shown for each in draft_of(given, small_folder, occasion).sections}
    assert (shown["chapter"], shown["harm"]) == (True, True)
