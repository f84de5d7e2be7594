"""What docxtpl loses without a word is here a finding with a place, or printed."""

from __future__ import annotations

import io

import docx
import pytest

from reportkit.word import Prose, compile_template


def test_text_beside_a_paragraph_tag_is_refused(bench) -> None:
    outcome = bench.compile("Dear reader, {%p if a %}", "x", "{%p endif %}")
    assert [each.code for each in outcome.findings] == ["RK407"]
    assert outcome.value is None
    assert outcome.findings[0].quote == "Dear reader, {%p if a %}"


def test_text_beside_a_row_tag_is_refused(bench) -> None:
    def build(document) -> None:
        document.add_heading("Offences", 1)
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "{%tr for o in os %}", "Total"
        table.cell(1, 0).text = "{%tr endfor %}"

    found = bench.compile("{{ a }}", build=build).findings
    assert [(each.code, each.at.path) for each in found] == [("RK407", "body › “Offences” › table 1, row 1, column 1")]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("{%p for o in os %}", "x", "{% endfor %}"), "RK406"),
        (("{%p if a %}", "x"), "RK405"),
        (("x {% endif %}",), "RK405"),
        (("{% for o in os %}{% if o %}x{% endfor %}{% endif %}",), "RK405"),
        (("{{ a ",), "RK404"),
        (("a }} b",), "RK404"),
        (("{{ a", "}}"), "RK404"),
        (("{{ a b }}",), "RK401"),
        (("{{ }}",), "RK401"),
        (("{% if a = 1 %}x{% endif %}",), "RK401"),
        (("{% fro o in os %}",), "RK401"),
        (("{%tr if a %}",), "RK406"),
        (("{{ a|upcase }}",), "RK408"),
    ],
)
def test_faults_of_tags_are_found_with_their_place(bench, lines, code) -> None:
    found = bench.compile("first", *lines).findings
    assert code in [each.code for each in found]
    assert all(each.at.path.startswith("body › paragraph ") for each in found)


def test_rows_whose_tags_have_different_prefixes_are_refused(bench) -> None:
    def build(document) -> None:
        table = document.add_table(rows=3, cols=1)
        table.cell(0, 0).text, table.cell(1, 0).text = "{%tr for o in os %}", "{{ o }}"
        table.cell(2, 0).text = "{%p endfor %}"

    found = bench.compile(build=build).findings
    assert [each.code for each in found] == ["RK406"]
    assert found[0].hint == "write “{%tr endfor %}”"


def test_all_faults_are_found_in_one_run(bench) -> None:
    def build(document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ c d }}"

    codes = bench.codes(
        "{{ a b }}", "{% if x = 1 %}y{% endif %}", "{{ a|nothing }}", "z {%p if a %}", "{{", build=build
    )
    assert sorted(codes) == ["RK401", "RK401", "RK401", "RK404", "RK405", "RK407", "RK408"]


def test_an_undefined_name_is_a_finding_with_the_nearest_name(bench) -> None:
    printed = bench.render("Born: {{ child.date_of_brith }}", child={"date_of_birth": "x", "name": "y"})
    assert printed.value is None
    (found,) = printed.findings
    assert (found.code, found.hint, found.at.path) == (
        "RK410",
        "did you mean “child.date_of_birth”?",
        "body › paragraph 1",
    )


def test_every_undefined_name_is_found_in_one_run(bench) -> None:
    lines = (
        "{{ a }}",
        "{% if b.c %}x{% endif %}",
        "{%p for o in os %}",
        "{{ o.dat }}",
        "{%p endfor %}",
        "{{ d|upper }}",
    )
    found = bench.render(*lines, b={}, os=[{"date": 1}, {"date": 2}]).findings
    assert [each.message.split("”")[0][1:] for each in found] == ["a", "b.c", "o.dat", "d"]
    assert found[2].hint == "did you mean “o.date”?"


def test_an_undefined_name_may_be_asked_about(bench) -> None:
    assert bench.words("{% if a is defined %}x{% else %}y{% endif %} {{ a|default('z') }}") == ["y z"]


def test_an_undefined_name_can_be_marked_or_blank(bench) -> None:
    marked = bench.render("a {{ x.y }} b", undefined="mark", x={})
    assert docx.Document(io.BytesIO(marked.value)).paragraphs[0].text == "a [{{ x.y }}] b"
    assert [each.code for each in marked.findings] == ["RK411"]
    blank = bench.render("a {{ x.y }} b", undefined="blank", x={})
    assert docx.Document(io.BytesIO(blank.value)).paragraphs[0].text == "a  b"
    assert [each.code for each in blank.findings] == ["RK412"]


def test_a_whole_list_is_not_printed_as_python(bench) -> None:
    assert [each.code for each in bench.render("{{ a }}", a=[1]).findings] == ["RK414"]
    assert [each.code for each in bench.render("{% for x in a %}{{ x }}{% endfor %}", a=5).findings] == ["RK414"]
    assert [each.code for each in bench.render("{{ a + 1 }}", a="x").findings] == ["RK415"]


def test_control_characters_are_removed_with_a_finding(bench) -> None:
    printed = bench.render("{{ a.b }}", a={"b": "x\x00\x07y\ufdd0\ud800"})
    assert [(each.code, each.at.path) for each in printed.findings] == [("RK417", "a.b")]
    assert docx.Document(io.BytesIO(printed.value)).paragraphs[0].text == "xy"


