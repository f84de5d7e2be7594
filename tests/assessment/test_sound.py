"""The fast way into a model takes what the searching way takes without a finding, and makes the same of it."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from reportkit.assessment import Assessment
from reportkit.assessment.read import search_model
from reportkit.assessment.sound import sound
from reportkit.jsonfile import JsonText
from tests.assessment.small_model import Small
from tests.assessment.test_schema import FULL, ODD, SOUND, places

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.json"))
GONE = object()
CHANGES = (
    ODD | st.just(GONE) | st.text(max_size=12) | st.sampled_from([{"zzz": 1}, "x" * 100_001, ["x" * 100_001], False])
)


@cache
def sample(path: Path) -> Any:
    return json.loads(path.read_bytes())


@cache
def places_of(path: Path) -> list[tuple[Any, ...]]:
    return places(sample(path))[1:]


def changed(document: Any, changes: list[tuple[tuple[Any, ...], object]]) -> Any:
    document = copy.deepcopy(document)
    for path, odd in changes:
        inner = document
        try:
            for step in path[:-1]:
                inner = inner[step]
            if odd is GONE:
                del inner[path[-1]]
            else:
                inner[path[-1]] = copy.deepcopy(odd)
        except (LookupError, TypeError):
            pass  # an earlier change took the place away
    return document


def hold(model: type[BaseModel], document: object) -> None:
    quick = sound(model, document)
    searched = search_model(model, JsonText(document, json.dumps(document)), name="x")
    if quick is not None:
        assert searched.findings == ()
        assert repr(quick) == repr(searched.value)
        assert searched.value == quick
        assert quick.model_dump(exclude_unset=True) == searched.unwrap().model_dump(exclude_unset=True)


@pytest.mark.parametrize("path", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_every_sample_is_read_the_fast_way(path: Path) -> None:
    assert sound(Assessment, sample(path)) is not None
    hold(Assessment, sample(path))


def test_every_kind_of_question_is_read_the_fast_way() -> None:
    assert sound(Small, SOUND) is not None
    assert sound(Assessment, FULL) is not None
    hold(Assessment, FULL)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(places(SOUND)[1:]), CHANGES), min_size=1, max_size=3))
def test_changed_documents_are_read_alike_both_ways(changes: list[tuple[tuple[Any, ...], object]]) -> None:
    hold(Small, changed(SOUND, changes))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_changed_assessments_are_read_alike_both_ways(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(SAMPLES))
    place = st.tuples(st.sampled_from(places_of(path)), CHANGES)
    hold(Assessment, changed(sample(path), data.draw(st.lists(place, min_size=1, max_size=3))))
