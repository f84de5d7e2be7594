"""What the tags of the dialect print."""

from __future__ import annotations

import datetime
import io
import zipfile

import docx
import pytest
from lxml import etree

from reportkit.word import Gap, Prose, compile_template


def test_characters_that_mean_something_in_xml_are_kept(bench) -> None:
    assert bench.words("{{ a }} after", "next", a="Smith & <Jones> \"x\" 'y' 🙂 Llŷr") == [
        "Smith & <Jones> \"x\" 'y' 🙂 Llŷr after",
        "next",
    ]


def test_plain_values_are_printed_as_a_report_writes_them(bench) -> None:
    values = {"n": None, "t": True, "f": 2.5, "i": 3, "d": datetime.date(2026, 3, 9)}
    assert bench.words("[{{ n }}] {{ t }} {{ f }} {{ i }} {{ d }}", **values) == ["[] Yes 2.5 3 9 March 2026"]


def test_line_breaks_and_tabs_are_words_own(bench) -> None:
    printed = bench.render("{{ a }}", a="one\ntwo\tthree")
    assert "<w:br/>" in bench.xml(printed.value)
    assert "<w:tab/>" in bench.xml(printed.value)
    assert bench.words("{{ a }}", a="one\ntwo\tthree") == ["one\ntwo\tthree"]


def test_a_field_called_items_is_a_field(bench) -> None:
    lines = ("{%p for o in offending.items %}", "{{ o.date }}", "{%p endfor %}")
    assert bench.words(*lines, offending={"items": [{"date": "x"}, {"date": "y"}]}) == ["x", "y"]


def test_paragraph_tags_take_their_paragraphs_with_them(bench) -> None:
    lines = ("before", "{%p if a %}", "inside", "{%p else %}", "other", "{%p endif %}", "after")
    assert bench.words(*lines, a=True) == ["before", "inside", "after"]
    assert bench.words(*lines, a=False) == ["before", "other", "after"]


