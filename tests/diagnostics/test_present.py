"""Findings as people and programs see them."""

from __future__ import annotations

import json

from reportkit.diagnostics import Diagnostic, Location
from reportkit.diagnostics.present import as_json_lines, as_text

NEEDED = Diagnostic(
    "RK302",
    "the report needs “School or college”, which is not recorded",
    at=Location("the assessment", "personal_family_social.learning.current_provision"),
    because=Location("templates/psr/rules.yaml", "education.school", line=7),
    hint="record it, or write it in by hand with --edits",
    quote="School: {{ education.school }}",
)
UNKNOWN = Diagnostic("RK112", "“rohs” is no question of the assessment; the answer is left out")


def test_a_finding_reads_as_the_map_shows_it() -> None:
    assert as_text([NEEDED, NEEDED, UNKNOWN]).splitlines()[5:] == [
        "error[RK302] required-field-empty: the report needs “School or college”, which is not recorded",
        "  --> the assessment › personal_family_social.learning.current_provision",
        "      “School: {{ education.school }}”",
        "  because templates/psr/rules.yaml:7 › education.school",
        "  = record it, or write it in by hand with --edits",
        "warning[RK112] unknown-key: “rohs” is no question of the assessment; the answer is left out",
        "  = correct the name, or move the answer to the place that the finding suggests",
        "2 errors, 1 warning",
    ]


def test_long_lines_are_wrapped_and_places_are_not() -> None:
    lines = as_text([NEEDED], width=60).splitlines()
    assert all(len(line) <= 60 for line in lines if "-->" not in line)
    assert "  --> the assessment › personal_family_social.learning.current_provision" in lines


def test_nothing_in_a_finding_can_steer_a_terminal() -> None:
    rude = Diagnostic("RK112", "a\x1b[2Jb", at=Location("x\ny.json", "\u202e"), hint="\x07")
    assert not set("\x1b\x07\u202e") & set(as_text([rude]))
    assert as_text([rude]).count("\n") == 3


def test_colour_is_only_for_those_who_ask() -> None:
    assert "\x1b" not in as_text([NEEDED])
    assert as_text([NEEDED], colour=True).startswith("\x1b[1;31merror[RK302]\x1b[0m ")


def test_json_lines_hold_one_finding_each() -> None:
    lines = as_json_lines([NEEDED, UNKNOWN]).splitlines()
    first, second = map(json.loads, lines)
    assert first["because"] == {
        "where": "templates/psr/rules.yaml", "path": "education.school", "label": "", "line": 7, "column": None,
    }  # fmt: skip
    assert (second["severity"], second["at"]) == ("warning", None)


def test_no_findings_are_no_lines_of_json_and_a_word_for_people() -> None:
    assert as_json_lines([]) == ""
    assert as_text([]) == "nothing found"
