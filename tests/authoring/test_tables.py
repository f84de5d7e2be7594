"""Tables are as wide as the page, break no word and no row, and keep to themselves."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from reportkit.authoring import scaffold
from reportkit.authoring.looks import COURT, LOOKS, Look
from reportkit.authoring.measures import longest_word, width_of
from reportkit.documents import find_document, folders, shipped
from reportkit.documents.spec import Column, DocumentSpec, Form, Section
from tests.authoring.invented import AT, W, field, grids, invented, paragraphs, part


@pytest.fixture(scope="module", params=sorted(LOOKS))
def spec(request: pytest.FixtureRequest) -> DocumentSpec:
    return invented(request.param)


def test_a_report_table_repeats_its_header() -> None:
    tables = [
        table
        for table in part(scaffold(invented()), "word/document.xml").iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "ReportTable"
    ]
    assert len(tables) == 2
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)


def with_columns(look: str, *columns: Column) -> bytes:
    table = field("rows", "Rows", Form.TABLE, *columns)
    return scaffold(replace(invented(look), sections=(Section("many", "Many", AT, (table,)),)))


def test_a_date_stands_on_one_line(spec: DocumentSpec) -> None:
    look = LOOKS[spec.look]
    date, *_ = grids(scaffold(spec), "Offences & findings")[0]
    assert date >= width_of("30 September 2026", look.cell, look.face) + 2 * look.padding[1]


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_no_word_of_a_heading_is_broken(look: Look) -> None:
    labels = ("Requirement", "Purpose", "Suitability", "Attendance", "Delivered by", "Start")
    for count in range(1, len(labels) + 1):
        columns = [Column(f"c{place}", label, 0.2 if place else 9) for place, label in enumerate(labels[:count])]
        for width, column in zip(grids(with_columns(look.name, *columns))[0], columns, strict=True):
            assert width >= longest_word(column.label, look.cell, look.face, bold=True) + 2 * look.narrow


def test_many_columns_come_closer_together_before_a_word_is_broken() -> None:
    def style(count: int) -> str:
        file = with_columns("court", *(Column(f"c{place}", "Requirement") for place in range(count)))
        return str(part(file, "word/document.xml").find(f".//{W}tblStyle").get(f"{W}val"))

    assert style(4) == "ReportTable"
    assert style(7) == "ReportTableNarrow"


def test_a_court_report_has_letters_that_can_be_read() -> None:
    assert COURT.body >= 24
    assert COURT.cell >= 24
    assert COURT.small >= 20
    styles = part(scaffold(invented()), "word/styles.xml")
    sizes = {
        style.get(f"{W}styleId"): int(style.find(f"{W}rPr/{W}sz").get(f"{W}val"))
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}rPr/{W}sz") is not None
    }
    assert sizes["TableText"] == sizes["FactsText"] == sizes["CardText"] == COURT.cell
    assert "ReportParagraph" not in sizes


def test_facts_that_go_on_after_a_table_keep_their_distance_and_their_column() -> None:
    first, *others = invented().sections
    more = field("author", "Written by the author of the report", Form.LINE)
    front = replace(first, fields=(*first.fields, more))
    file = scaffold(replace(invented(), sections=(front, *others)))
    above, below = grids(file, "Front sheet")
    assert above == below
    styles = [style for style, _ in paragraphs(file)]
    assert "TableGap" in styles[: styles.index("Heading1")]


def test_tables_never_grow_together_and_none_is_the_last_thing(spec: DocumentSpec) -> None:
    body = part(scaffold(spec), "word/document.xml").find(f"{W}body")
    printed = [one for one in body if "{%p" not in "".join(one.itertext())]
    kinds = [one.tag.removeprefix(W) for one in printed]
    assert ("tbl", "tbl") not in set(pairwise(kinds))
    assert kinds[-2:] == ["p", "sectPr"]


def test_headings_and_captions_stay_with_what_follows(spec: DocumentSpec) -> None:
    styles = {one.get(f"{W}styleId"): one for one in part(scaffold(spec), "word/styles.xml").iter(f"{W}style")}
    for name in ("Heading1", "Heading2", "Heading3", "Caption", "FieldLabel", "SectionLead", "TableHeading"):
        assert styles[name].find(f"{W}pPr/{W}keepNext") is not None


def test_a_few_facts_stay_together() -> None:
    body = part(scaffold(invented()), "word/document.xml")
    labels = [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "FactsLabel"]
    held = {"".join(one.itertext()): one.find(f"{W}pPr/{W}keepNext") is not None for one in labels}
    assert held == {"Full name": True, "Likes to be called": False, "Mother": True, "Father": False}


def kept_lines(count: int) -> list[bool]:
    lines = [Column(f"line{place}", f"Line {place}") for place in range(count)]
    section = Section("targets", "Targets", AT, (field("items", "Items", Form.CARDS, *lines),))
    body = part(scaffold(replace(invented(), sections=(section,))), "word/document.xml")
    said = [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "CardLine"]
    return [one.find(f"{W}pPr/{W}keepNext") is not None for one in said]


def test_a_short_card_stays_together_and_a_long_one_leaves_no_title_alone() -> None:
    assert kept_lines(4) == [True, True, False]
    assert kept_lines(9) == [True] + [False] * 7


def test_the_label_of_a_card_stands_in_line_with_its_answer() -> None:
    why = Column("why", "Why", 1.0, Form.PROSE)
    section = Section("targets", "Targets", AT, (field("items", "Items", Form.CARDS, Column("what", "What"), why),))
    words = [text for _, text in paragraphs(scaffold(replace(invented(), sections=(section,))))]
    assert "{{p ['**Why:**', card.why] | run_on }}" in words


def run_in(*columns: Column, look: str = "court") -> list[tuple[str, str]]:
    section = Section("options", "Options", AT, (field("items", "Options", Form.CARDS, *columns),))
    return paragraphs(scaffold(replace(invented(look), sections=(section,))))


def test_a_card_whose_answer_runs_on_is_a_paragraph_with_its_title_in_bold() -> None:
    what = Column("what", "What")
    why = Column("why", "Why", 1.0, Form.PROSE, runs_on=True)
    view = Column("view", "The family’s view", 1.0, Form.PROSE, runs_on=True)
    said = "{{p ['**' ~ card.what ~ '**', card.why, card.view and '**The family’s view:**', card.view] | run_on }}"
    assert ("ReportParagraph", said) in run_in(what, why, view)


def test_lines_of_a_card_that_run_on_stand_in_one_line_and_lists_alone() -> None:
    what, who = Column("what", "What"), Column("who", "Who")
    when, steps = Column("when", "When", runs_on=True), Column("steps", "Steps", 1.0, Form.LIST, runs_on=True)
    words = run_in(what, who, when, steps)
    assert (
        "CardLine",
        "{{p [card.who and '**Who:**', card.who, card.when and '**When:**', card.when] | run_on }}",
    ) in words
    assert ("TemplateTag", "{%p if card.who or card.when %}") in words
    assert ("CardLabel", "Steps") in words


def test_the_footer_has_room_for_the_notice_however_long() -> None:
    def below(notice: str) -> int:
        body = part(scaffold(replace(invented(), notice=notice)), "word/document.xml")
        return int(next(body.iter(f"{W}pgMar")).get(f"{W}bottom") or 0)

    assert below("") <= below("Short.") < below("A long notice, with much to say. " * 6)


def test_a_cell_is_never_empty_unless_somebody_writes_in_it(spec: DocumentSpec) -> None:
    words = [text for style, text in paragraphs(scaffold(spec)) if style == "TableText"]
    assert "{{ row.date or '–' }}" in words
    assert "{{ row.date }}" in words[words.index("{{ row.role }}") :]


@pytest.mark.parametrize("name", sorted(folders(shipped())))
def test_no_style_is_there_twice(name: str) -> None:
    sheet = part(scaffold(find_document(name).unwrap()), "word/styles.xml")
    ids = [style.get(f"{W}styleId") for style in sheet.iter(f"{W}style")]
    assert len(ids) == len(set(ids))
