"""Broken records, hostile templates, a LibreOffice that misbehaves: the good reports come out, each bad one has its finding."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit import formats
from reportkit.batch import Asked, Limits, carry_out
from tests.batch.caseload import NOW, Caseload
from tests.findings.bench import repacked
from tests.formats.fakes import soffice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program that stands for LibreOffice is a script")
QUICK = Limits(programs=formats.Limits(seconds=2, start_seconds=4, memory=300 << 20, per_start=5))
ALL = {"crash": "RK505", "nothing": "RK506", "hang": "RK504", "leak": "RK507"}
ASKED = ALL if os.environ.get("REPORTKIT_FULL") else {"crash": "RK505"}


@pytest.fixture
def poisoned(caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Caseload:
    """Five good children, and one for each way in which a program can misbehave; it is asked to by the child's name."""
    program = soffice(tmp_path)
    found = '        asked = next((n for n in ("hang", "crash", "leak", "nothing") if f"please-{{n}}" in body), "")'
    lines = program.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "asked = next" in line)
    lines[at : at + 1] = [
        '        body = file.read("word/document.xml").decode()',
        found.replace("{{", "{").replace("}}", "}"),
    ]
    program.write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv("REPORTKIT_SOFFICE", str(program))
    one = (caseload.cases / "case-1.json").read_text(encoding="utf-8")
    for each in ASKED:
        (caseload.cases / f"{each}.json").write_text(one.replace("Jay 1", f"please-{each}"), encoding="utf-8")
    return caseload


def test_the_good_ones_all_come_out_and_each_bad_one_says_why(poisoned: Caseload) -> None:
    (poisoned.cases / "broken.json").write_text('{"reportkit_assessment": 1,', encoding="utf-8")
    hostile = poisoned.shelf / "hostile"
    shutil.copytree(poisoned.shelf / "small", hostile)
    manifest = hostile / "manifest.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("id: small", "id: hostile"), encoding="utf-8")
    template = (hostile / "template.docx").read_bytes()
    (hostile / "template.docx").write_bytes(repacked(template, {"word/vbaProject.bin": b"macro"}))
    asked = Asked(("small", "hostile"), ("practitioner",))
    batch = poisoned.batch(limits=QUICK, options={"formats": ("docx", "pdf")})
    ended = carry_out(replace(batch, asked=asked), clock=lambda: NOW, told=lambda _: None).unwrap()
    results = {(Path(each["record"]).stem, each["document"]): each for each in poisoned.results()}
    assert len(results) == 2 * (5 + len(ASKED) + 1) == ended.tally.total
    for (stem, document), each in results.items():
        codes = {one["code"] for one in each["findings"]}
        if stem == "broken" or document == "hostile":
            assert each["state"] == "refused"
            assert codes
        elif stem in ASKED:
            assert each["state"] == "failed"
            assert ASKED[stem] in codes
            assert [one["format"] for one in each["files"]] == ["docx", "provenance.json"]
        else:
            assert each["state"] == "made"
            assert [one["format"] for one in each["files"]] == ["docx", "pdf", "provenance.json"]
    assert json.loads((poisoned.out / "summary.json").read_text(encoding="utf-8"))["made"] == 5


def test_what_failed_is_tried_again_and_what_was_made_is_not(poisoned: Caseload) -> None:
    poisoned.run(limits=QUICK, options={"formats": ("pdf",)})
    for each in ASKED:
        (poisoned.cases / f"{each}.json").unlink()
    ended = poisoned.run(limits=QUICK, options={"formats": ("pdf",)}).unwrap()
    assert ended.tally.kept == 10
    assert ended.all_made
    assert not [each for each in poisoned.files() if each.endswith(".docx")]


def test_nothing_of_a_child_is_left_in_the_scratch_folder(poisoned: Caseload) -> None:
    poisoned.run(limits=QUICK, options={"formats": ("pdf",)})
    assert not (poisoned.out / ".reportkit" / "work").exists()