def test_rows_and_cells_repeat(bench) -> None:
    def build(document) -> None:
        table = document.add_table(rows=4, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Date", "What"
        table.cell(1, 0).text = "{%tr for o in rows %}"
        table.cell(2, 0).text, table.cell(2, 1).text = "{{ o.d }}", "{{ o.w }}"
        table.cell(3, 0).text = "{%tr endfor %}"

    opened = bench.open(build=build, rows=[{"d": "1", "w": "a"}, {"d": "2", "w": "b"}])
    assert [[cell.text for cell in row.cells] for row in opened.tables[0].rows] == [
        ["Date", "What"],
        ["1", "a"],
        ["2", "b"],
    ]


def test_cells_repeat_across_a_row(bench) -> None:
    def build(document) -> None:
        table = document.add_table(rows=1, cols=3)
        for cell, words in zip(table.rows[0].cells, ("{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}"), strict=True):
            cell.text = words

    xml = bench.xml(bench.render(build=build, cs=["a", "b", "c", "d"]).value)
    assert xml.count("<w:tc>") == 4


def test_a_tag_split_over_runs_is_healed(bench) -> None:
    def build(document) -> None:
        paragraph = document.add_paragraph("Name: {")
        paragraph.add_run("{ chi").bold = True
        paragraph.add_run("ld.na").italic = True
        paragraph.add_run("me }").bold = True
        paragraph.add_run("} end")

    assert bench.words(build=build, child={"name": "Jay"}) == ["Name: Jay end"]


def test_proofing_marks_bookmarks_and_insertions_inside_a_tag_are_healed(bench) -> None:
    body = (
        '<w:p><w:r><w:t>{{ </w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00AA"><w:t>child</w:t></w:r>'
        '<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="1" w:name="b"/><w:ins w:id="9" w:author="x">'
        '<w:r><w:t>.name</w:t></w:r></w:ins><w:del w:id="8" w:author="x"><w:r><w:delText>.old</w:delText></w:r></w:del>'
        '<w:bookmarkEnd w:id="1"/><w:smartTag w:uri="u" w:element="e"><w:r><w:t> }}</w:t></w:r></w:smartTag></w:p>'
    )
    compiled = compile_template(bench.with_body(body))
    assert [each.code for each in compiled.findings] == ["RK409"]
    printed = compiled.value.render({"child": {"name": "Jay"}})
    assert [each.text for each in docx.Document(io.BytesIO(printed.value)).paragraphs] == ["Jay"]
    assert "rsid" not in bench.xml(printed.value)


def test_curly_quotes_and_dashes_inside_a_tag_are_what_was_meant(bench) -> None:
    assert bench.words("{{ a|default(“none – yet”) }} {{ 3–1 }} {% if a == ‘x’ %}it’s{% endif %}", a="x") == [
        "x 2 it’s"
    ]


def test_what_cannot_be_seen_in_a_tag_is_not_read(bench) -> None:
    unseen = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    assert bench.words(
        f"{{{{{unseen}a{unseen} }}}}{{%{unseen} if a{unseen} == 'x' %}}y{{% endif{unseen} %}}", a="x"
    ) == ["xy"]
    assert bench.words("{{ 3\u20111 }}{{ 3\u20101 }}") == ["22"]


def test_inline_blocks_in_one_paragraph(bench) -> None:
    line = "{% for o in os %}{{ o }}{% if not loop.last %}, {% endif %}{% endfor %}."
    assert bench.words(line, os=["a", "b", "c"]) == ["a, b, c."]


def test_blocks_over_paragraphs_without_prefix_work_as_in_docxtpl(bench) -> None:
    assert bench.words("{% for o in os %}", "{{ o }}", "{% endfor %}", os=["a", "b"]) == ["", "a", "", "b", ""]


def test_paragraphs_merge_with_dashes(bench) -> None:
    assert bench.words("One", "{%- if a %}", "two", "{%- endif %}", a=True) == ["One", "two"]
    assert bench.words("One ", "{%- if a -%}", "two", "{%- endif -%}", " three", a=True) == ["One two three"]


def test_run_tags_stand_between_runs(bench) -> None:
    assert bench.words("a {%r if x %}b{%r endif %} c {{r y }}", x=False, y="<y>") == ["a  c <y>"]


def test_comments_are_not_printed(bench) -> None:
    assert bench.words("a{# not this #}b", "{#p nor this #}", "c") == ["ab", "c"]


def test_raw_and_escaped_braces_are_printed_as_braces(bench) -> None:
    assert bench.words("{% raw %}{{ a }}{% endraw %}", "{_{ b }_}") == ["{{ a }}", "{{ b }}"]


def test_braces_in_a_value_are_never_read_as_a_tag(bench) -> None:
    assert bench.words("{{ a }}", a="{{ 7*7 }} {% if %}") == ["{{ 7*7 }} {% if %}"]


def test_colspan_cellbg_and_merged_cells(bench) -> None:
    def build(document) -> None:
        table = document.add_table(rows=3, cols=2)
        table.cell(0, 0).text = "{% colspan n %}{% cellbg colour %}Title"
        row = table.rows[1].cells
        row[0].text, row[1].text = "{%tr for r in rs %}", ""
        row = table.rows[2].cells
        row[0].text, row[1].text = "{% vm %}Same", "{{ r }}"
        extra = table.add_row().cells
        extra[0].text = "{%tr endfor %}"

    printed = bench.render(build=build, n=2, colour="FF0000", rs=["a", "b"])
    xml = bench.xml(printed.value)
    assert '<w:gridSpan w:val="2"/>' in xml
    assert 'w:fill="FF0000"' in xml
    assert xml.count('<w:vMerge w:val="restart"/>') == 1
    assert xml.count('<w:vMerge w:val="continue"/>') == 1
    assert xml.count("Same") == 1


def test_headers_footers_and_properties_are_printed(bench) -> None:
    def build(document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ name }} head"
        document.sections[0].footer.paragraphs[0].text = "foot {{ name }}"
        document.core_properties.title = "Report on {{ name|upper }} & co"

    opened = bench.open("x", build=build, name="Jay & <J>")
    assert opened.sections[0].header.paragraphs[0].text == "Jay & <J> head"
    assert opened.sections[0].footer.paragraphs[0].text == "foot Jay & <J>"
    assert opened.core_properties.title == "Report on JAY & <J> & co"


def test_properties_are_set(bench) -> None:
    compiled = bench.compile("x").value
    given = {"title": "A & B", "language": "cy-GB", "creator": "The service", "keywords": "k", "subject": "s"}
    with zipfile.ZipFile(io.BytesIO(compiled.render({}, properties=given).value)) as package:
        core = etree.fromstring(package.read("docProps/core.xml"))
    said = {etree.QName(each).localname: each.text for each in core}
    assert given.items() <= said.items()
    with pytest.raises(KeyError):
        compiled.render({}, properties={"company": "x"})


def test_a_gap_is_visible_and_true(bench) -> None:
    printed = bench.render("{% if a %}{{ a }}{% endif %}", "{{p a }}", "{{ a|upper }}", a=Gap("not recorded"))
    opened = docx.Document(io.BytesIO(printed.value))
    assert [each.text for each in opened.paragraphs] == ["[not recorded]"] * 3
    run = next(run for run in opened.paragraphs[1].runs if run.text)
    assert run.bold
    assert run.font.highlight_color is not None


