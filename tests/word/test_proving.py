"""What is proved when a template is compiled holds for every print: the quick way and the long way say the same."""

from __future__ import annotations

import importlib.util
import io
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from lxml import etree

from reportkit.word import Gap, Prose, compile_template
from reportkit.word.border import let_in
from reportkit.word.package import Member, _packer, open_package, write_package
from reportkit.word.soundness import missing_pieces
from reportkit.word.values import admit

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
TEXTS = some.text(
    alphabet=some.characters(codec="utf-8") | some.sampled_from("<>&\"'\n\t\r\x0b\u2028\xa0]"), max_size=12
)
MARKDOWN = some.lists(
    some.sampled_from([
        "plain", "**bold** & *slanted* _both_", "- a\n- b\n  - c", "1. a\n2. b", "> said < so", "# Head", "#### Low",
        "|a|b|\n|-|-|\n|c|d|", "[Diolch]{cy} yn", "a\nb\tc", "3) x\n\n   more", "\x0b",
    ]), max_size=4,
).map(lambda each: Prose("\n\n".join(each)))  # fmt: skip
PLAIN = TEXTS | some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.dates()
PROSE = MARKDOWN | TEXTS.map(Prose)
PRINTED = PLAIN | PROSE | TEXTS.map(Gap)
GROUPS = some.dictionaries(some.sampled_from("abc"), PRINTED, max_size=3)
ANY = some.recursive(PRINTED | TEXTS.map(str.encode), lambda inner: some.lists(inner) | some.dictionaries(TEXTS, inner))
LINES = (
    "{{ a }} and {{ a }}{{ b }}", "{%p if a %}", "{{ b }}", "{%p else %}", "none", "{%p endif %}",
    "{% if b %}one {{ a }}{% else %}two{% endif %}", "{%p for x in rows %}", "{{ x.a }} {{ x.b }}", "{%p endfor %}",
    "{% for x in rows %}{{ loop.index }}{{ x.c }}; {% endfor %}", "{{p a }}", "{%p if b %}", "{{p [a, b] | run_on }}",
    "{%p endif %}", "so {{r b }} it is", "{{ unheard_of }}", "{{p unheard_of }}",
)  # fmt: skip


def rows(document) -> None:
    table = document.add_table(rows=4, cols=2)
    table.cell(0, 0).text, table.cell(1, 0).text = "{%tr for x in rows %}", "{{ x.a }}"
    table.cell(1, 1).text = "{% if x.b %}{{ x.b|upper }}{% endif %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    table.cell(3, 0).text = "{{p b }}"


@pytest.fixture(scope="module")
def template(bench):
    return compile_template(bench.bytes(*LINES, build=rows), undefined="mark").value


@pytest.fixture
def unread(monkeypatch):
    """Have a part that is read again break the test."""
    monkeypatch.setattr("reportkit.word.render.well_formed", lambda _: pytest.fail("a part was read again"))


@given(a=PRINTED, b=PRINTED, rows=some.lists(GROUPS, max_size=4))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_print_that_is_proved_is_the_print_that_is_read_again(template, a, b, rows) -> None:
    names = {"a": a, "b": b, "rows": rows}
    quick = template.render(names)
    doubting = replace(template, parts=tuple(replace(each, proved=False, settled=False) for each in template.parts))
    slow = doubting.render(names)
    assert quick.findings == slow.findings
    assert quick.value == slow.value
    with zipfile.ZipFile(io.BytesIO(quick.value)) as file:
        etree.fromstring(file.read("word/document.xml"))


@given(names=some.dictionaries(TEXTS, ANY, max_size=4))
@settings(max_examples=150, deadline=None)
def test_the_quick_way_in_lets_in_what_the_long_way_does(names) -> None:
    assert let_in(names) == admit(names)


def test_values_too_deep_are_refused_on_both_ways() -> None:
    deep: object = "x"
    for _ in range(40):
        deep = {"a": [deep]}
    assert let_in({"a": deep}) == admit({"a": deep})
    assert admit({"a": deep})[1]


def test_texts_that_only_claim_to_be_texts_take_the_long_way() -> None:
    class Loud(str):
        def __str__(self) -> str:
            return "loud"

    made = let_in({"a": [Loud("x")], "b": {Loud("k"): "v"}})[0]
    assert (made, type(made["a"][0]), type(next(iter(made["b"])))) == ({"a": ["x"], "b": {"k": "v"}}, str, str)


def test_ordinary_parts_are_proved(template) -> None:
    (body,) = template.parts
    assert (body.proved, body.settled, body.mends) == (True, True, False)
    assert body.framed == body.plain | {each for each, site in body.sites.items() if site.level in ("paragraph", "run")}


@pytest.mark.usefixtures("unread")
@given(prose=PROSE)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_narratives_and_gaps_are_not_read_again(template, prose) -> None:
    assert template.render({"a": prose, "b": Gap("x < y"), "rows": [{"a": prose, "b": "", "c": prose}]}).value


