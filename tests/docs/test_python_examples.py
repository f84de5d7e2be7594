"""The examples of the page for pipeline engineers give what the page says."""

from __future__ import annotations

import dataclasses
import doctest
import re
import tempfile
from pathlib import Path

import pytest

from reportkit.diagnostics import REGISTER
from reportkit.documents.yaml_file import DEEPEST, LARGEST
from reportkit.expressions.language import LONGEST
from reportkit.jsonfile import Limits
from reportkit.settings import Service, Thresholds
from reportkit.word.compile import KEPT
from reportkit.word.package import MEMBERS, TOTAL_SIZE
from reportkit.word.printer import REPEATS, SECONDS, SIZE

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "for-pipeline-engineers.md"


def test_every_example_gives_what_the_page_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried.attempted > 40
    assert tried.failed == 0


def test_every_example_about_formats_gives_what_its_page_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    tried = doctest.testfile(str(ROOT / "docs" / "formats.md"), module_relative=False, encoding="utf-8")
    assert tried.attempted > 8
    assert tried.failed == 0


def test_the_limits_are_those_of_the_code() -> None:
    said = PAGE.read_text(encoding="utf-8")
    limits = Limits()
    assert f"{limits.bytes // 2**20} MB, {limits.depth} deep, {limits.values:,} values" in said
    assert f"{limits.findings}, then a note" in said
    assert f"{LARGEST // 1_000_000} MB, {DEEPEST} deep" in said
    assert f"{LONGEST:,} characters" in said
    assert f"{REPEATS:,} repeats, {SIZE // 1_000_000} MB of text, {SECONDS:.0f} seconds" in said
    assert f"{MEMBERS:,} members, {TOTAL_SIZE // 2**20} MB unpacked" in said
    assert f"({KEPT} of them)" in said


def test_the_codes_that_the_page_names_are_in_the_register() -> None:
    assert set(re.findall(r"RK\d{3}", PAGE.read_text(encoding="utf-8"))) <= set(REGISTER)


def test_every_setting_that_the_page_names_can_be_set() -> None:
    table = re.findall(r"^\| `(?:service|thresholds)`.*$", PAGE.read_text(encoding="utf-8"), re.M)
    named = {each for row in table for each in re.findall(r"`(\w+)`", row)} - {"service", "thresholds"}
    known = {each.name for group in (Service, Thresholds) for each in dataclasses.fields(group)}
    assert len(named) > 20
    assert named <= known
    assert {each.name for each in dataclasses.fields(Service)} <= named
