"""A protected report opens with its password alone, is what it was before, and its record says so without the password."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msoffcrypto
import pikepdf
import pytest
from click.testing import CliRunner
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature

from reportkit.cli.commands import app
from reportkit.delivery import deliver
from reportkit.formats import Converter, Limits
from reportkit.formats.accessible import pdf_findings
from reportkit.formats.protect import password_findings, protect, read_signer
from reportkit.formats.protected import ProtectedDocument
from reportkit.pipeline import Request, Result, render
from tests.formats.certificates import PASSWORD, certificate

ROOT = Path(__file__).resolve().parents[2]
WORDS = "plum-river-candle"
SAMPLE = ROOT / "samples" / "first_time_referral_order.json"


@pytest.fixture(scope="module")
def result() -> Result:
    import datetime as dates

    return render(Request(SAMPLE, "child_plan", "child", dates.date(2026, 11, 21)))


@pytest.fixture(scope="module")
def pdf(result: Result):
    assert result.rendered is not None
    with Converter(Limits(), None) as converter:
        return converter.convert(result.rendered, to="pdf").unwrap()


def test_a_pdf_opens_with_the_password_alone_and_is_still_accessible(pdf) -> None:
    locked = protect(pdf, password=WORDS).unwrap()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked.content))
    with pikepdf.open(io.BytesIO(locked.content), password=WORDS) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
        assert opened.allow.accessibility
        plain = io.BytesIO()
        opened.save(plain)
    assert list(pdf_findings(plain.getvalue(), "the PDF")) == []


def test_a_word_file_opens_with_the_password_alone_and_is_what_it_was(result: Result) -> None:
    assert result.rendered is not None
    locked = protect(result.rendered, password=WORDS).unwrap()
    file = msoffcrypto.OfficeFile(io.BytesIO(locked.content))
    assert file.is_encrypted()
    opened = io.BytesIO()
    file.load_key(password=WORDS)
    file.decrypt(opened)
    assert opened.getvalue() == result.rendered.content
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        file.load_key(password=WORDS.upper(), verify_password=True)


@pytest.mark.parametrize("password", ["", WORDS])
def test_a_signature_holds_over_the_whole_file(pdf, password: str) -> None:
    signer = read_signer(certificate(), PASSWORD, at=datetime.now(UTC)).unwrap()
    made = protect(pdf, password=password, signer=signer).unwrap()
    reader = PdfFileReader(io.BytesIO(made.content))
    if password:
        reader.decrypt(password)
    (signature,) = reader.embedded_signatures
    status = validate_pdf_signature(signature)
    assert status.intact and status.valid
    changed = made.content.replace(b"/Type", b"/Typf", 1)
    broken = PdfFileReader(io.BytesIO(changed), strict=False)
    if not password:
        assert not validate_pdf_signature(broken.embedded_signatures[0]).intact


def test_a_certificate_that_has_ended_is_refused() -> None:
    assert [each.code for each in read_signer(certificate(-1), PASSWORD, at=datetime.now(UTC)).findings] == ["RK564"]


@pytest.mark.parametrize("weak", ["", "   ", "short", "aaaaaaaaaaaaaaaa", "password2026!!", "abababababab"])
def test_a_weak_password_is_refused_without_being_named(weak: str) -> None:
    (found,) = password_findings(weak)
    assert found.code == "RK560"
    assert not weak.strip() or weak not in found.message


def test_a_pdf_that_is_not_accessible_is_not_protected(pdf) -> None:
    broken = replace(pdf, content=pdf.content[:200])
    assert [each.code for each in protect(broken, password=WORDS).findings] == ["RK563"]


def test_the_record_has_the_hash_before_and_after_and_no_password(result: Result, pdf, tmp_path: Path) -> None:
    locked = protect(pdf, password=WORDS).unwrap()
    delivered = deliver(result, tmp_path, stem="child", formats=[locked]).unwrap()
    text = delivered.provenance.read_text(encoding="utf-8")
    record = json.loads(text)
    name = delivered.report.name
    assert isinstance(locked, ProtectedDocument)
    assert record["files"][name] == hashlib.sha256(delivered.report.read_bytes()).hexdigest()
    assert record["protection"][name]["unprotected_sha256"] == hashlib.sha256(pdf.content).hexdigest()
    assert record["protection"][name]["encryption"] == "AES-256"
    assert WORDS not in text


def run(*words: str, env: dict[str, str] | None = None, stdin: str = ""):
    args = ["render", str(SAMPLE), "child_plan", "--for", "child", "--on", "2026-11-21", *words]
    return CliRunner().invoke(app, args, env=env, input=stdin)


@pytest.mark.parametrize("kind", ["env", "file", "fd", "prompt"])
def test_the_password_comes_from_elsewhere_than_the_command_line(kind: str, tmp_path: Path) -> None:
    import os

    held = tmp_path / "held"
    held.write_text(WORDS + "\n", encoding="utf-8")
    with held.open(encoding="utf-8") as file:
        source = {"env": "env:HELD", "file": f"file:{held}", "fd": f"fd:{os.dup(file.fileno())}", "prompt": "prompt"}[
            kind
        ]
        stdin = f"{WORDS}\n{WORDS}\n" if kind == "prompt" else ""
        shown = run("--encrypt", "--password-from", source, "-o", str(tmp_path), env={"HELD": WORDS}, stdin=stdin)
    assert WORDS not in shown.output
    (made,) = tmp_path.glob("*.docx")
    assert msoffcrypto.OfficeFile(made.open("rb")).is_encrypted()


@pytest.mark.parametrize(
    "words",
    [
        ["--encrypt", "--password-from", WORDS],
        ["--encrypt", "--password-from", "env:NOT_SET_ANYWHERE"],
        ["--encrypt", "--password-from", "file:/nowhere/at/all"],
        ["--encrypt", "--to", "docx,html"],
        ["--sign", str(SAMPLE), "--to", "docx"],
    ],
)
def test_what_cannot_be_protected_is_refused_before_anything_is_made(words: list[str], tmp_path: Path) -> None:
    shown = run(*words, "-o", str(tmp_path / "out"))
    assert shown.exit_code == 2
    assert WORDS not in shown.output
    assert not (tmp_path / "out").exists()