def test_a_table_whose_rows_are_all_chosen_is_not_mended_where_one_is_printed(bench, monkeypatch) -> None:
    def build(document) -> None:
        table = document.add_table(rows=3, cols=1)
        for row, words in enumerate(("{%tr if a %}", "{{ a }}", "{%tr endif %}")):
            table.cell(row, 0).text = words
        document.add_paragraph("end")

    compiled = bench.compile(build=build).value
    assert compiled.parts[0].bare
    assert "<w:tbl>" not in bench.xml(compiled.render({"a": ""}).value)
    monkeypatch.setattr("reportkit.word.render.well_formed", lambda _: pytest.fail("a part was read again"))
    assert "<w:tbl>" in bench.xml(compiled.render({"a": "x"}).value)


@pytest.mark.parametrize(
    "body",
    [
        '<w:p xmlns:q="urn:q"><w:r><w:t>{{ a }}</w:t></w:r></w:p>',
        '<w:tbl xmlns:q="urn:q"><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:pPr><w:jc w:val="left" q:x="1"/></w:pPr><w:r><w:t>'
        "{{p a }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
    ],
)
def test_a_narrative_in_an_element_that_declares_a_namespace_is_read_again(bench, monkeypatch, body) -> None:
    read = []
    monkeypatch.setattr("reportkit.word.render.well_formed", lambda data: read.append(data) or True)
    compiled = compile_template(bench.with_body(body)).value
    assert not compiled.parts[0].framed
    compiled.render({"a": Prose("**bold** words")})
    assert len(read) == 1


def test_a_style_whose_id_would_break_the_part_is_found_when_it_is_printed(bench) -> None:
    data = bench.bytes("{{p a }}")
    styles = bench.xml(data, "word/styles.xml").replace('w:styleId="ListBullet"', 'w:styleId="List&amp;&lt;Bullet"')
    compiled = compile_template(bench.repack(data, {"word/styles.xml": styles.encode()})).value
    assert [each.code for each in compiled.render({"a": Prose("- x\n- y")}).findings] == ["RK418"]


def test_a_key_that_xml_cannot_hold_does_not_get_into_a_report(bench) -> None:
    printed = bench.render("{% for k in a %}{{ [k] | run_on }}{% endfor %}", a={"\x07": 1})
    assert printed.value is None
    assert [each.code for each in printed.findings] == ["RK418"]


@pytest.mark.parametrize(
    ("body", "proved"),
    [
        ("<w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>{% if a %}x</w:t></w:r></w:p><w:p><w:r><w:t>y{% endif %}</w:t></w:r></w:p>", True),
        (
            '<w:p><w:r><w:t>{% if a %}x</w:t></w:r></w:p><w:p xmlns:q="urn:q"><w:r><w:t>{% endif %}</w:t></w:r>'
            '<w:r><w:t q:z="1">z</w:t></w:r></w:p>',
            False,
        ),
        ('<w:p><w:r><w:t q="{% if a %}1{% endif %}">z</w:t></w:r></w:p>', False),
    ],
)
def test_what_cannot_be_proved_is_read_again(bench, body, proved) -> None:
    compiled = compile_template(bench.with_body(body))
    assert compiled.value is not None, compiled.findings
    assert compiled.value.parts[0].proved is proved
    for a in (True, False):
        printed = compiled.value.render({"a": a})
        assert printed.value is not None or printed.findings[0].code == "RK418"


def test_a_piece_that_is_shown_and_not_there_is_missed() -> None:
    assert missing_pieces(["a", "b"], ["b", "a"])
    assert not missing_pieces(["a", "b", "a"], ["b", "a"])


def test_packages_that_begin_alike_are_written_alike(template) -> None:
    printed = template.render({"a": 1, "b": 2, "rows": []}).value
    members = open_package(printed, "x").value
    assert write_package(members.values()) == printed


def test_the_report_that_is_measured_is_proved_and_has_docxtpls_words() -> None:
    pages = importlib.util.spec_from_file_location("nine_pages", BENCHMARKS / "nine_pages.py")
    nine_pages = importlib.util.module_from_spec(pages)
    pages.loader.exec_module(nine_pages)
    template, names = nine_pages.template(), nine_pages.names(3)
    compiled = compile_template(template).value
    assert [(each.proved, each.settled, each.mends) for each in compiled.parts] == [(True, True, False)] * 3
    document = DocxTemplate(io.BytesIO(template))
    document.render(names, autoescape=True)
    document.save(out := io.BytesIO())
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        ours, theirs = (
            "".join(etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part)).itertext("{*}t"))
            for data in (compiled.render(names).value, out.getvalue())
        )
        assert ours == theirs


@pytest.mark.parametrize("wanted", ["isal", "zlib-ng", "unheard-of"])
def test_a_packer_that_is_not_there_is_zlib(monkeypatch, wanted) -> None:
    _packer.cache_clear()
    monkeypatch.setenv("REPORTKIT_DEFLATE", wanted)
    monkeypatch.setattr("importlib.import_module", _not_there)
    try:
        assert Member.of("a", b"x" * 99).read() == b"x" * 99
        assert _packer() == (zlib, 3)
    finally:
        _packer.cache_clear()


def _not_there(name: str) -> object:
    if name == "zlib":
        return zlib
    raise ImportError(name)
