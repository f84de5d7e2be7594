"""RK560 to RK579: what is found when a report is to be protected, each code once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from reportkit.authoring import scaffold
from reportkit.documents import read_document
from reportkit.formats import Converter, Limits, protect
from reportkit.formats.protect import password_findings, read_signer
from reportkit.pipeline import Request, render
from reportkit.word.merge import RenderedDocument
from tests.findings.bench import DAY, Case, Found, assessment, folder, hold
from tests.formats.certificates import PASSWORD, certificate

WORDS = "plum-river-candle"


@cache
def report(at: Path) -> RenderedDocument:
    """Return a small report; its reader is the practitioner."""
    made = folder(at)
    (made / "template.docx").write_bytes(scaffold(read_document(made).unwrap()))
    result = render(Request(assessment(), "small", "practitioner", DAY, templates=at))
    assert result.rendered is not None
    return result.rendered


def without_the_program(at: Path) -> Found:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(protect, "find_spec", lambda _: None)
        return protect.protect(report(at), password=WORDS).findings


def signed(at: Path) -> Found:
    signer = read_signer(certificate(), PASSWORD, at=datetime.now(UTC)).unwrap()
    with Converter(Limits(), None) as converter:
        pdf = converter.convert(report(at), to="pdf").unwrap()
    return protect.protect(pdf, signer=signer).findings


CASES: dict[str, Case] = {
    "RK560": lambda _: password_findings("Zzyzxova"),
    "RK561": lambda at: protect.protect(replace(report(at), format="txt"), password=WORDS).findings,
    "RK562": without_the_program,
    "RK563": lambda at: protect.protect(replace(report(at), content=b"no PDF", format="pdf"), password=WORDS).findings,
    "RK564": lambda _: read_signer(certificate(), "wrong", at=datetime.now(UTC)).findings,
    "RK566": signed,
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
