"""What the template is handed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportkit.assessment import Assessment, Occasion
from reportkit.disclosure import disclose
from reportkit.documents import read_document
from reportkit.prepopulation import prepopulate
from reportkit.word.merge import names_for


def names(given: dict[str, Any], folder: Path, occasion: Occasion, reader: str) -> dict[str, Any]:
    draft = prepopulate(Assessment.model_validate(given), occasion, read_document(folder).unwrap()).unwrap()
    return names_for(disclose(draft, to=reader).unwrap())


def test_a_section_that_is_not_shown_hands_over_nothing(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    given["explanations_and_conclusions"]["future_behaviour"]["rosh"] = "low"
    assert names(given, small_folder, occasion, "court")["harm"] == {"shown": False, "level": ""}


def test_a_section_under_a_chapter_that_is_closed_to_the_reader_hands_over_nothing(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    manifest, rules = small_folder / "manifest.yaml", small_folder / "rules.yaml"
    chapter = "  - {id: chapter, title: A chapter}\n  - id: harm\n    level: 2\n"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("  - id: harm\n", chapter), encoding="utf-8")
    condition = "chapter: {when: offending_asb.offences.police_intelligence, because: Somebody told the police.}\n"
    rules.write_text(rules.read_text(encoding="utf-8") + condition, encoding="utf-8")
    assert names(given, small_folder, occasion, "practitioner")["harm"]["level"] == "High"
    assert names(given, small_folder, occasion, "court")["harm"] == {"shown": False, "level": ""}


def test_a_gap_is_visible_words(given: dict[str, Any], small_folder: Path, occasion: Occasion) -> None:
    del given["core_record"]["header"]["preferred_name"]
    assert names(given, small_folder, occasion, "practitioner")["about"]["name"].text == "Not recorded: Name"