def test_an_object_is_refused_without_its_value(bench) -> None:
    class Secret:
        def __repr__(self) -> str:
            return "Jay Invented"

    printed = bench.render("{{ a }}", a={"b": [Secret()]}, c=1)
    assert printed.value is None
    assert printed.findings[0].code == "RK413"
    assert printed.findings[0].at.path == "a.b[]"
    assert "Jay" not in str(printed.findings)
    assert "Secret" not in str(printed.findings)


def test_text_that_claims_to_be_markup_is_text(bench) -> None:
    from markupsafe import Markup

    assert bench.words("{{ a }}", a=Markup("<w:p/>&amp;")) == ["<w:p/>&amp;"]


def test_an_empty_cell_gets_its_paragraph(bench) -> None:
    def build(document) -> None:
        table = document.add_table(rows=1, cols=1)
        cell = table.cell(0, 0)
        cell.text = "{%p if a %}"
        cell.add_paragraph("x")
        cell.add_paragraph("{%p endif %}")

    assert len(bench.open(build=build, a=False).tables[0].cell(0, 0).paragraphs) == 1


def test_a_section_break_beside_a_tag_stays(bench) -> None:
    body = (
        '<w:p><w:r><w:t>one</w:t></w:r></w:p><w:p><w:pPr><w:sectPr><w:pgSz w:w="15840" w:h="12240" '
        'w:orient="landscape"/></w:sectPr></w:pPr><w:r><w:t>{%p if a %}</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r>'
        "</w:p><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    )
    for shown in (True, False):
        printed = compile_template(bench.with_body(body)).value.render({"a": shown})
        assert len(docx.Document(io.BytesIO(printed.value)).sections) == 2


def test_text_boxes_are_printed_in_both_branches(bench) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{ a }} box</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>outer {{ a }}</w:t></w:r></w:p>"
    )
    printed = compile_template(bench.with_body(body)).value.render({"a": "x & y"})
    assert bench.xml(printed.value).count("x &amp; y box") == 2
    assert "outer x &amp; y" in bench.xml(printed.value)


def test_a_deleted_tag_is_not_run_and_a_deleted_row_is_gone(bench) -> None:
    body = (
        '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{{ gone }}</w:delText></w:r></w:del>'
        "<w:r><w:t>kept</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>"
        '<w:del w:id="2" w:author="x"/></w:trPr><w:tc><w:p><w:r><w:t>{{ gone }}</w:t></w:r></w:p></w:tc></w:tr>'
        "<w:tr><w:tc><w:p><w:r><w:t>row</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    )
    printed = compile_template(bench.with_body(body)).value.render({})
    opened = docx.Document(io.BytesIO(printed.value))
    assert opened.paragraphs[0].text == "kept"
    assert [cell.text for cell in opened.tables[0].columns[0].cells] == ["row"]


def test_a_tag_in_a_field_code_is_found(bench) -> None:
    body = '<w:p><w:fldSimple w:instr=" DATE {{ a }} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    assert [each.code for each in compile_template(bench.with_body(body)).findings] == ["RK420"]


def test_a_loop_inside_a_loop_has_a_budget(bench) -> None:
    lines = "{% for a in xs %}{% for b in xs %}{% for c in xs %}{% endfor %}{% endfor %}{% endfor %}"
    assert [each.code for each in bench.render(lines, xs=[1] * 2000).findings] == ["RK416"]


def test_a_hundred_random_templates_lose_no_word(bench) -> None:
    import random

    chance = random.Random(7)
    words = ["alpha", "&", "beta", "<gamma>", "“delta”", "5", "*", "3", "*", "2", "#", "_x_"]
    for _ in range(20):
        values = {f"v{index}": " ".join(chance.choices(words, k=5)) for index in range(5)}
        line = " ".join(f"{chance.choice(words[:1])} {{{{ {name} }}}}" for name in values)
        expected = " ".join(f"alpha {value}" for value in values.values())
        assert bench.words(line, **values) == [expected]
        assert bench.words(line, **{name: Prose(value) for name, value in values.items()})[0].count("alpha") >= 5


def test_braces_at_the_end_of_a_paragraph_do_not_join_the_next(bench) -> None:
    assert bench.words("a {", "{{ a }}", a="x") == ["a {", "x"]


def test_a_hyphen_that_does_not_break_is_a_minus_in_a_tag_and_itself_outside(bench) -> None:
    body = (
        "<w:p><w:r><w:t>{{ 3 </w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t> 1 }} a</w:t><w:noBreakHyphen/>"
        "<w:t>b</w:t></w:r></w:p>"
    )
    printed = compile_template(bench.with_body(body)).value.render({})
    assert docx.Document(io.BytesIO(printed.value)).paragraphs[0].text == "2 a-b"


def test_raw_without_an_end_is_found(bench) -> None:
    assert bench.codes("{% raw %}{{ a }}", "{{ b }}") == ["RK405"]


@pytest.mark.parametrize(
    ("tag", "message", "hint"),
    [
        (
            "{{p if a }}",
            "“a” stands where the end of the tag should",
            "“if” is written with per cent signs: {%p if … %}",
        ),
        ("{{ date of birth }}", "“of” stands where the end of the tag should", "a name has no spaces in it"),
        ("{{ a + }}", "cannot be read", ""),
        ("{% for x a %}x{% endfor %}", "“a” stands where “in” should", ""),
    ],
)
def test_a_tag_that_cannot_be_read_says_why_in_plain_words(bench, tag, message, hint) -> None:
    (found,) = (each for each in bench.compile(tag).findings if each.code == "RK401")
    assert message in found.message
    assert "token" not in found.message
    assert found.hint == hint
