"""RK9xx: what is found in the program's surroundings, each code once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.local import read_settings
from tests.findings.bench import PLANTED, Case, Found, hold


def a_setting_of_another_kind(at: Path) -> Found:
    file = at / "reportkit.yaml"
    file.write_text(f"service: {{name: {PLANTED}}}\nthresholds: {{review_max_days: often}}\n", encoding="utf-8")
    return read_settings(file).findings


CASES: dict[str, Case] = {"RK910": a_setting_of_another_kind}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
