"""What a reviewer would say of the words and the plan of a draft, and what is left alone."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment import Assessment, Occasion
from reportkit.documents import read_document
from reportkit.pipeline import Request, render
from reportkit.prepopulation import prepopulate
from reportkit.review import review
from reportkit.review.lexicon import data, jargon, labels

DAY = datetime.date(2026, 11, 21)
SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.json"))


def found(given: dict[str, Any], folder: Path, words: str, look: str = "court") -> list[tuple[str, str]]:
    given["personal_family_social"]["living_arrangements_housing_finances"]["details"] = [words]
    draft = prepopulate(Assessment.model_validate(given), Occasion(DAY), read_document(folder).unwrap()).unwrap()
    looked = review(replace(draft, spec=replace(draft.spec, look=look)))
    return [(each.code, each.at.path if each.at else "") for each in looked]


@pytest.mark.parametrize(
    "words",
    [
        "He is a young offender.",
        "Jay was Manipulative today.",
        "He refuses to engage.",
        "It was attention-seeking.",
        "A broken home.",
    ],
)
def test_a_label_is_found_at_its_field(given: dict[str, Any], small_folder: Path, words: str) -> None:
    assert found(given, small_folder, words) == [("RK350", "about.home")]


@pytest.mark.parametrize(
    "words",
    [
        "The youth offender panel met.",
        "He said “I am no offender, I am a cutter of hedges”.",
        "> They call me feral.",
        "He cut the alcohol-free cake.",
        "The offending happened in May.",
        "He is engaged in football.",
    ],
)
def test_names_in_law_a_childs_own_words_and_parts_of_words_are_left_alone(
    given: dict[str, Any], small_folder: Path, words: str
) -> None:
    assert found(given, small_folder, words) == []


def test_a_title_of_an_offence_is_left_alone(given: dict[str, Any], small_folder: Path) -> None:
    given["offending_asb"]["offences"]["index_offences"][0]["offence"] = "Harbouring an offender"
    assert found(given, small_folder, "Jay lives here.") == []


def test_jargon_is_looked_for_only_where_a_child_reads(given: dict[str, Any], small_folder: Path) -> None:
    words = "You must comply."
    assert found(given, small_folder, words, look="child") == [("RK351", "about.home")]
    assert found(given, small_folder, words) == []


def test_a_short_form_that_is_written_out_is_one(given: dict[str, Any], small_folder: Path) -> None:
    written = "The mental health team (CAMHS) saw him. CAMHS will see him again."
    assert found(given, small_folder, written) == []
    assert found(given, small_folder, "CAMHS saw him.") == [("RK352", "about.home")]
    assert found(given, small_folder, written, look="child") == [("RK352", "about.home")]


def test_long_sentences_are_found_and_lists_are_not(given: dict[str, Any], small_folder: Path) -> None:
    assert found(given, small_folder, "word " * 70 + ".") == [("RK353", "about.home")]
    assert found(given, small_folder, "one two three four five six; " * 20) == []


def test_nothing_is_said_with_a_reason(given: dict[str, Any], small_folder: Path) -> None:
    assert found(given, small_folder, "N/A") == [("RK354", "about.home")]
    assert found(given, small_folder, "None: asked on 3 May.") == []


def test_every_entry_says_what_is_better_and_where_the_concern_comes_from() -> None:
    assert all(each["prefer"] and each["src"] and each["words"] for each in data()["labels"])
    assert all(each.prefer for some in (labels(), jargon()) for one in some.values() for each in one)


@pytest.mark.parametrize("lexicon", [labels(), jargon()])
def test_every_trigger_is_given_away_by_its_key(lexicon: Any) -> None:
    for key, triggers in lexicon.items():
        for each in triggers:
            assert key in each.words.replace("-", " ").split(), each.words


@pytest.mark.parametrize("sample", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_the_samples_are_written_without_labels_and_their_plans_for_children_without_jargon(sample: Path) -> None:
    for name in ("child_plan", "intervention_plan"):
        codes = {each.code for each in render(Request(sample, name, "practitioner", DAY)).findings}
        assert not codes & {"RK350", "RK351", "RK354", "RK355"}


def test_a_warning_stops_no_final() -> None:
    sample = next(each for each in SAMPLES if each.stem == "custody_all_options")
    result = render(Request(sample, "psr", "court", DAY, status="final"))
    assert result.made and "RK356" in {each.code for each in result.findings}
