"""RK3xx: what is found while a draft is filled and disclosed, each code once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment import Occasion
from reportkit.assessment.read import read_assessment
from reportkit.disclosure import disclose
from reportkit.documents import read_document
from reportkit.pipeline import Request, called_for, render
from reportkit.prepopulation import Draft, explain, prepopulate, rules_fit
from tests.findings.bench import DAY, RULES, Case, Found, assessment, changed, folder, hold, under

NAME = "core_record.header.preferred_name}"


def drafted(at: Path, *parts: Mapping[str, Any], rules: str = RULES) -> tuple[Draft, Found]:
    read = read_assessment(assessment(*parts), on=DAY)
    outcome = prepopulate(read.unwrap(), Occasion(DAY), read_document(folder(at, rules=rules)).unwrap())
    return outcome.unwrap(), (*read.findings, *outcome.findings)


def fitted(new: str) -> Case:
    return lambda at: rules_fit(read_document(folder(at, rules=changed(RULES, NAME, new))).unwrap())


def a_comparison_that_does_not_fit(at: Path) -> Found:
    rule = "core_record.header.surname if core_record.header.surname > 3}"
    return drafted(at, rules=changed(RULES, NAME, rule))[1]


def not_called_for(at: Path) -> Found:
    read = read_assessment(assessment(under("governance.stage", "review")), on=DAY)
    return called_for(read.unwrap(), read_document(folder(at)).unwrap())


CASES: dict[str, Case] = {
    "RK301": fitted("core_record.header.prefered_name}"),
    "RK302": lambda at: drafted(at, under("core_record.header.first_names", "Jay"))[1],
    "RK303": a_comparison_that_does_not_fit,
    "RK304": fitted("explanations_and_conclusions.future_behaviour.rosh == 'hihg'}"),
    "RK305": lambda at: explain(drafted(at)[0], "abuot").findings,
    "RK306": not_called_for,
    "RK307": lambda _: render(Request(assessment(), "psr", "court", DAY, status="finale")).findings,
    "RK370": lambda at: disclose(drafted(at)[0], to="chidl").findings,
    "RK371": lambda at: disclose(drafted(at)[0], to="court").findings,
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
