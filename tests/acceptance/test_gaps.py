"""Take one answer away: one finding names it, and a draft shows the gap."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from journeys import DAY, SAMPLES, content, document, documents_of, given, loaded, made, words

from reportkit.assessment import all_paths
from reportkit.assessment.read import read_assessment, validate_assessment
from reportkit.assessment.stages import Level, stage_of
from reportkit.prepopulation import Origin

MANY = 120 if os.environ.get("REPORTKIT_FULL") else 12  # of some 600 a sample


def _needed(value: Any, path: str, place: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield the place and the path of every needed answer that is recorded."""
    if isinstance(value, dict):
        for key, each in value.items():
            below = f"{path}.{key}" if path else key
            facts = all_paths().get(below)
            if facts is None or each in (None, "", []):
                continue
            if facts.needed and not facts.derived and facts.kind != "group" and "care_history" not in below:
                yield (*place, key), below  # a care history taken away in one place still stands in the other
            if facts.kind in ("group", "rows"):
                yield from _needed(each, below, (*place, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _needed(each, path + "[]", (*place, index))


def _without(data: dict[str, Any], place: tuple[Any, ...]) -> bytes:
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    del inner[place[-1]]
    return json.dumps(data, ensure_ascii=False).encode("utf-8")


def _written(place: tuple[Any, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")


def _completeness(sample: Path) -> list[tuple[Path, tuple[Any, ...]]]:
    places = [place for place, _ in _needed(given(sample), "", ())]
    chosen = random.Random(sample.stem).sample(places, min(MANY, len(places)))
    return [(sample, place) for place in chosen]


ANSWERS = [case for sample in SAMPLES for case in _completeness(sample)]


@pytest.mark.parametrize(("sample", "place"), ANSWERS, ids=[f"{s.stem}-{_written(p)}" for s, p in ANSWERS])
def test_a_needed_answer_taken_away_is_one_finding_that_names_it(sample: Path, place: tuple[Any, ...]) -> None:
    found = validate_assessment(_without(given(sample), place), on=DAY).findings
    errors = [each for each in found if each.severity == "error"]
    named = [each for each in errors if each.code.startswith("RK13") and each.at and each.at.path == _written(place)]
    assert len(named) == len([each for each in errors if each.code.startswith("RK13")])
    if _compulsory(sample, place[0]):
        assert len(named) == 1


@cache
def _compulsory(sample: Path, section: str) -> bool:
    stage = stage_of(read_assessment(sample, on=DAY).unwrap())
    assert stage is not None
    return stage.sections.get(section) is Level.COMPULSORY


def _fields(sample: Path) -> Iterator[tuple[Path, str, str, tuple[Any, ...]]]:
    for name in documents_of(sample):
        result = made(sample.read_bytes(), name, "practitioner")
        assert result.draft is not None
        for binding in result.draft.bindings():
            rule = document(name).rules[binding.target]
            asked = rule.value or rule.each or rule.text
            if binding.field.required and binding.origin is Origin.AUTO and asked is not None and len(asked.names) == 1:
                path = asked.names[0].path({})
                facts = all_paths().get(path)
                place = tuple(path.split("."))
                if facts is not None and not facts.derived and _there(given(sample), place):
                    yield sample, name, binding.target, place


def _there(data: Any, place: tuple[Any, ...]) -> bool:
    for step in place:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True


FIELDS = [case for sample in SAMPLES for case in _fields(sample)]


@pytest.mark.parametrize(
    ("sample", "name", "target", "place"), FIELDS, ids=[f"{s.stem}-{n}-{t}" for s, n, t, _ in FIELDS]
)
def test_a_required_field_without_its_answer_is_one_finding_and_a_gap_on_paper(
    sample: Path, name: str, target: str, place: tuple[Any, ...]
) -> None:
    data = _without(json.loads(loaded(sample)), place)
    result = made(data, name, "practitioner", status="draft")
    assert result.draft is not None
    binding = result.draft.binding(target)
    assert binding is not None
    if binding.origin in (Origin.OTHERWISE, Origin.NOT_APPLICABLE):
        return
    named = [each for each in result.findings if each.code == "RK302" and each.at and each.at.path == ".".join(place)]
    assert len(named) == 1
    assert f"Not recorded: {binding.field.label}" in words(content(result))


@pytest.mark.parametrize("name", ["psr", "referral_order", "intervention_plan", "child_plan"])
def test_a_final_with_a_gap_is_refused(name: str) -> None:
    sample = next(each for each in SAMPLES if name in documents_of(each))
    data = given(sample)
    del data["core_record"]["header"]["preferred_name"]
    del data["core_record"]["header"]["first_names"]
    result = made(json.dumps(data).encode(), name, "practitioner", status="final")
    assert not result.made or all(each.severity != "error" for each in result.findings)
