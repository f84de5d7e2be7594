"""The JSON Schema says what the models say, as an independent validator reads it."""

from __future__ import annotations

import copy
import datetime
import json
from typing import Any, Literal, get_args, get_origin

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.assessment.kinds import Kind, below, fields_of, is_model, items_of, options_of
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.base import Narrative, PartialDate, questions
from reportkit.assessment.read import read_model
from reportkit.assessment.schema import assessment_schema, model_schema
from reportkit.jsonfile.text import parse_json
from tests.assessment.small_model import Small

WHOLE = jsonschema_rs.Draft202012Validator(assessment_schema(), validate_formats=True)
SMALL = jsonschema_rs.Draft202012Validator(model_schema(Small), validate_formats=True)

SOUND: dict[str, Any] = {
    "version": 1, "level": "high", "answer": "no", "score": 8, "hours": 1.5, "told": False, "seen_on": "2026-03-14",
    "born": "2011-02", "name": "Jay", "kinds": ["yes"], "days": ["2026-01-01"], "refs": ["abcd"],
    "details": ["One.", {"text": "Two.", "said_on": "2026", "sensitivity": "victim", "not_for": ["parent"]}],
    "home": {"details": {"text": "Calm."}, "events": [{"id": "e-1", "date": None}]},
    "events": [{"description": "Moved", "date": "2025"}], "even": 2,
}  # fmt: skip
ODD = st.sampled_from(
    [None, True, 0, 1, 3, -1, 2.5, 3.0, 4, 10**30, "", "yes", "high", "2026", "2026-13", "2026-02-30", "2024-02-29",
     "2026-03-14", "1773446400", "2026-03-14T00:00:00Z", "abcde", "e 1", [], {}, ["yes"], [None], ["2026-01-01"], [3], [{}],
     {"text": "x"}, {"text": 1}, {"passages": ["x"]}, {"passages": []}, {"passages": [{"text": "x"}]},
     {"text": "x", "zz": 1}, [{"text": "x"}, "y"],
     "x" * 256]
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


@settings(max_examples=300)
@given(st.sampled_from(places(SOUND)[1:]), ODD)
def test_the_schema_and_the_reader_agree_on_changed_documents(path: tuple[Any, ...], odd: object) -> None:
    document = copy.deepcopy(SOUND)
    inner: Any = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = odd
    if path == ("even",):
        return  # its rule is a validator's, which no schema can hold
    read = read_model(Small, parse_json(json.dumps(document).encode(), name="x").unwrap(), name="x")
    assert SMALL.is_valid(document) == (not read.findings)


def filled(kinds: tuple[Kind, ...]) -> Any:
    """Return an answer of the first of `kinds`, with every question below it answered."""
    kind = kinds[0]
    if options := options_of((kind,)):
        return next(iter(options)) if get_origin(kind.type) is not Literal else get_args(kind.type)[0]
    if is_model(kind):
        return {key: filled(below(kinds, key)) for key in fields_of(kind.type)}
    if kind.type is Narrative:
        return ["One.", filled(below(kinds, 1)[1:])]
    if items_of(kinds):
        return [filled(items_of(kinds))]
    plain = {
        int: dict(kind.bounds).get("ge", 1),
        float: 1.5,
        bool: True,
        datetime.date: "2026-03-14",
        PartialDate: "2026-03",
    }
    return plain.get(kind.type, "abc")


FULL = filled((Kind(Assessment),))
FULL_PLACES = places(FULL)[1:]


def test_an_assessment_with_every_question_answered_is_read_and_fits_the_schema() -> None:
    assert len(FULL_PLACES) > 1000
    read = read_model(Assessment, parse_json(json.dumps(FULL).encode(), name="x").unwrap(), name="x")
    assert read.findings == ()
    assert WHOLE.is_valid(FULL)
    assert WHOLE.is_valid(read.unwrap().model_dump(mode="json"))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FULL_PLACES), ODD)
def test_the_schema_and_the_reader_agree_on_the_whole_assessment(path: tuple[Any, ...], odd: object) -> None:
    document: Any = copy.deepcopy(FULL[path[0]])
    inner: Any = {path[0]: document}
    whole = {"reportkit_assessment": 1, path[0]: odd} if len(path) == 1 else {"reportkit_assessment": 1, **inner}
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = odd
    read = read_model(Assessment, parse_json(json.dumps(whole).encode(), name="x").unwrap(), name="x")
    assert WHOLE.is_valid(whole) == (not read.findings)


def test_the_schema_is_a_schema_and_always_the_same() -> None:
    schema = assessment_schema()
    jsonschema_rs.meta.validate(schema)
    assert json.dumps(schema) == json.dumps(assessment_schema())
    assert schema["$id"] == "urn:reportkit:assessment:1"


def test_the_schema_refuses_a_file_without_version_and_takes_the_smallest_one() -> None:
    assert not WHOLE.is_valid({})
    assert WHOLE.is_valid({"reportkit_assessment": 1})
    assert not WHOLE.is_valid({"reportkit_assessment": 2})


def test_what_the_models_write_the_schema_takes() -> None:
    risks = {"rosh": "high", "other_local_risks": [{"risk": "Exploitation", "details": ["One.", {"text": "Two."}]}]}
    document = {"reportkit_assessment": 1, "core_record": {"risks_and_concerns": risks}}
    assert WHOLE.is_valid(document)
    assert WHOLE.is_valid(Assessment.model_validate(document).model_dump(mode="json"))


def test_every_question_of_a_section_has_its_title_and_its_facts() -> None:
    schema: Any = assessment_schema()
    for name, info in Assessment.model_fields.items():
        assert schema["properties"][name]["title"] == info.title
    small = model_schema(Small)
    for name, about in questions(Small):
        assert small["properties"][name]["x-question"] == about
