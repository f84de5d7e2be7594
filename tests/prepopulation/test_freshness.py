"""Whether a report may still be handed over: a finding each, a box at the head of a draft, and no final."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest

from reportkit.delivery import provenance_record
from reportkit.local import read_settings
from reportkit.pipeline import Request, Result, render
from reportkit.settings import Settings

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DAY = datetime.date(2026, 11, 21)


def given(name: str = "looked_after_exploitation") -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return data


def made(data: dict[str, Any], status: str, *, on: datetime.date = DAY, **about: Any) -> Result:
    asked = {"document": "psr", "reader": "practitioner", **about}
    return render(Request(json.dumps(data).encode(), on=on, status=status, **asked))


def head(result: Result) -> list[str]:
    assert result.rendered is not None
    paragraphs = docx.Document(io.BytesIO(result.rendered.content)).paragraphs
    return [each.text for each in paragraphs if each.style and each.style.name in ("Draft Note", "Draft Remark")]


def codes(result: Result) -> set[str]:
    return {each.code for each in result.findings}


def still_open(data: dict[str, Any]) -> None:
    data["governance"]["stage_status"] = "in_progress"


def not_countersigned(data: dict[str, Any]) -> None:
    data["governance"]["countersignatures"] = []


def changed_after_signature(data: dict[str, Any]) -> None:
    for each in data["governance"]["countersignatures"]:
        each["content_hash"] = "0" * 64


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (still_open, "RK310", "its answers can still change"),
        (not_countersigned, "RK170", "needs a manager's countersignature"),
        (changed_after_signature, "RK171", "was changed after it was countersigned"),
    ],
)
def test_it_is_found_stands_at_the_head_of_a_draft_and_stops_a_final(change: Any, code: str, said: str) -> None:
    data = given()
    change(data)
    draft, final = made(data, "draft"), made(data, "final")
    assert code in codes(draft) and any(said in each for each in head(draft))
    assert code in codes(final) and not final.made


@pytest.mark.parametrize(
    ("on", "code"), [(datetime.date(2027, 2, 19), ""), (datetime.date(2027, 2, 20), "RK311"), (DAY, "")]
)
def test_a_pre_sentence_report_is_used_for_three_months(on: datetime.date, code: str) -> None:
    data = given()
    data["governance"]["completed_on"] = "2026-11-20"
    for each in data["governance"]["signatures"]:
        each["date"] = "2026-11-20"
    data["pathways_and_planning"]["our_intervention_plan"].pop("next_review_date", None)
    assert codes(made(data, "draft", on=on)) & {"RK311"} == ({code} if code else set())


def test_an_overdue_review_stands_at_the_head_and_stops_a_final() -> None:
    on = datetime.date(2027, 2, 28)
    draft, final = (made(given(), status, on=on, document="intervention_plan") for status in ("draft", "final"))
    assert "The review of this assessment is overdue." in head(draft)
    assert not final.made and "RK160" in codes(final)


def test_a_draft_says_of_which_day_its_answers_are_and_a_final_has_no_box() -> None:
    assert head(made(given(), "draft")) == ["Drawn from the assessment as completed on 20 November 2026."]
    assert head(made(given(), "final")) == []


def test_what_a_draft_waits_for_is_told_the_practitioner_alone() -> None:
    data = given()
    not_countersigned(data)
    for reader in ("court", "child"):
        assert head(made(data, "draft", reader=reader)) == [
            "Drawn from the assessment as completed on 20 November 2026."
        ]


def test_the_record_says_snapshot_or_live() -> None:
    data = given()
    record = provenance_record(made(data, "draft"))
    assert (record["drawn_from"], record["as_at"]) == ("snapshot", "2026-11-20")
    still_open(data)
    record = provenance_record(made(data, "draft"))
    assert (record["drawn_from"], record["as_at"]) == ("live", None)


def test_one_fact_is_found_once() -> None:
    data = given()
    not_countersigned(data)
    found = [(each.code, each.at.path if each.at else "") for each in made(data, "final").findings]
    assert len(found) == len(set(found))


# --- what the service set, and when ----------------------------------------------------------------------------------------


def settings(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "reportkit.yaml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path).unwrap()


OLD = "service:\n  name: {2020-01-01: Castlebrook YOT}\nthresholds:\n  as_of: {2026-01-01: 2026-01-01}\n"
NEW = (
    "service:\n  name: {2020-01-01: Castlebrook YOT, 2026-12-01: Castlebrook Youth Justice}\n"
    "thresholds:\n  as_of: {2026-01-01: 2026-01-01, 2026-12-01: 2026-12-01}\n  review_max_days: {2026-12-01: 10}\n"
)


def test_a_report_for_an_old_day_is_the_old_report_after_the_settings_have_changed(tmp_path: Path) -> None:
    before, after = (settings(tmp_path, text) for text in (OLD, NEW))
    first, again = (made(given(), "final", settings=each) for each in (before, after))
    assert first.rendered is not None and again.rendered is not None
    assert first.rendered.content == again.rendered.content
    assert provenance_record(first) == provenance_record(again)


def test_a_newer_value_holds_from_its_day(tmp_path: Path) -> None:
    after = settings(tmp_path, NEW)
    assert after.as_of(datetime.date(2026, 11, 30)).service.name == "Castlebrook YOT"
    assert after.as_of(datetime.date(2026, 12, 1)).service.name == "Castlebrook Youth Justice"
    day = datetime.date(2026, 12, 5)
    assert "RK160" in codes(made(given(), "draft", on=day, settings=after))
    assert "RK160" not in codes(made(given(), "draft", on=day))


def test_before_its_first_day_a_setting_has_its_default(tmp_path: Path) -> None:
    assert settings(tmp_path, NEW).as_of(datetime.date(2019, 1, 1)).thresholds.review_max_days == 91


@pytest.mark.parametrize(
    "text", ["thresholds: {review_max_days: {soon: 60}}", "thresholds: {review_max_days: {2026-01-01: soon}}"]
)
def test_a_dated_setting_that_does_not_fit_is_found(tmp_path: Path, text: str) -> None:
    path = tmp_path / "reportkit.yaml"
    path.write_text(text, encoding="utf-8")
    assert [each.code for each in read_settings(path).findings] == ["RK910"]
