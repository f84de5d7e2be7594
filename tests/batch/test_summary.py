"""The page for a person: what is alike is said together, and what to do about it once."""

from __future__ import annotations

from reportkit.batch.jobs import Job, State
from reportkit.batch.ledger import Row
from reportkit.batch.sources import Source
from reportkit.batch.summary import Tally, summary_lines
from reportkit.diagnostics import REGISTER

REMEDY = REGISTER["RK302"].remedy


def row(record: str, *paths: str) -> Row:
    findings = tuple({"code": "RK302", "severity": "error", "path": each, "line": None} for each in paths)
    job = Job(0, "psr", "court")
    return Row(0, 1, record, Source(), "", job, "", State.MADE, False, {}, {}, findings, 0.0)


def page(*rows: Row) -> list[str]:
    counted = Tally()
    for each in rows:
        counted.count(each)
    lines = list(summary_lines(counted, "finished", 0, 0))
    return lines[lines.index("  RK302 required-field-empty") :]


def test_paths_that_the_same_records_lack_share_their_names_and_what_to_do() -> None:
    assert page(row("jay.json", "plea", "court")) == [
        "  RK302 required-field-empty",
        "      plea: 1 report of 1 assessment",
        "      court: 1 report of 1 assessment",
        "        jay.json",
        f"    = {REMEDY}",
    ]


def test_paths_that_other_records_lack_have_names_of_their_own() -> None:
    assert page(row("jay.json", "plea", "court"), row("mal.json", "plea")) == [
        "  RK302 required-field-empty",
        "      plea: 2 reports of 2 assessments",
        "        jay.json, mal.json",
        "      court: 1 report of 1 assessment",
        "        jay.json",
        f"    = {REMEDY}",
    ]
