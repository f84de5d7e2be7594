"""What a service sets for itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportkit.local import read_settings
from reportkit.settings import Settings


def test_what_is_set_replaces_the_default_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "reportkit.yaml"
    path.write_text(
        "service: {name: Castlebrook YJS, phone: 01632 960100}\n"
        "thresholds: {review_max_days: 60, countersign_rosh: [very_high], yogrs_bands: [[0, low], [50, high]]}\n",
        encoding="utf-8",
    )
    settings = read_settings(path).unwrap()
    assert (settings.service.name, settings.service.phone, settings.service.term) == (
        "Castlebrook YJS",
        "01632 960100",
        "YJS",
    )
    assert settings.thresholds.review_max_days == 60
    assert settings.thresholds.countersign_rosh == ("very_high",)
    assert settings.thresholds.yogrs_bands == ((0, "low"), (50, "high"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("service: {nmae: X}\n", 1),
        ("thresholds:\n  review_max_days: soon\n", 2),
        ("sevice: {name: X}\n", 1),
        ("thresholds: {countersign_rosh: high}\n", 1),
        ("- a\n", 1),
        ("thresholds: {yogrs_bands: [[a, b]]}\n", 1),
        ("thresholds: {yogrs_bands: [[]]}\n", 1),
        ("thresholds: {yogrs_bands: [[0, enormous]]}\n", 1),
        ("thresholds: {yogrs_bands: [0, low]}\n", 1),
        ("thresholds: {countersign_rosh: [[high]]}\n", 1),
    ],
)
def test_a_setting_that_does_not_fit_is_found_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "reportkit.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_settings(path)
    assert found.value is None
    assert [(each.code, each.at.line if each.at else None) for each in found.findings] == [("RK910", line)]


def test_what_is_set_can_be_kept_and_restored(tmp_path: Path) -> None:
    path = tmp_path / "reportkit.yaml"
    path.write_text(
        "service: {name: Castlebrook YJS}\n"
        "thresholds: {review_max_days: {2020-01-01: 60}, yogrs_bands: [[0, low], [50, high]]}\n"
        "readers: {panel: [standard, health]}\ncopies: {psr: {defence: never}}\n",
        encoding="utf-8",
    )
    settings = read_settings(path).unwrap()
    assert Settings.restored(json.loads(json.dumps(settings.record()))) == settings
