"""A run that is ended at any moment is gone on with: the reports are those of a run that was left in peace, byte for byte."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.caseload import Caseload, called

FULL = bool(os.environ.get("REPORTKIT_FULL"))
MOMENTS = int(os.environ.get("REPORTKIT_KILLS", "6" if FULL else "1"))
RECORDS = 40 if FULL else 20
LONG = 400


@pytest.fixture
def larger(caseload: Caseload) -> Caseload:
    """Forty children, each with something of their own."""
    return caseload.grown(RECORDS)


@pytest.fixture
def long(caseload: Caseload) -> Caseload:
    """As many children as keep a worker busy until a signal has reached it."""
    return caseload.grown(LONG)


@pytest.mark.parametrize("workers", [1, 4] if FULL else [2])
def test_killed_at_any_moment_and_resumed(larger: Caseload, workers: int, tmp_path: Path) -> None:
    start = time.monotonic()
    assert called(larger.command(larger.cases, "-j", workers)).returncode == 0
    whole = time.monotonic() - start
    wanted = larger.files()
    chance = random.Random(workers)
    for moment in range(MOMENTS):
        one = replace(larger, out=tmp_path / f"killed-{moment}")
        for _ in range(chance.randint(1, 2)):
            killed_after(chance.random() * whole, one.command(larger.cases, "-j", workers))
        run = called([*larger.command()[:4], "--resume", "-o", str(one.out), "-j", str(workers)])
        if run.returncode == 1 and "RK624" in run.stderr:  # it had not begun
            run = called(one.command(larger.cases, "-j", workers))
        assert run.returncode == 0, run.stderr
        assert one.files() == wanted
        assert not list((one.out / ".reportkit").glob("set-aside/**/*.docx"))
        assert len(one.results()) == 2 * RECORDS
        assert len({(each["record"], each["reader"]) for each in one.results()}) == 2 * RECORDS


def killed_after(seconds: float, words: list[str]) -> None:
    """Start a command, and kill it as hard as can be after a while; its workers end with it."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    process.wait()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM] if FULL else [signal.SIGINT])
def test_an_interruption_leaves_a_state_to_go_on_with(long: Caseload, sign: int) -> None:
    process = subprocess.Popen(
        long.command(long.cases, "-j", "1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    ledger = long.out / ".reportkit" / "ledger.sqlite"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not made_in(ledger):
        time.sleep(0.02)
    process.send_signal(sign)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "--resume" in said
    assert "Traceback" not in said
    counts = json.loads((long.out / "summary.json").read_text(encoding="utf-8"))
    assert counts["outcome"] == "interrupted"
    assert counts["not_tried"]
    assert counts["made"] + counts["not_tried"] == 2 * LONG
    run = called([*long.command()[:4], "--resume", "-o", str(long.out)])
    assert run.returncode == 0, run.stderr
    assert len(long.results()) == 2 * LONG


def made_in(ledger: Path) -> int:
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as found:
            return int(found.execute("SELECT count(*) FROM jobs WHERE state = 'made'").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_a_second_run_is_told_who_holds_the_folder(larger: Caseload) -> None:
    first = subprocess.Popen(
        larger.command(larger.cases, "-j", "1"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not (larger.out / ".reportkit" / "owner.json").is_file():
        time.sleep(0.02)
    second = called(larger.command(larger.cases))
    assert second.returncode == 1
    assert "RK620" in second.stderr
    assert f"process {first.pid} " in second.stderr
    assert first.wait(120) == 0
    assert len(larger.results()) == 2 * RECORDS


def test_a_lock_that_nobody_holds_any_more_is_no_lock(caseload: Caseload) -> None:
    state = caseload.out / ".reportkit"
    state.mkdir(parents=True)
    (state / "lock.sqlite").touch()
    (state / "owner.json").write_text('{"host": "elsewhere", "process": 1, "since": "2026-01-01"}', encoding="utf-8")
    assert caseload.run().unwrap().all_made
