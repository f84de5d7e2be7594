"""A batch under protection: every file opens with the password alone, and no password is kept, printed or sent elsewhere."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
from pathlib import Path

import msoffcrypto
import pikepdf
import pytest

from reportkit.formats.protection import Protection
from tests.batch.caseload import Caseload, called
from tests.formats.certificates import PASSWORD, certificate

WORDS = "plum-river-candle"
ENCRYPT = ("--encrypt", "--password-from", "env:WORDS")


def test_every_word_file_opens_with_the_password_and_is_what_it_was(caseload: Caseload, tmp_path: Path) -> None:
    run = asked(caseload, *ENCRYPT)
    assert run.returncode == 0, run.stderr
    plain = Caseload(caseload.cases, tmp_path / "plain", caseload.shelf, caseload.day)
    assert called(plain.command(caseload.cases, "-j", "1")).returncode == 0
    for each in sorted(caseload.out.glob("*.docx")):
        content = opened(each.read_bytes())
        assert content == (plain.out / each.name).read_bytes()
        record = json.loads(each.with_suffix(".provenance.json").read_text(encoding="utf-8"))
        assert record["files"] == {each.name: hashlib.sha256(each.read_bytes()).hexdigest()}
        assert record["protection"][each.name]["unprotected_sha256"] == hashlib.sha256(content).hexdigest()


def test_the_password_stands_nowhere(caseload: Caseload) -> None:
    run = asked(caseload, *ENCRYPT)
    kept = b"".join(each.read_bytes() for each in caseload.out.rglob("*") if each.is_file())
    assert WORDS.encode() not in kept
    assert WORDS not in run.stdout + run.stderr
    assert WORDS not in repr(Protection(WORDS))


def test_what_was_made_under_the_same_protection_is_left_alone_and_anything_else_is_made_again(
    caseload: Caseload,
) -> None:
    asked(caseload, *ENCRYPT)
    assert counts(asked(caseload, *ENCRYPT), caseload)["up_to_date"] == 10
    assert counts(asked(caseload, *ENCRYPT, words="other-river-candle"), caseload)["up_to_date"] == 0
    assert counts(asked(caseload), caseload)["up_to_date"] == 0


def test_to_go_on_with_it_the_protection_is_given_again(caseload: Caseload) -> None:
    asked(caseload, *ENCRYPT)
    next(caseload.out.glob("*.docx")).unlink()
    resume = [*caseload.command()[:4], "--resume", "-o", str(caseload.out)]
    refused = called(resume)
    assert refused.returncode == 2
    assert "give the same --encrypt" in refused.stderr
    assert called([*resume, *ENCRYPT], env={**os.environ, "WORDS": WORDS}).returncode == 0
    assert all(opened(each.read_bytes()) for each in caseload.out.glob("*.docx"))


def test_a_weak_password_is_refused_before_anything_is_made(caseload: Caseload) -> None:
    run = asked(caseload, *ENCRYPT, words="short")
    assert run.returncode == 1
    assert "RK560" in run.stderr
    assert not caseload.out.exists()


def test_no_password_goes_to_a_cluster(caseload: Caseload) -> None:
    run = asked(caseload, *ENCRYPT, "--executor", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert run.returncode == 2
    assert "no password goes to a cluster" in run.stderr


@pytest.mark.skipif(not os.environ.get("REPORTKIT_FULL"), reason="starts LibreOffice; the full suite runs it")
def test_a_pdf_is_signed_and_opens_with_the_password_and_no_word_file_is_left(
    caseload: Caseload, tmp_path: Path
) -> None:
    (tmp_path / "service.p12").write_bytes(certificate())
    sign = ("--sign", tmp_path / "service.p12", "--sign-password-from", "env:KEY", "--to", "pdf")
    run = asked(caseload, *ENCRYPT, *sign, KEY=PASSWORD)
    assert run.returncode == 0, run.stderr
    files = sorted(caseload.out.glob("*.pdf"))
    assert len(files) == 10
    for each in files:
        with pikepdf.open(io.BytesIO(each.read_bytes()), password=WORDS) as pdf:
            assert "/AcroForm" in pdf.Root
        record = json.loads(each.with_suffix(".provenance.json").read_text(encoding="utf-8"))
        assert record["protection"][each.name]["certificate_sha256"]
    assert not list(caseload.out.rglob("*.docx"))


def test_a_file_that_is_not_sound_is_not_protected() -> None:
    sealed = Protection(WORDS).seal(b"PK\x03\x04 and nothing else", "docx", "case.json")
    assert [each.code for each in sealed.findings] == ["RK563"]


def asked(caseload: Caseload, *more: object, words: str = WORDS, **env: str) -> subprocess.CompletedProcess[str]:
    command = caseload.command(caseload.cases, "-j", "1", *more)
    return called(command, env={**os.environ, "WORDS": words, **env})


def counts(run: subprocess.CompletedProcess[str], caseload: Caseload) -> dict[str, int]:
    assert run.returncode == 0, run.stderr
    return json.loads((caseload.out / "summary.json").read_text(encoding="utf-8"))


def opened(content: bytes) -> bytes:
    out = io.BytesIO()
    file = msoffcrypto.OfficeFile(io.BytesIO(content))
    file.load_key(password=WORDS)
    file.decrypt(out)
    return out.getvalue()
