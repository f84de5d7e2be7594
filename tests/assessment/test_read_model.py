"""Every mistake in the answers is found in one run and put in the words of the question."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reportkit.assessment.read import read_model
from reportkit.diagnostics import Diagnostic, Outcome, Severity
from reportkit.jsonfile.text import Limits, parse_json
from tests.assessment.small_model import Small


def read(document: object, limits: Limits | None = None) -> Outcome[Small]:
    data = json.dumps(document, indent=1).encode()
    return read_model(Small, parse_json(data, name="jay.json", limits=limits).unwrap(), name="jay.json")


def only(document: object) -> Diagnostic:
    (finding,) = read(document).findings
    return finding


def test_a_sound_document_becomes_a_model() -> None:
    small = read(
        {
            "level": "very_high", "score": 8, "seen_on": "2026-03-14", "born": "2011-02", "told": True, "hours": 2,
            "kinds": ["yes", "no"], "days": ["2026-01-01"], "details": ["One.", {"text": "Two.", "said_on": "2026"}],
            "events": [{"id": "e-1", "description": "Moved", "date": "2025"}], "home": {"details": "Calm."},
        }
    ).unwrap()  # fmt: skip
    assert str(small.details) == "One.\n\nTwo."
    assert small.home
    assert str(small.home.details) == "Calm."
    assert small.events[0].date == "2025"


@pytest.mark.parametrize(
    ("document", "code", "path", "label", "said"),
    [
        ({"level": "Very High"}, "RK114", "level", "Risk of serious harm", "one of: low, medium, high, very_high"),
        ({"level": 3}, "RK113", "level", "Risk of serious harm", "one of: low, medium, high, very_high"),
        ({"answer": True}, "RK113", "answer", "Any worries?", "and here is true or false"),
        ({"score": 9}, "RK116", "score", "Score", "a whole number from 1 to 8"),
        ({"score": "3"}, "RK113", "score", "Score", "a whole number from 1 to 8, and here is a text"),
        ({"score": True}, "RK113", "score", "Score", "here is true or false"),
        ({"score": 2.5}, "RK113", "score", "Score", "here is a number"),
        ({"hours": "2"}, "RK113", "hours", "Hours a week", "a number of at least 0, and here is a text"),
        ({"told": 1}, "RK113", "told", "Told", "true or false, and here is a number"),
        ({"told": "true"}, "RK113", "told", "Told", "true or false, and here is a text"),
        ({"seen_on": 1773446400}, "RK113", "seen_on", "Seen on", "a date written 2026-03-14, and here is a number"),
        ({"seen_on": "1773446400"}, "RK115", "seen_on", "Seen on", "a date written 2026-03-14"),
        ({"seen_on": "14/03/2026"}, "RK115", "seen_on", "Seen on", "a date written 2026-03-14"),
        ({"seen_on": "2026-03-14T00:00:00"}, "RK115", "seen_on", "Seen on", "a date written 2026-03-14"),
        ({"seen_on": "2026-02-30"}, "RK115", "seen_on", "Seen on", "a day that the calendar does not have"),
        ({"seen_on": ""}, "RK115", "seen_on", "Seen on", "a date written 2026-03-14"),
        ({"born": "2026-13"}, "RK115", "born", "Born", "2026-03-14, 2026-03 or 2026"),
        ({"born": "２０２６"}, "RK115", "born", "Born", "2026-03-14, 2026-03 or 2026"),
        ({"born": 2026}, "RK113", "born", "Born", "here is a number"),
        ({"name": "x" * 256}, "RK116", "name", "Name", "a text of at most 255 characters, and this one has 256"),
        ({"name": 3}, "RK113", "name", "Name", "a text of at most 255 characters, and here is a number"),
        ({"kinds": "yes"}, "RK113", "kinds", "Kinds", "a list, and here is a text"),
        ({"kinds": None}, "RK113", "kinds", "Kinds", "a list, and here is null"),
        ({"kinds": ["yes", "nah"]}, "RK114", "kinds[1]", "Kinds", "item 2 of “Kinds” takes one of: yes, no"),
        ({"days": ["2026-01-01", "soon"]}, "RK115", "days[1]", "Dates", "item 2 of “Dates”"),
        ({"details": 5}, "RK113", "details", "Details", "a text, or a list of texts and passages"),
        ({"details": ["a", 5]}, "RK113", "details[1]", "Details", "item 2 of “Details”"),
        ({"details": {"said_by": "A."}}, "RK117", "details.text", "Text", "“Text” in “Details” is missing"),
        ({"details": [{"text": 1}]}, "RK113", "details[0].text", "Text", "“Text” in row 1 of “Details”"),
        ({"details": "x" * 100_001}, "RK116", "details", "Details", "at most 100,000 characters"),
        ({"home": []}, "RK113", "home", "Home", "a group of answers"),
        ({"events": [3]}, "RK113", "events[0]", "Life events", "item 1 of “Life events” takes a group"),
        ({"events": [{"id": "a b"}]}, "RK116", "events[0].id", "Reference", "letters, digits, dots"),
        ({"events": [{}, {"date": "x"}]}, "RK115", "events[1].date", "When", "“When” in row 2 of “Life events”"),
        ({"home": {"events": [{"date": 1}]}}, "RK113", "home.events[0].date", "When", "“When” in row 1 of “Events”"),
        ({"even": 3}, "RK118", "even", "An even number", "it must be even"),
    ],
)  # fmt: skip
def test_each_mistake_names_the_question_the_path_and_what_is_expected(
    document: dict[str, Any], code: str, path: str, label: str, said: str
) -> None:
    finding = only(document)
    assert finding.at
    assert (finding.code, finding.at.path, finding.at.label) == (code, path, label)
    assert said in finding.message
    assert finding.at.line
    assert read(document).value is None


def test_all_mistakes_come_in_one_run_in_the_order_of_the_file() -> None:
    findings = read({"score": "x", "zzz": 1, "level": "hihg", "events": [{"date": "2026-02-30"}, {"date": 1}]}).findings
    assert [(each.code, each.at.line) for each in findings if each.at] == [
        ("RK113", 2), ("RK112", 3), ("RK114", 4), ("RK115", 7), ("RK113", 10),
    ]  # fmt: skip
    assert findings[2].hint == "did you mean “high”?"


@pytest.mark.parametrize(
    ("document", "path", "hint"),
    [
        ({"levle": "low"}, "levle", "did you mean “level”?"),
        ({"level": "low", "levle": "low"}, "levle", "“level” stands in the same group already: keep one of the two"),
        (
            {"description": "Moved"},
            "description",
            "it belongs at “events[].description” or “home.events[].description”",
        ),
        ({"home": {"score": 3}}, "home.score", "it belongs at “score”"),
        ({"details": {"text": "a", "said": "b"}}, "details.said", "did you mean “said_on”?"),
        ({"Jay Smith's mum": 1}, "…", ""),
    ],
)
def test_an_unknown_key_is_a_warning_and_left_out(document: dict[str, Any], path: str, hint: str) -> None:
    finding = only(document)
    assert finding.at
    assert (finding.code, finding.at.path, finding.hint) == ("RK112", path, hint)
    assert finding.severity is Severity.WARNING
    assert read(document).value is not None
    assert "Jay" not in str(finding)


def test_the_place_of_an_unknown_key_is_the_key_and_of_a_wrong_answer_the_answer() -> None:
    text = parse_json(b'{"zzz": 1,\n "score": "x"}', name="x").unwrap()
    findings = read_model(Small, text, name="x").findings
    assert [(each.at.line, each.at.column) for each in findings if each.at] == [(1, 2), (2, 11)]


def test_no_answer_is_ever_repeated() -> None:
    name = "Jasper Whitlock"
    for key in ("level", "answer", "score", "seen_on", "born", "told", "kinds", "events", "home", "hours", "even"):
        for value in (name, [name], {"text": name}, {name: name}, [{name: 1}]):
            assert name not in str(read({key: value}).findings)


def test_the_words_are_ours() -> None:
    words = str(
        [read({key: value}).findings for key in Small.model_fields for value in (1, "x", True, [], {}, None, 1.5)]
    )
    for word in ("invalid", "Input should", "pydantic", "str ", "int ", "dict", "NoneType", "tuple", "Enum"):
        assert word not in words


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert read({"score": 3.0}).unwrap().score == 3


def test_many_mistakes_are_cut_and_counted() -> None:
    findings = read({"kinds": ["zz"] * 300, "zz": 1}, Limits(findings=10)).findings
    assert [each.code for each in findings] == ["RK114"] * 10 + ["RK119"]
    assert "291 more" in findings[-1].message
