"""A folder that is watched: what comes in is made, what is still being written is waited for, Ctrl-C ends it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.caseload import Caseload

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")


def until(there: Path, seconds: float = 90) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if there.is_file():
            return True
        time.sleep(0.05)
    return False


def test_what_comes_in_is_made_when_it_is_whole(caseload: Caseload) -> None:
    text = (caseload.cases / "case-1.json").read_text(encoding="utf-8")
    process = subprocess.Popen(
        caseload.command(caseload.cases, "--watch", "--executor", "here"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert until(caseload.out / "case-5.small.court.docx")
        new = caseload.cases / "new.json"
        with new.open("w", encoding="utf-8") as file:
            for start in range(0, len(text), len(text) // 4 + 1):
                file.write(text[start : start + len(text) // 4 + 1])
                file.flush()
                time.sleep(0.3)
        assert until(caseload.out / "new.small.court.docx")
        results = caseload.out / "results.jsonl"
        assert until(results)
    finally:
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "RK105" not in said + results.read_text(encoding="utf-8")
