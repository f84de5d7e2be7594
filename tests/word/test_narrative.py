"""Narratives: the template's own styles, and no word eaten."""

from __future__ import annotations

import io
import re

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.word import Gap, Prose
from reportkit.word.glance import _MARKED, as_typed, glanced
from reportkit.word.narrative import _AS_TYPED, _hold, _parser, _Reader, blocks

TEXTS = [
    "5 * 3 * 2",
    "a stray * and _ and # in a sentence",
    "snake_case_name and C:\\temp\\*new*".replace("*new*", "new"),
    "#1 priority",
    ">50% of days",
    "1986. A hard year",
    "<b>not bold</b> &amp; <script>",
    "a ---\n---\nb",
    "    four spaces in front",
    "```\nfence\n```",
    "[1]: http://x.invalid/ reference",
    "![alt](http://x.invalid/a.png)",
    "__",
    "*",
    "|a|b",
    "back\\slash \\* \\_",
    "see [note](other) here",
    "🙂 Llŷr’s café — “quoted”",
]


def shown(text: str) -> str:
    return "\n\n".join("".join(run.text for run in block.runs) for block in blocks(text))


@pytest.mark.parametrize("text", TEXTS[:11] + TEXTS[14:])
def test_ordinary_text_survives_as_typed(text) -> None:
    assert shown(text).split() == text.split() or text in ("*",)


@pytest.mark.parametrize("text", TEXTS)
def test_no_letter_is_lost(text) -> None:
    assert sorted(re.findall(r"\w", shown(text))) == sorted(re.findall(r"\w", text))


def styles(opened) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in opened.paragraphs]


def test_blocks_take_the_templates_own_styles(bench) -> None:
    text = "one\n\n- a\n  - b\n\n1. c\n\n> d\n\n### e\n\n#### f\n\nlast"
    assert styles(bench.open("{{p x }}", x=Prose(text))) == [
        ("Normal", "one"),
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Number", "c"),
        ("Quote", "d"),
        ("Heading 3", "e"),
        ("Heading 4", "f"),
        ("Normal", "last"),
    ]


def test_the_hosts_paragraph_properties_are_copied(bench) -> None:
    def build(document) -> None:
        paragraph = document.add_paragraph("{{p x }}", style="Body Text")
        paragraph.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.runs[0].bold = True

    opened = bench.open(build=build, x=Prose("a\n\nb"))
    assert [(each.style.name, each.alignment, each.runs[0].bold) for each in opened.paragraphs] == [
        ("Body Text", 2, True)
    ] * 2
    assert [each.text for each in bench.open(build=build, x="a\nb").paragraphs] == ["a", "b"]


def test_every_numbered_list_begins_anew(bench) -> None:
    xml = bench.xml(bench.render("{{p x }}", "{{p x }}", x=Prose("1. a\n2. b\n\ntext\n\n5. c")).value)
    numbers = re.findall(r'<w:numId w:val="(\d+)"/>', xml)
    assert len(numbers) == 6
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 4
    numbering = bench.xml(bench.render("{{p x }}", x=Prose("5. c")).value, "word/numbering.xml")
    assert '<w:startOverride w:val="5"/>' in numbering


def test_lists_work_in_a_template_without_styles_or_numbering(bench) -> None:
    data = bench.bytes("{{p x }}")
    rels = re.sub(
        r"<Relationship [^>]*(?:numbering|styles|stylesWithEffects)\.xml[^>]*/>",
        "",
        bench.xml(data, "word/_rels/document.xml.rels"),
    )
    types = re.sub(
        r"<Override [^>]*(?:numbering|styles|stylesWithEffects)\.xml[^>]*/>", "", bench.xml(data, "[Content_Types].xml")
    )
    change = {"word/numbering.xml": None, "word/styles.xml": None, "word/stylesWithEffects.xml": None}
    bare = bench.repack(
        data, {**change, "word/_rels/document.xml.rels": rels.encode(), "[Content_Types].xml": types.encode()}
    )
    from reportkit.word import compile_template

    printed = compile_template(bare).value.render({"x": Prose("- a\n\n1. b\n\n> c\n\n## d")})
    numbering = bench.xml(printed.value, "word/numbering.xml")
    assert numbering.count("<w:abstractNum ") == 2
    assert numbering.index("</w:abstractNum><w:num ") > 0
    assert "/word/numbering.xml" in bench.xml(printed.value, "[Content_Types].xml")
    assert "numbering.xml" in bench.xml(printed.value, "word/_rels/document.xml.rels")
    assert docx.Document(io.BytesIO(printed.value)).paragraphs[0].text == "a"


