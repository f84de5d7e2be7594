"""RK5xx: what is found while a report is converted, each code once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportkit.formats import Converter, Limits, accessible, converter
from reportkit.formats.accessible import page_findings, pdf_findings
from tests.findings.bench import PLANTED, Case, Found, hold, with_body, word
from tests.formats.fakes import asking, soffice, tagged_pdf

PATIENT = Limits(seconds=60, start_seconds=60, memory=300 << 20)
HURRIED = Limits(seconds=1, start_seconds=1)


def converting(content: bytes, to: str = "pdf", limits: Limits = PATIENT) -> Case:
    def case(at: Path) -> Found:
        with Converter(limits, soffice(at)) as tools:
            return [each for _, made in tools.convert_files({"the report": content}, to=to) for each in made.findings]

    return case


def without_any_engine(_: Path) -> Found:
    with Converter(PATIENT, None) as tools:
        return [
            each for _, made in tools.convert_files({"the report": word(PLANTED)}, to="odt") for each in made.findings
        ]


def with_the_embedded_engine(_: Path) -> Found:
    with Converter(Limits(), None) as tools:
        return [
            each for _, made in tools.convert_files({"the report": word(PLANTED)}, to="pdf") for each in made.findings
        ]


def without_pikepdf(at: Path) -> Found:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converter.finish, "available", lambda: False)
        return converting(asking("fine"))(at)


def without_pypdfium2(at: Path) -> Found:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converter.paper, "available", lambda: False)
        return converting(asking("fine"))(at)


def with_words_that_pandoc_leaves_out(at: Path) -> Found:
    ruby = f"<w:ruby><w:rubyPr/><w:rt><w:r><w:t>{PLANTED}</w:t></w:r></w:rt><w:rubyBase/></w:ruby>"
    return converting(with_body(f"<w:p><w:r>{ruby}</w:r></w:p>"), "txt")(at)


def an_untagged_pdf(_: Path) -> Found:
    import io

    import pikepdf

    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(out)
    return pdf_findings(out.getvalue(), "the report")


def without_the_checker(_: Path) -> Found:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accessible, "find_spec", lambda _: None)
        return tuple(pdf_findings(tagged_pdf(), "the report"))


CASES: dict[str, Case] = {
    "RK501": converting(word(PLANTED), "rtf"),
    "RK502": converting(b"no Word file"),
    "RK503": without_any_engine,
    "RK504": converting(asking("hang"), limits=HURRIED),
    "RK505": converting(asking("crash")),
    "RK506": converting(asking("nothing")),
    "RK507": converting(asking("leak")),
    "RK508": converting(asking("rubbish")),
    "RK509": with_words_that_pandoc_leaves_out,
    "RK510": with_the_embedded_engine,
    "RK512": without_pikepdf,
    "RK513": without_pypdfium2,
    "RK520": an_untagged_pdf,
    "RK521": lambda _: page_findings(f"<p>{PLANTED}</p>", "the report"),
    "RK522": without_the_checker,
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
    shutil.rmtree(tmp_path)