def test_a_gap_in_the_place_of_a_list_shows_as_one_row(bench) -> None:
    lines = ("{%p for o in os %}", "{{ o.date }}: {{ o.what }}", "{%p endfor %}")
    assert bench.words(*lines, os=Gap("none")) == ["[none]: [none]"]


def test_the_gap_style_of_the_template_is_used(bench) -> None:
    def build(document) -> None:
        document.styles.add_style("Gap", docx.enum.style.WD_STYLE_TYPE.CHARACTER)

    opened = bench.open("{{ a }}", build=build, a=Gap("x"))
    assert next(run for run in opened.paragraphs[0].runs if run.text).style.name == "Gap"


def test_the_hosts_run_properties_surround_a_narrative_in_a_line(bench) -> None:
    def build(document) -> None:
        document.add_paragraph().add_run("a {{ x }} b").underline = True

    runs = [run for run in bench.open(build=build, x=Prose("p **q** r")).paragraphs[0].runs if run.text]
    assert [(run.text, run.bold, run.underline) for run in runs] == [
        ("a ", None, True),
        ("p ", None, True),
        ("q", True, True),
        (" r", None, True),
        (" b", None, True),
    ]


def test_methods_and_filters_of_ordinary_templates(bench) -> None:
    line = (
        "{{ a.upper() }} {{ a|title }} {{ b.split(',')|join('/') }} {{ os|length }} {{ os|first }} {{ os|sort|last }}"
    )
    assert bench.words(line, a="o'neil x", b="1,2", os=["q", "p"]) == ["O'NEIL X O'neil X 1/2 2 q q"]


def test_every_dotted_name_is_known_by_its_source(bench) -> None:
    lines = (
        "{{ harm.reasons }}",
        "{% for o in offending.items %}{{ o.date }}{% for c in o.co %}{{ c }}{% endfor %}{% endfor %}",
    )
    compiled = bench.compile(*lines, "{{ child['dob'] }}").value
    assert compiled.names == (
        "child.dob",
        "harm.reasons",
        "offending.items",
        "offending.items[].co",
        "offending.items[].co[]",
        "offending.items[].date",
    )
    assert "Heading1" in compiled.styles
    assert compiled.mentions[0].quote == "{{ harm.reasons }}"


def test_tags_in_attributes_are_printed_and_escaped(bench) -> None:
    body = '<w:p><w:pPr><w:jc w:val="{{ a }}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    printed = compile_template(bench.with_body(body)).value.render({"a": '"right" & <x>'})
    assert 'w:val="&quot;right&quot; &amp; &lt;x&gt;"' in bench.xml(printed.value)


def test_braces_that_are_to_be_shown_may_be_split_over_runs(bench) -> None:
    def build(document) -> None:
        for words in ("{_%", "%_}", "{_{", "}_}", "{a_{b", "a {_{ b }_} c"):
            paragraph = document.add_paragraph()
            for letter in words:
                paragraph.add_run(letter)

    assert bench.words("{{ a }}", build=build, a=1) == ["1", "{%", "%}", "{{", "}}", "{a_{b", "a {{ b }} c"]


CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Case"><vt:lpwstr>WORDS</vt:lpwstr></property>'
    "</Properties>"
)


def with_custom(bench, words: str) -> bytes:
    plain = bench.bytes("{{ a }}")
    types = bench.xml(plain, "[Content_Types].xml").replace(
        "</Types>",
        '<Override PartName="/docProps/custom.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
    )
    members = {"[Content_Types].xml": types.encode(), "docProps/custom.xml": CUSTOM.replace("WORDS", words).encode()}
    return bench.repack(plain, members)


def test_custom_properties_are_printed(bench) -> None:
    compiled = compile_template(with_custom(bench, "No. {{ a }}{% if b %}, {{ b }}{% endif %}")).value
    for names, words in (({"a": "<1>", "b": ""}, "No. &lt;1&gt;"), ({"a": 1, "b": "&"}, "No. 1, &amp;")):
        made = compiled.render(names)
        assert f"<vt:lpwstr>{words}</vt:lpwstr>" in bench.xml(made.value, "docProps/custom.xml")


def test_a_fault_in_a_custom_property_names_it(bench) -> None:
    (found,) = compile_template(with_custom(bench, "{{ a")).findings
    assert (found.code, found.at.path) == ("RK404", "document properties › Case")
