"""Every code of the register has a case, says what it means and what to do, and is named readably."""

from __future__ import annotations

import re

import pytest

from reportkit.diagnostics import REGISTER
from tests.findings import (
    test_rk100,
    test_rk200,
    test_rk300,
    test_rk400,
    test_rk470,
    test_rk500,
    test_rk560,
    test_rk600,
    test_rk610,
    test_rk900,
)

MODULES = (
    test_rk100,
    test_rk200,
    test_rk300,
    test_rk400,
    test_rk470,
    test_rk500,
    test_rk560,
    test_rk600,
    test_rk610,
    test_rk900,
)
CASES = {code: case for module in MODULES for code, case in module.CASES.items()}


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    assert sorted(CASES) == sorted(REGISTER)


@pytest.mark.parametrize("code", REGISTER)
def test_an_entry_can_be_read_by_the_person_who_meets_it(code: str) -> None:
    entry = REGISTER[code]
    assert re.fullmatch(r"RK[1-9]\d\d", entry.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", entry.name)
    for words in (entry.meaning, entry.remedy):
        assert words[0].isupper()
        assert words[-1] in ".?"
        assert "  " not in words


def test_names_that_come_twice_mean_the_same_in_two_rooms() -> None:
    names = [entry.name for entry in REGISTER.values()]
    assert {each for each in names if names.count(each) > 1} <= {"unknown-key"}
