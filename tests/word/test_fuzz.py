"""Whatever the values, and whatever becomes of the template: a sound report or a finding, and no value lost."""

from __future__ import annotations

import io
import os
import re
import zipfile
from functools import cache
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from reportkit.word import Gap, Prose, compile_template

TEXT = st.text(st.characters(codec="utf-16", exclude_categories=()), max_size=30) | st.sampled_from(
    [
        "{{ a }}",
        "{% raw %}",
        "</w:t>",
        "]]>",
        "&#0;",
        "\r\n",
        "\a\f",
        "\ufdd8" + "1" + "\ufdd9",
        "\ufddag",
        "_x0000_",
        "\u202e",
    ]
)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.dates() | st.datetimes() | TEXT
MARKS = st.sampled_from(["**", "- ", "> ", "\n", "\n\n", "1. ", "# ", "|", "a", " ", "[b]", "<", "\t"])
VALUE = PLAIN | TEXT.map(Prose) | TEXT.map(Gap) | st.lists(MARKS, max_size=8).map("".join).map(Prose)
ANYTHING = st.recursive(
    VALUE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=6
)
ROWS = st.lists(st.fixed_dictionaries({"a": VALUE, "b": ANYTHING}), max_size=4)
NAMES = st.fixed_dictionaries({"x": VALUE, "y": ANYTHING, "rows": ROWS | ANYTHING, "yes": st.booleans()})


def template(document: Any) -> None:
    document.add_heading("Head {{ x }}", 1)
    document.add_paragraph("{{p x }}")
    document.add_paragraph("{% if yes %}{{ y }}{% else %}no{% endif %} {{r x }} end")
    table = document.add_table(rows=4, cols=2)
    for row, words in enumerate(
        (("{%tr for row in rows %}", ""), ("{{ row.a }}", "{{p row.a }}"), ("{% cellbg x %}", "c"))
    ):
        for column, each in enumerate(words):
            table.cell(row, column).text = each
    table.cell(3, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p if yes %}")
    document.add_paragraph("one", style="List Number")
    document.add_paragraph("{%p endif %}")
    document.sections[0].header.paragraphs[0].text = "{{ x }} {# note #}"
    document.core_properties.title = "{{ x }}"


