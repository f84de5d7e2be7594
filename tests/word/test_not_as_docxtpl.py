"""Where docxtpl 0.20.2 is wrong: what it prints, and what is printed or refused here. docs/word-dialect.md lists them."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

import pytest
from docxtpl import DocxTemplate

from reportkit.word import compile_template

NAMES: dict[str, Any] = {
    "a": "x", "nothing": None, "yes": True, "no": False, "day": datetime.date(2026, 3, 9), "rows": [1, 2], "wide": 5,
    "group": {"items": ["i"], "keys": "k"}, "markup": "a < b & c",
}  # fmt: skip


def p(words: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def tc(inside: str) -> str:
    return f"<w:tc><w:tcPr/>{inside}</w:tc>"


def tbl(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    made = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>{p('z')}"


CASES = {
    "text beside a paragraph tag": (p("Dear reader {%p if yes %}") + p("b") + p("{%p endif %}"), "RK407", "b"),
    "a tag beside a paragraph tag": (p("{{ a }}{%p if yes %}") + p("b") + p("{%p endif %}"), "RK407", "b"),
    "text in a row with a row tag": (
        tbl(tc(p("{%tr for r in rows %}")) + tc(p("Total")), tc(p("{{ r }}")) * 2, tc(p("{%tr endfor %}"))),
        "RK407", "1 / 1 / 2 / 2 / z"),
    "nothing": (p("[{{ nothing }}]"), "[]", "[None]"),
    "a name that does not exist": (p("[{{ nowhere }}]"), "RK410", "[]"),
    "yes and no": (p("{{ yes }} {{ no }}"), "Yes No", "True False"),
    "a date": (p("{{ day }}"), "9 March 2026", "2026-03-09"),
    "a whole list": (p("{{ rows }}"), "RK414", "[1, 2]"),
    "a whole group": (p("{{ group.keys }}"), "k", re.compile("<built-in method keys.*")),
    "a key that Python has a method for": (p("{% for i in group.items %}{{ i }}{% endfor %}"), "i", "fails"),
    "a call": (p("{{ group.items() }}"), "RK408", re.compile("dict_items.*")),
    "a name of Python's": (p("{{ a.__class__ }}"), "RK408", re.compile(".*str.*")),
    "a loop over numbers without end": (p("{% for i in range(3) %}{{ i }}{% endfor %}"), "RK408", "012"),
    "a macro": (p("{% macro m() %}x{% endmacro %}{{ m() }}"), "RK408", "x"),
    "vm with text in a second paragraph": (
        tbl(tc(p("{%tr for r in rows %}")), tc(p("{% vm %}one") + p("two")), tc(p("{%tr endfor %}")), columns=1),
        "one / two /  / z", "fails"),
    "a deleted tag": (
        p("a") + '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{{ nowhere.deep }}</w:delText></w:r></w:del></w:p>',
        "a / ", "fails"),
    "a cell that is left without a paragraph": (
        tbl(tc(p("{%p if no %}") + p("x") + p("{%p endif %}")), columns=1), " / z", "z"),
    "a tag that is closed in the next paragraph": (p("{{ a") + p("}}") + p("b"), "RK404", "x / b"),
    "a loop that ends in another cell": (
        tbl(tc(p("{% for r in rows %}")) + tc(p("b")), tc(p("{% endfor %}")) + tc(p("c"))),
        " / b /  / b /  / c / z", " / b /  / b /  / c / z"),
    "an unclosed loop": (p("{%p for r in rows %}") + p("x"), "RK405", "fails"),
    "a page break beside a paragraph tag": (
        '<w:p><w:r><w:br w:type="page"/><w:t>{%p if yes %}</w:t></w:r></w:p>' + p("b") + p("{%p endif %}"), "RK407", "b"),
    "a tag in a field code": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE {{ a }} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' + p("b"), "RK420", " / b"),
    "a row left without a cell": (
        tbl(tc(p("{%tc if no %}")) + tc(p("b")) + tc(p("{%tc endif %}")), tc(p("c"))), "c / z", "c / z"),
}  # fmt: skip


def here(data: bytes) -> str:
    compiled = compile_template(data)
    if compiled.value is None:
        return compiled.findings[0].code
    made = compiled.value.render(NAMES)
    return words(made.value) if made.value is not None else made.findings[0].code


def there(data: bytes) -> str:
    template = DocxTemplate(io.BytesIO(data))
    try:
        template.render(NAMES, autoescape=True)
    except Exception:  # whatever it is that stops docxtpl
        return "fails"
    out = io.BytesIO()
    template.save(out)
    return words(out.getvalue())


def words(data: bytes) -> str:
    import docx

    document = docx.Document(io.BytesIO(data))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = ["".join(t.text or "" for t in each.iter(f"{space}t")) for each in document.element.body.iter(f"{space}p")]
    return " / ".join(lines)


@pytest.mark.parametrize("case", CASES)
def test_where_docxtpl_is_wrong(bench, case) -> None:
    body, ours, theirs = CASES[case]
    data = bench.with_body(body)
    assert here(data) == ours
    if theirs is None:
        return
    found = there(data)
    assert theirs.fullmatch(found) if isinstance(theirs, re.Pattern) else found == theirs
