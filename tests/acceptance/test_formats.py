"""Every sample, as every document, for every reader, in every format: the same words, and to be read by everybody."""

from __future__ import annotations

import html
import io
import os
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from journeys import content, journeys

from reportkit.diagnostics import Diagnostic
from reportkit.formats import Converter, converter, office
from reportkit.formats.accessible import page_findings, pdf_findings
from reportkit.formats.kept import text_of_odt, text_of_page
from reportkit.formats.source import checked
from reportkit.word.accessibility import accessible

FULL = bool(os.environ.get("REPORTKIT_FULL"))
ALL = list(journeys())
CHOSEN = ALL if FULL else ALL[:: max(1, len(ALL) // 12)]
needs_office = pytest.mark.skipif(office.find() is None and not FULL, reason="LibreOffice is not installed")
TOKEN = re.compile(r"[^\W_]+")
Made = dict[str, tuple[bytes | None, tuple[Diagnostic, ...]]]


SHAPES = list({(each.document, each.reader): str(each) for each in CHOSEN}.values())
"""One report for each document and reader: what takes a browser or long is tried with these."""


@cache
def reports() -> dict[str, bytes]:
    return {str(each): content(each.result()) for each in CHOSEN}


@cache
def converted(to: str) -> Made:
    with Converter() as converter:
        return {key: (made.value, made.findings) for key, made in converter.convert_files(reports(), to=to)}


def words(name: str) -> list[str]:
    source = checked(reports()[name], name).unwrap()
    return TOKEN.findall(" ".join(source.readable().words))


def descriptions(docx: bytes) -> str:
    """Return what is said of pictures and figures: in a PDF it is for those who cannot see them, and not on the page."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return html.unescape(" ".join(re.findall(r' descr="([^"]*)"', package.read("word/document.xml").decode())))


def missing(wanted: list[str], made: list[str]) -> Counter[str]:
    return Counter(wanted) - Counter(made)


@pytest.mark.parametrize("to", ["html", "md", "txt"])
def test_every_report_converts_without_a_finding(to: str) -> None:
    made = converted(to)
    assert sorted(made) == sorted(reports())
    assert {key: found for key, (_, found) in made.items() if found} == {}


@pytest.mark.parametrize("to", ["html", "md", "txt"])
def test_a_report_put_together_from_its_blocks_is_the_one_converted_whole(to: str) -> None:
    """The first reports teach the shapes; all are then put together by words alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converter, "FEW", 1_000_000)
        with Converter() as converting:
            whole = {key: made.value for key, made in converting.convert_files(reports(), to=to)}
    with Converter() as converting:
        for _ in range(2):
            made = {key: made.value for key, made in converting.convert_files(reports(), to=to)}
            assert not converting.shapes[to].distrusted
            assert [key for key in whole if made[key] != whole[key]] == []


def test_a_page_has_the_words_of_the_report_in_their_order_and_no_others() -> None:
    for name, (made, _) in converted("html").items():
        assert made is not None
        page = re.sub(r'<span class="number">[^<]*</span>', "", made.decode())
        assert TOKEN.findall(text_of_page(page)) == words(name), name


@pytest.mark.parametrize("to", ["md", "txt"])
def test_text_has_every_word_and_adds_only_signs_labels_and_descriptions(to: str) -> None:
    for name, (made, _) in converted(to).items():
        assert made is not None
        said = TOKEN.findall(re.sub(r"\[Picture:[^]]*\]", "", made.decode().replace("\\", "")))
        assert not missing(words(name), said), name
        added = [each for each in missing(said, words(name)) if not each.isdigit()]
        assert set(added) <= set(words(name)), name


def test_the_marking_and_the_notice_of_the_law_are_carried_over_once() -> None:
    for journey in CHOSEN:
        copy = journey.result().copy
        assert copy is not None
        for to in ("html", "md", "txt"):
            made, _ = converted(to)[str(journey)]
            assert made is not None
            text = text_of_page(made.decode()) if to == "html" else made.decode().replace("\\", "")
            said = " ".join(text.split())
            assert said.count(copy.spec.marking) == 1, (str(journey), to)
            if copy.spec.notice:
                assert said.count(" ".join(copy.spec.notice.split())) == 1, (str(journey), to)


def test_every_page_can_be_read_with_a_screen_reader() -> None:
    for name, (made, _) in converted("html").items():
        assert made is not None
        assert [each.message for each in page_findings(made.decode(), name)] == [], name


def test_every_word_file_can_be_read_with_a_screen_reader() -> None:
    for name, made in reports().items():
        assert accessible(made, name) == ()


@pytest.mark.libreoffice
@needs_office
def test_every_pdf_passes_pdf_ua_and_has_the_words_of_the_report() -> None:
    made = converted("pdf")
    assert sorted(made) == sorted(reports())
    for name, (pdf, found) in made.items():
        assert pdf is not None, found
        assert [each.message for each in pdf_findings(pdf, name)] == [], name
        lost = missing(words(name), TOKEN.findall(text_of_pdf(pdf)))
        assert not lost - Counter(TOKEN.findall(descriptions(reports()[name]))), name


@pytest.mark.libreoffice
@needs_office
def test_every_odt_has_the_words_of_the_report() -> None:
    with Converter() as converter:
        made = dict(converter.convert_files({name: reports()[name] for name in SHAPES}, to="odt"))
    assert sorted(made) == sorted(SHAPES)
    for name, outcome in made.items():
        odt = outcome.value
        assert odt is not None, outcome.findings
        assert not missing(words(name), TOKEN.findall(text_of_odt(odt))), name


@pytest.mark.libreoffice
@needs_office
def test_the_same_report_gives_the_same_bytes() -> None:
    one = {"report": reports()[min(reports())]}
    for to in ("pdf", "odt", "html"):
        made = []
        for _ in range(2):
            with Converter() as converter:
                made += [each.value for _, each in converter.convert_files(one, to=to)]
        assert made[0] == made[1], to


def text_of_pdf(content: bytes) -> str:
    pdf = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    return re.sub(r"[\ufffe\u00ad]\s*", "-", "\n".join(pages))  # where a line ends with a hyphen


@pytest.mark.slow
@pytest.mark.skipif(not FULL, reason="the full suite tries a real browser")
def test_no_page_violates_axe(tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-quic"])
        fetched: list[str] = []
        for width in (1280, 360):
            view = browser.new_page(viewport={"width": width, "height": 900})
            view.on("request", lambda request: fetched.append(request.url))
            for name in SHAPES:
                made, _ = converted("html")[name]
                assert made is not None
                path = tmp_path / "report.html"
                path.write_bytes(made.replace(b"default-src 'none'", b"default-src 'none'; script-src 'unsafe-inline'"))
                view.goto(path.as_uri())
                found = Axe().run(view)
                assert [each["id"] for each in found.response["violations"]] == [], name
                assert view.evaluate("document.documentElement.scrollWidth") <= width, name
        browser.close()
    assert {each.split(":", 1)[0] for each in fetched} <= {"file", "data"}
