"""One assessment, read once, makes what reading it for each report makes."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from reportkit.assessment import Occasion
from reportkit.pipeline import Request, Result, read, render
from reportkit.settings import Service, Settings

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
JAY = SAMPLES / "first_time_referral_order.json"
DAY = datetime.date(2026, 11, 21)
DOCUMENTS = ("referral_order", "child_plan", "psr")


def told(result: Result) -> object:
    return (
        result.rendered and result.rendered.content,
        result.findings,
        result.assessment_hash,
        result.copy and result.copy.withheld,
        result.draft and result.draft.sections,
    )


@pytest.mark.parametrize("status", ["draft", "final"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_reading_makes_the_same_reports_as_the_file(document: str, status: str) -> None:
    reading = read(JAY, Occasion(DAY, status)).unwrap()
    for reader in ("practitioner", "court", "child", "panel"):
        once = render(reading.request(document, reader))
        assert told(once) == told(render(Request(JAY, document, reader, DAY, status)))


def test_the_findings_of_the_reading_come_along(tmp_path: Path) -> None:
    data = {**json.loads(JAY.read_bytes()), "favourite_colour": "green"}
    file = tmp_path / "jay.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    outcome = read(file, Occasion(DAY))
    assert [each.code for each in outcome.findings] == ["RK112"]
    result = render(outcome.unwrap().request("referral_order", "panel"))
    assert result.findings == render(Request(file, "referral_order", "panel", DAY)).findings
    assert result.findings[0] is outcome.findings[0]


def test_copies_of_one_document_are_of_one_draft() -> None:
    reading = read(JAY.read_bytes(), Occasion(DAY)).unwrap()
    one, other = (render(reading.request("referral_order", reader)) for reader in ("panel", "child"))
    assert one.draft is not None and one.draft is other.draft
    assert one.draft.facts is reading.facts


def test_what_cannot_be_read_is_no_reading() -> None:
    outcome = read(b"{", Occasion(DAY), name="jay.json")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["RK106"]


@pytest.mark.parametrize(
    "other",
    [
        {"on": DAY + datetime.timedelta(days=1)},
        {"on": DAY, "status": "final"},
        {"on": DAY, "settings": Settings(Service(name="Another service"))},
    ],
)
def test_a_reading_for_another_occasion_is_not_taken(other: dict[str, object]) -> None:
    reading = read(JAY, Occasion(DAY)).unwrap()
    with pytest.raises(ValueError, match="another day"):
        Request(reading, "referral_order", "panel", **other)  # type: ignore[arg-type]
