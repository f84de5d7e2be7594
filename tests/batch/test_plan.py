"""Which copies of a record a batch makes."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from reportkit.batch import Asked, Options
from reportkit.batch.jobs import Record
from reportkit.batch.plan import Planner
from reportkit.batch.sources import Source

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "foster_move_transfer.json"


def readers(data: bytes, **asked: Any) -> set[str]:
    planner = Planner.of(Asked(("transfer_yot",), **asked), Options(datetime.date(2026, 11, 21)), "engine").unwrap()
    return {each.job.reader for each in planner.jobs(Record("zosia.json", "zosia", Source(data=data)))}


def test_a_copy_that_the_record_rules_out_is_made_only_where_its_reader_is_named() -> None:
    data = SAMPLE.read_bytes()
    assert "receiving_service" in readers(data)
    assert "establishment" not in readers(data)
    assert readers(data, readers=("establishment",)) == {"establishment"}


def test_a_child_in_custody_has_the_copy_for_the_establishment() -> None:
    whole = json.loads(SAMPLE.read_bytes())
    whole["governance"]["case_type"] = "custody"
    assert "establishment" in readers(json.dumps(whole).encode())


def test_a_record_that_cannot_be_read_is_planned_all_the_same() -> None:
    assert "practitioner" in readers(b"{")
