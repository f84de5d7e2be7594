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
from pydantic import BaseModel, ValidationError

from reportkit.assessment import Assessment
from reportkit.assessment.models.base import LONGEST_PASSAGE, Passage
from reportkit.assessment.read import read_model
from reportkit.assessment.sound import sound
from reportkit.jsonfile import Limits, parse_json
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


def quickly(model: type[BaseModel], text: str) -> BaseModel | None:
    return sound(model, text.encode(), Limits())


def hold_text(model: type[BaseModel], text: str) -> None:
    quick = quickly(model, text)
    if quick is not None:
        parsed = parse_json(text.encode(), name="x")
        searched = read_model(model, parsed.unwrap(), name="x")
        assert (*parsed.findings, *searched.findings) == ()
        assert repr(quick) == repr(searched.value)
        assert searched.value == quick
        assert quick.model_dump(exclude_unset=True) == searched.unwrap().model_dump(exclude_unset=True)


def hold(model: type[BaseModel], document: object) -> None:
    hold_text(model, json.dumps(document))


@pytest.mark.parametrize("path", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_every_sample_is_read_the_fast_way(path: Path) -> None:
    assert quickly(Assessment, path.read_text(encoding="utf-8")) is not None
    hold(Assessment, sample(path))


def test_every_kind_of_question_is_read_the_fast_way() -> None:
    assert quickly(Small, json.dumps(SOUND)) is not None
    assert quickly(Assessment, json.dumps(FULL)) is not None
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


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_texts_with_a_piece_set_in_are_read_alike_both_ways(data: st.DataObject) -> None:
    text = json.dumps(SOUND, indent=data.draw(st.sampled_from([None, 1])), ensure_ascii=data.draw(st.booleans()))
    place = data.draw(st.integers(0, len(text)))
    piece = data.draw(
        st.sampled_from(
            [
                '"score": 3, ',
                '"score" :3,',
                '{"score":3,"score":3}',
                "NaN",
                "-Infinity",
                "1e999",
                "9" * 400,
                "\\\\",
                '\\"',
                '"',
                "\\ud800",
                "\\u0000",
                "\t",
                "\x00",
                "\ufeff",
                "0",
                "-",
                ".0",
                "[" * 150,
                "/* */",
                ",",
                "]",
                "}",
                " ",
                "\n:",
            ]
        )
    )
    try:
        hold_text(Small, text[:place] + piece + text[place:])
    except UnicodeEncodeError:
        pass


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "Jay", "name": "Jay"}',
        '{"name" : "Jay", "name": "Jay"}',
        '{"home": {"details": {"text": "Calm.", "text": "Calm."}}}',
        '{"home": {"details": [{"text": "\\\\", "text": "\\": "}]}}',
        '{"events": [{"id": "e", "id": "e"}]}',
        '{"details": {"passages": [{"text": "A."}], "passages": [{"text": "A."}]}}',
        '{"na\\u006de": "Jay", "name": "Jay"}',
    ],
)
def test_a_key_that_stands_twice_is_never_read_the_fast_way(text: str) -> None:
    assert quickly(Small, text) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"name" : "Jay"}',
        '{"name"\n\t:\r"He said \\"now\\": go"}',
        '{"name": "C:\\\\", "details": "a\\\\\\": b"}',
        '{"details": [{"text": "\\" :"}, "x", {"text": "y", "said_by": "z"}], "events": [{"description": "\\":"}]}',
        '{"details": {"passages": [{"text": "A."}, {"text": "B.", "not_for": ["parent"]}]}}',
    ],
)
def test_quotes_and_colons_in_a_text_are_no_keys(text: str) -> None:
    assert quickly(Small, text) is not None
    hold_text(Small, text)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_bytes_set_into_a_text_are_read_alike_both_ways(data: st.DataObject) -> None:
    text = json.dumps(SOUND, ensure_ascii=False).encode()
    place = data.draw(st.integers(0, len(text)))
    piece = data.draw(
        st.binary(min_size=1, max_size=4) | st.sampled_from([b"\xed\xa0\x80", b"\xc0\x80", b"\xef\xbb\xbf"])
    )
    changed_text = text[:place] + piece + text[place:]
    quick = sound(Small, changed_text, Limits())
    if quick is not None:
        parsed = parse_json(changed_text, name="x")
        assert parsed.findings == ()
        assert read_model(Small, parsed.unwrap(), name="x").value == quick


def test_a_text_of_the_greatest_length_is_read_the_fast_way_and_no_longer_one() -> None:
    longest = json.dumps({"details": "x" * LONGEST_PASSAGE})
    assert quickly(Small, longest) is not None
    hold_text(Small, longest)
    assert quickly(Small, json.dumps({"details": "x" * (LONGEST_PASSAGE + 1)})) is None


@pytest.mark.parametrize("odd", [None, True, 3, [], [3], {}, {"text": 3}, {"passages": "x"}, {"passages": []}, [["x"]]])
def test_what_is_no_narrative_is_left_to_the_search_or_read_alike(odd: object) -> None:
    hold(Small, {"details": odd})


def test_a_narrative_that_was_read_is_one_like_any_other() -> None:
    read = quickly(Small, '{"details": "He is kind."}')
    assert isinstance(read, Small)
    assert read.details is not None
    said = read.details.passages[0]
    assert said == Passage(text="He is kind.")
    assert hash(said) == hash(Passage(text="He is kind."))
    assert said.model_copy(update={"said_by": "Tutor"}).said_by == "Tutor"
    assert copy.deepcopy(read) == read
    with pytest.raises(ValidationError):
        said.text = "other"
