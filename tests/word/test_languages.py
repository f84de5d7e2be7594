"""Words in another language are set as that language, and every format made of the report says so."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest

from reportkit.formats import Converter, office
from reportkit.word import Prose, compile_template
from reportkit.word.narrative import blocks
from tests.findings.bench import word


def printed(text: str, *paragraphs: str) -> bytes:
    compiled = compile_template(word(*(paragraphs or ("{{ said }}",)))).unwrap()
    return compiled.render({"said": Prose(text)}, properties={"title": "A report", "language": "en-GB"}).unwrap()


def body(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read("word/document.xml").decode()


@pytest.mark.parametrize("place", ["{{ said }}", "{{p said }}", "Before: {{ said }} after", "{{r said }}"])
def test_words_in_welsh_are_runs_in_welsh(place: str) -> None:
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", body(printed("She said [Da iawn]{cy}.", place)))
    welsh = ["".join(re.findall(r"<w:t[^>]*>([^<]*)", each)) for each in runs if 'w:lang w:val="cy-GB"' in each]
    assert welsh == ["Da iawn"]


def test_no_word_is_lost_and_the_mark_is_not_printed() -> None:
    words = "".join(re.findall(r"<w:t[^>]*>([^<]*)", body(printed("She said [Da iawn]{cy}."))))
    assert words == "She said Da iawn."


@pytest.mark.parametrize("text", ["as agreed [by both] {see above}", "[1]{2}", "[a]{CY}", "array[i]{ x }"])
def test_other_brackets_and_braces_stay_as_they_were_typed(text: str) -> None:
    assert "".join(each.text for each in blocks(text)[0].runs) == text


def test_bold_and_lists_keep_the_language() -> None:
    read = blocks("- **[Da iawn]{cy}**\n- and more")
    assert [(each.text, each.bold, each.language) for each in read[0].runs] == [("Da iawn", True, "cy-GB")]


def test_a_page_says_which_words_are_welsh() -> None:
    with Converter() as converter:
        ((_, made),) = converter.convert_files({"a": printed("She said [Da iawn]{cy}.")}, to="html")
    assert made.value is not None
    assert '<span lang="cy-GB">Da iawn</span>' in made.value.decode()


@pytest.mark.libreoffice
@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
def test_a_pdf_says_which_words_are_welsh() -> None:
    with Converter() as converter:
        ((_, made),) = converter.convert_files({"a": printed("She said [Da iawn]{cy}.")}, to="pdf")
    assert made.value is not None
    with pikepdf.open(io.BytesIO(made.value)) as pdf:
        said = [str(each.Lang) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each]
        marked = [str(each.A.get("/Lang", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
                  and "/A" in each and isinstance(each.A, pikepdf.Dictionary)]  # fmt: skip
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert "cy-GB" in said + marked or b"cy-GB" in content
