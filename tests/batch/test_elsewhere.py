"""Inputs and outputs at addresses: in memory, on this disk, and at a server that speaks S3."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fsspec
import pytest

from reportkit.batch import carry_out, resumed, status
from tests.batch.caseload import NOW, Caseload

FULL = bool(os.environ.get("REPORTKIT_FULL"))


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """A file system in memory, empty before and after."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def reports_at(address: str) -> dict[str, str]:
    system, root = fsspec.core.url_to_fs(address)
    found = {each.removeprefix(root).strip("/"): each for each in system.find(root)}
    return {
        name: hashlib.sha256(system.cat_file(each)).hexdigest()
        for name, each in found.items()
        if name.endswith((".docx", ".provenance.json"))
    }


def holds(caseload: Caseload, inputs: str, out: str, state: Path) -> None:
    """Check that a batch from one address to another is the batch from disk to disk, and knows what is up to date."""
    caseload.run()
    asked = replace(caseload.batch(inputs), out=out, state=state)
    ended = carry_out(asked, clock=lambda: NOW, told=lambda _: None).unwrap()
    assert ended.all_made
    assert reports_at(out) == caseload.files()
    system, root = fsspec.core.url_to_fs(out)
    system.rm(f"{root}/case-2.small.court.docx")
    system.pipe_file(f"{root}/case-3.small.court.docx", b"edited by hand")
    again = carry_out(resumed(out, state).unwrap(), clock=lambda: NOW, told=lambda _: None).unwrap()
    assert again.tally.kept == 8
    kept = {each: sha256 for each, sha256 in reports_at(out).items() if not each.startswith(".reportkit")}
    assert kept == caseload.files()
    assert len([each for each in reports_at(out) if "set-aside" in each]) == 1
    assert status(out, state).unwrap().all_made


def test_from_memory_to_memory(caseload: Caseload, memory: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    for each in caseload.cases.iterdir():
        memory.pipe_file(f"/cases/{each.name}", each.read_bytes())
    holds(caseload, "memory://cases", "memory://out", tmp_path / "state")


def test_from_a_local_address_to_another(caseload: Caseload, tmp_path: Path) -> None:
    holds(caseload, f"file://{caseload.cases}/*.json", f"file://{tmp_path}/elsewhere", tmp_path / "state")


def test_lines_and_archives_at_an_address(caseload: Caseload, memory: fsspec.AbstractFileSystem) -> None:
    import zipfile

    texts = [each.read_bytes() for each in sorted(caseload.cases.iterdir())]
    memory.pipe_file("/in/some.jsonl", b"\n".join(texts[:2]))
    with memory.open("/in/more.zip", "wb") as file, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("third.json", texts[2])
    ended = caseload.run("memory://in").unwrap()
    assert ended.all_made
    assert ended.tally.total == 6


def test_an_address_needs_a_folder_for_the_ledger(caseload: Caseload, memory: fsspec.AbstractFileSystem) -> None:
    refused = carry_out(replace(caseload.batch(), out="memory://out"), clock=lambda: NOW, told=lambda _: None)
    assert refused.value is None
    assert "--state" in refused.findings[0].message
    assert not memory.store


@pytest.mark.parametrize("address", ["memory://nothing", "nosuch://there", "memory://nothing/*.json"])
def test_an_address_that_leads_nowhere_is_a_finding(caseload: Caseload, address: str) -> None:
    refused = caseload.run(address)
    assert refused.value is None
    assert [each.code for each in refused.findings] == ["RK610"]


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine that speaks S3, with an empty bucket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    for name, value in {"AWS_ACCESS_KEY_ID": "invented", "AWS_SECRET_ACCESS_KEY": "invented",
                        "AWS_DEFAULT_REGION": "us-east-1", "AWS_ENDPOINT_URL": address,
                        "no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        fsspec.filesystem("s3", skip_instance_cache=True).mkdir("caseload")
        yield address
    finally:
        server.kill()
        server.wait()


@pytest.mark.skipif(not FULL, reason="starts a server; the full suite runs it")
def test_from_s3_to_s3(caseload: Caseload, s3: str, tmp_path: Path) -> None:
    assert s3
    system = fsspec.filesystem("s3")
    for each in caseload.cases.iterdir():
        system.pipe_file(f"caseload/in/{each.name}", each.read_bytes())
    holds(caseload, "s3://caseload/in", "s3://caseload/out", tmp_path / "state")
