"""RK61x to RK63x: what is found while many reports are made at once, each code once."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.authoring import scaffold
from reportkit.batch import Asked, Batch, Options, carry_out, read_pattern, resumed
from reportkit.batch.archives import members
from reportkit.batch.executors import EXECUTORS, Here, Work
from reportkit.batch.jobs import Done, Job, Task
from reportkit.batch.lock import held
from reportkit.batch.sources import Source
from reportkit.batch.watch import watched
from reportkit.batch.worker import work
from reportkit.diagnostics import Diagnostic, Location
from reportkit.documents import read_document
from tests.batch.caseload import NOW
from tests.findings.bench import DAY, Case, Found, assessment, folder, hold


def batch(at: Path, *inputs: Path | str) -> Batch:
    """Return a batch over `inputs` with a small document."""
    if not (at / "small").exists():
        made = folder(at)
        (made / "template.docx").write_bytes(scaffold(read_document(made).unwrap()))
    words = tuple(map(str, inputs))
    return Batch(words, at / "out", Options(DAY, templates=at), Asked(("small",)), executor="here")


def carried(asked: Batch) -> Found:
    return carry_out(asked, clock=lambda: NOW, told=lambda _: None).findings


def found_in(asked: Batch) -> Found:
    """Carry a batch out, and return what its results say."""
    assert carry_out(asked, clock=lambda: NOW, told=lambda _: None).value is not None
    lines = (asked.out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    facts = [each for line in lines for each in json.loads(line)["findings"]]
    return [
        Diagnostic(each["code"], each["message"], at=Location(each["where"], each["path"]), hint=each["hint"])
        for each in facts
    ]


def one(at: Path, name: str = "case.json") -> Path:
    (at / name).write_bytes(assessment())
    return at / name


def nothing_there(at: Path) -> Found:
    return carried(batch(at, at / "nowhere.json"))


def a_zip_that_is_none(at: Path) -> Found:
    (at / "broken.zip").write_bytes(b"no archive")
    return found_in(batch(at, at / "broken.zip"))


def a_zip_that_leads_out(at: Path) -> Found:
    with zipfile.ZipFile(at / "bad.zip", "w") as archive:
        archive.writestr("../case.json", assessment())
    return members(str(at / "bad.zip")).findings


def a_pattern_with_a_name_of_its_own(at: Path) -> Found:  # noqa: ARG001
    return read_pattern("{child}.{format}").findings


def two_of_one_name(at: Path) -> Found:
    (at / "more").mkdir()
    return carried(batch(at, one(at), one(at / "more")))


def no_stage(at: Path) -> Found:
    return found_in(replace(batch(at, one(at)), asked=Asked()))


def edits_of_nobody(at: Path) -> Found:
    asked, words = batch(at, one(at)), at / "words"
    words.mkdir()
    (words / "nobody.psr.yaml").write_text("reportkit_edits: 1", encoding="utf-8")
    return carried(replace(asked, options=replace(asked.options, edits=words)))


def two_runs(at: Path) -> Found:
    asked = batch(at, one(at))
    with held(asked.out / ".reportkit", NOW):
        return carried(asked)


def a_damaged_ledger(at: Path) -> Found:
    asked = batch(at, one(at))
    (asked.out / ".reportkit").mkdir(parents=True)
    (asked.out / ".reportkit" / "ledger.sqlite").write_bytes(b"no ledger" * 1000)
    return carried(asked)


def a_newer_ledger(at: Path) -> Found:
    asked = batch(at, one(at))
    (asked.out / ".reportkit").mkdir(parents=True)
    with sqlite3.connect(asked.out / ".reportkit" / "ledger.sqlite") as ledger:
        ledger.execute("PRAGMA user_version = 99")
    return carried(asked)


def a_file_where_the_folder_should_be(at: Path) -> Found:
    asked = batch(at, one(at))
    asked.out.write_text("", encoding="utf-8")
    return carried(asked)


def no_batch(at: Path) -> Found:
    return resumed(at).findings


def task(at: Path, **changed: object) -> Task:
    """Return the task of one small report."""
    from reportkit.batch.versions import document_version, engine_version

    asked = batch(at)
    job = Job(1, "small", "practitioner", document_version(at / "small"))
    made = Task("case.json", Source(data=assessment()), "0" * 64, (job,), asked.options, engine_version())
    return replace(made, **changed)


def facts(done: tuple[Done, ...]) -> Found:
    return [Diagnostic(each["code"], each["message"], hint=each["hint"]) for one in done for each in one.findings]


def another_content(at: Path) -> Found:
    return facts(work(task(at)))


def another_engine(at: Path) -> Found:
    return facts(work(task(at, engine="0.0.1")))


def a_worker_that_dies(at: Path) -> Found:
    return found_in(replace(batch(at, one(at)), executor="dies"))


def a_worker_that_fails(at: Path) -> Found:
    return found_in(replace(batch(at, one(at)), executor="fails"))


def an_engine_that_is_lost(at: Path) -> Found:
    return carried(replace(batch(at, one(at)), executor="lost"))


def nothing_to_watch(at: Path) -> Found:
    return watched((str(at / "nowhere" / "case.json"),)).findings


class _Broken(Here):
    """An engine that fails like this for every task."""

    def __init__(self, blame: str) -> None:
        self._blame = blame

    def submit(self, work: Work) -> Future[tuple[Done, ...]]:  # noqa: ARG002
        future: Future[tuple[Done, ...]] = Future()
        future.set_exception(RuntimeError("Zzyzxova"))
        return future

    alone = submit

    def blame(self, fault: BaseException) -> str:  # noqa: ARG002
        return self._blame


@pytest.fixture(autouse=True)
def _engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXECUTORS, "dies", lambda *_: _Broken("suspect"))
    monkeypatch.setitem(EXECUTORS, "lost", lambda *_: _Broken("lost"))
    monkeypatch.setitem(EXECUTORS, "fails", lambda *_: _Broken("ours"))


CASES: dict[str, Case] = {
    "RK610": nothing_there,
    "RK611": a_zip_that_is_none,
    "RK612": a_zip_that_leads_out,
    "RK613": a_pattern_with_a_name_of_its_own,
    "RK614": two_of_one_name,
    "RK615": no_stage,
    "RK616": edits_of_nobody,
    "RK620": two_runs,
    "RK621": a_damaged_ledger,
    "RK622": a_newer_ledger,
    "RK623": a_file_where_the_folder_should_be,
    "RK624": no_batch,
    "RK630": another_content,
    "RK631": a_worker_that_dies,
    "RK633": a_worker_that_fails,
    "RK635": another_engine,
    "RK636": an_engine_that_is_lost,
    "RK641": nothing_to_watch,
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