def is_sound(data: bytes) -> str:
    """Check that every part can be read and that python-docx opens the whole; return the body's words."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert len(file.namelist()) == len(set(file.namelist()))
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))
    opened = docx.Document(io.BytesIO(data))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for cell in opened.element.iter(f"{space}tc"):
        assert cell[-1].tag in (f"{space}p", f"{space}bookmarkEnd")
    words = "".join(each.text or "" for each in opened.element.iter(f"{space}t"))
    assert not re.search("[\ufdd0-\ufdef]", words)
    return words


def letters(value: object) -> str:
    """Return the letters of a text that a document can hold."""
    return "".join(re.findall(r"[^\W\d_]", re.sub("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "", str(value))))


@cache
def built(bench: Any) -> bytes:
    return bench.bytes(build=template)


def values_hold(bench: Any, names: dict[str, Any]) -> None:
    compiled = compile_template(built(bench)).value
    made = compiled.render(names)
    if made.value is None:
        assert any(each.severity == "error" for each in made.findings)
        assert all(
            each.code in ("RK410", "RK413", "RK414", "RK415", "RK416")
            for each in made.findings
            if each.severity == "error"
        )
        return
    words = letters(is_sound(made.value))
    if isinstance(names["x"], str):
        assert letters(names["x"]) in words
    if isinstance(names["x"], Prose | Gap):
        assert all(letter in words for letter in letters(names["x"].text))
    assert compiled.render(names).value == made.value


def mutations(xml: str) -> st.SearchStrategy[str]:
    """Return the part with pieces cut out, doubled, moved or written over: some sound, most of them not."""
    pieces = re.findall(r"<[^>]*>|[^<]+", xml)
    at = st.integers(0, len(pieces) - 1)
    new = st.sampled_from(
        ["{{ x }}", "{%p if yes %}", "{% endif %}", "{%tr for row in rows %}", "{%- if yes -%}", "{{", "%}", "{# ",
         "{%r if x %}", "{% vm %}", "{% hm %}", "{% colspan 3 %}", "{%tc for c in y %}",
         "{% raw %}", "<w:p/>", "<w:tc/>", "<w:tbl/>",
         "<w:r/>", "<w:ins><w:r><w:t>{{ x }}</w:t></w:r></w:ins>", "<w:del/>", "<w:sdt/>", "<w:numPr/>", "<w:tblGrid/>", ""]
    )  # fmt: skip
    change = st.tuples(st.sampled_from(["cut", "double", "put", "swap"]), at, at, new)

    def changed(changes: list[tuple[str, int, int, str]]) -> str:
        made = list(pieces)
        for kind, one, other, piece in changes:
            if kind == "cut":
                made[one] = ""
            elif kind == "double":
                made[one] += made[other]
            elif kind == "put":
                made[one] += piece
            else:
                made[one], made[other] = made[other], made[one]
        return "".join(made)

    return st.lists(change, min_size=1, max_size=4).map(changed)


def whole_mutations(root: Any, data: Any) -> str:
    """Return the part with whole elements taken out, doubled or moved: always sound XML."""
    for _ in range(data.draw(st.integers(1, 4))):
        elements = [each for each in root.iter() if each.getparent() is not None]
        if not elements:
            break
        one, other = (elements[data.draw(st.integers(0, len(elements) - 1))] for _ in range(2))
        kind = data.draw(st.sampled_from(["cut", "double", "move", "word"]))
        if kind == "cut":
            one.getparent().remove(one)
        elif kind == "double":
            one.addnext(etree.fromstring(etree.tostring(one)))
        elif kind == "word" and one.tag.endswith("}t"):
            one.text = data.draw(
                st.sampled_from(["{{ x }}", "{% endif %}", "{%tr if yes %}", "{%p else %}", "x", "{% hm %}"])
            )
        elif kind == "move" and one not in other.iterancestors() and one is not other:
            other.append(one)
    return etree.tostring(root, encoding="unicode")


def template_holds(bench: Any, xml: str) -> None:
    data = bench.repack(built(bench), {"word/document.xml": xml.encode("utf-8", "replace")})
    compiled = compile_template(data)
    if compiled.value is None:
        assert compiled.findings
        return
    made = compiled.value.render(
        {"x": "Jay & Co", "y": ["a", "b"], "rows": [{"a": "r1", "b": 1}, {"a": "r2", "b": 2}], "yes": True}
    )
    if made.value is None:
        assert made.findings
        return
    with zipfile.ZipFile(io.BytesIO(made.value)) as file:
        body = file.read("word/document.xml").decode()
    etree.fromstring(body.encode())
    assert not re.search("[\ufdd0-\ufdef]", body)


QUICK = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(
    max_examples=int(os.environ.get("FUZZ_CASES", "10000")), deadline=None, suppress_health_check=list(HealthCheck)
)


@QUICK
@given(NAMES)
def test_any_values_make_a_sound_report_or_a_finding(bench, names) -> None:
    values_hold(bench, names)


@QUICK
@given(st.data())
def test_any_change_of_a_template_makes_a_sound_report_or_a_finding(bench, data) -> None:
    xml = bench.xml(built(bench))
    if data.draw(st.booleans()):
        template_holds(bench, data.draw(mutations(xml)))
    else:
        template_holds(bench, whole_mutations(etree.fromstring(xml.encode()), data))


@pytest.mark.slow
@pytest.mark.skipif("FUZZ_CASES" not in os.environ, reason="takes minutes: FUZZ_CASES=10000 pytest -m slow tests/word")
@LONG
@given(NAMES)
def test_any_values_ten_thousand_times(bench, names) -> None:
    values_hold(bench, names)


@pytest.mark.slow
@pytest.mark.skipif("FUZZ_CASES" not in os.environ, reason="takes minutes: FUZZ_CASES=10000 pytest -m slow tests/word")
@LONG
@given(st.data())
def test_any_template_ten_thousand_times(bench, data) -> None:
    xml = bench.xml(built(bench))
    if data.draw(st.booleans()):
        template_holds(bench, data.draw(mutations(xml)))
    else:
        template_holds(bench, whole_mutations(etree.fromstring(xml.encode()), data))