def test_narratives_run_on_but_lists_and_quotes_stand_apart(bench) -> None:
    tag = "{{p [a, b, c, d, e] | run_on }}"
    names = {
        "a": Prose("One **two**."),
        "b": "",
        "c": "Three.",
        "d": Prose("Four:\n\n- five\n\n> six"),
        "e": Prose("Seven."),
    }
    assert styles(bench.open(tag, **names)) == [
        ("Normal", "One two. Three. Four:"),
        ("List Bullet", "five"),
        ("Quote", "six"),
        ("Normal", "Seven."),
    ]
    assert bench.words("{{p [a, b] | run_on }}", a="", b="") == [""]


def test_a_gap_among_narratives_that_run_on_stands_alone(bench) -> None:
    said = bench.words("{{p [a, b, c] | run_on }}", a=Prose("One."), b=Gap("Not recorded: two"), c=Prose("Three."))
    assert said == ["One.", "[Not recorded: two]", "Three."]


def test_links_show_their_address(bench) -> None:
    assert bench.words(
        "{{ x }}", x=Prose("see [the plan](https://x.invalid/a_b) and [https://y.invalid](https://y.invalid)")
    ) == ["see the plan (https://x.invalid/a_b) and https://y.invalid"]


def test_tables_have_a_header_row(bench) -> None:
    opened = bench.open("{{p x }}", x=Prose("| a | b |\n|---|---|\n| 1 | 2 |"))
    table = opened.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["1", "2"]]
    assert "w:tblHeader" in bench.xml(bench.render("{{p x }}", x=Prose("| a |\n|---|\n| 1 |")).value)


def test_an_empty_narrative_prints_nothing_and_breaks_nothing(bench) -> None:
    assert bench.words("a {{ x }} b", "{{p x }}", x=Prose("")) == ["a  b", ""]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab*_#>|-[]()!`\\1. \n\t&<~+:/"), max_size=60))
def test_whatever_is_written_no_letter_is_lost(text) -> None:
    assert sorted(filter(str.isalpha, shown_all(text))) >= sorted(filter(str.isalpha, text))


def shown_all(text: str) -> str:
    pieces = []
    for block in blocks(text):
        pieces += [run.text for run in block.runs]
        pieces += [run.text for row in block.rows for cell in row for run in cell]
    return "".join(pieces)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n."), max_size=40))
def test_the_short_way_reads_what_the_parser_reads(text) -> None:
    assert tuple(as_typed(text)) == tuple(_merged(_Reader().read(_parser().parse(text))))


def _merged(read):
    for block in read:
        runs = ("".join(run.text for run in block.runs),)
        yield type(block)(block.kind, tuple(map(type(block.runs[0]), runs)), block.level, block.list)


PIECES = st.sampled_from(
    [
        "**",
        "*",
        "- ",
        "> ",
        "\n",
        "\n\n",
        " ",
        "a",
        "b:",
        "c.",
        "(",
        "“d”",
        "\xa0",
        "1. ",
        "# ",
        "\t",
        "-",
        ">",
        "é",
        "&",
        "_",
        "!",
    ]
)
WRITTEN = st.sampled_from(
    [
        "**In short:** it went well.",
        "> “I did it.” — Jay",
        "- one **two** three\n- four",
        "no marks",
        "a\n**b\nc** d",
        "**all**",
    ]
)


def parsed(text: str):
    return tuple(_Reader().read(_parser().parse(_AS_TYPED.sub(_hold, text))))


@settings(max_examples=1_000, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join) | st.lists(WRITTEN | PIECES, max_size=4).map("\n\n".join))
def test_a_glance_reads_what_the_parser_reads(text) -> None:
    read = glanced(text)
    if read is not None and _MARKED.search(text):
        assert read == parsed(text)


def test_a_glance_reads_what_most_people_write() -> None:
    text = "**Home:** warm.\nQuiet. **School:** good.\n\n> “I like **it**.”\n\n- one\n- two\n\n- three\n\nThe end.\n\n- four"
    assert glanced(text) == parsed(text)
    assert [(each.kind, each.list) for each in glanced(text)][2:] == [
        ("bullet", 1), ("bullet", 1), ("bullet", 1), ("paragraph", 0), ("bullet", 2)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["**a", "*a*", "**a**b", "a**b**", "** a**", "1. a", "- a\n  - b", "> a\nb", "- a\nb", "# a"]
)
def test_a_glance_leaves_what_could_mean_more_to_the_parser(text) -> None:
    assert glanced(text) is None
