"""What is said to be ready can be made."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from reportkit.pipeline import Request, render
from reportkit.ready import what_is_ready

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
DAY = datetime.date(2026, 11, 21)


@pytest.mark.parametrize("sample", ["foster_move_transfer", "transition_to_adult"])
def test_every_copy_that_is_listed_is_made_as_a_final(sample: str) -> None:
    path = SAMPLES / f"{sample}.json"
    listed = [each for each in what_is_ready(path, on=DAY).unwrap().documents if each.ready]
    assert listed
    for document in listed:
        for reader in document.copies_for:
            result = render(Request(path, document.document, reader, DAY, "final"))
            assert result.made, (document.document, reader, [each.code for each in result.findings])


def test_a_copy_that_the_record_rules_out_is_not_listed() -> None:
    listed = what_is_ready(SAMPLES / "foster_move_transfer.json", on=DAY).unwrap().documents
    transfer = next(each for each in listed if each.document == "transfer_yot")
    assert "receiving_service" in transfer.copies_for
    assert "establishment" not in transfer.copies_for
