"""A template drawn from a manifest says everything that the manifest declares, and is a Word file worth editing."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from reportkit.authoring import scaffold
from reportkit.authoring.looks import CHILD, LOOKS, Look
from reportkit.authoring.pictograms import pictograms, suits
from reportkit.documents.spec import Column, DocumentSpec, Field, Form, Section
from tests.authoring.invented import AT, W, conditions, field, grids, invented, paragraphs, part

ANSWERS = {Form.LINE: "{{{{ {} }}}}", Form.PROSE: "{{{{p {} }}}}"}


@pytest.fixture(scope="module", params=sorted(LOOKS))
def spec(request: pytest.FixtureRequest) -> DocumentSpec:
    return invented(request.param)


def test_the_same_spec_gives_the_same_bytes(spec: DocumentSpec) -> None:
    assert scaffold(spec) == scaffold(invented(spec.look))


def test_the_file_is_valid(spec: DocumentSpec, tmp_path: Path) -> None:
    file = tmp_path / "template.docx"
    file.write_bytes(scaffold(spec))
    result = OpenXmlValidator().validate(str(file))
    assert result.is_valid, [str(each) for each in result.errors]
    assert not result.errors


def test_every_section_and_field_has_its_place(spec: DocumentSpec) -> None:
    words = "\n".join(text for _, text in paragraphs(scaffold(spec)))
    for section in spec.sections:
        assert f"{{%p if {section.id}.shown %}}" in words
        for each in section.fields:
            name = f"{section.id}.{each.id}"
            if each.form in ANSWERS:
                assert ANSWERS[each.form].format(name) in words
            else:
                assert re.search(rf"for \w+ in {re.escape(name)} %", words)
            asked = rf"if (\w+\.\w+ or )*{re.escape(name)}( or \w+\.\w+)* %"
            assert re.search(asked, words)


def test_every_column_has_its_place(spec: DocumentSpec) -> None:
    words = "\n".join(text for _, text in paragraphs(scaffold(spec)))
    for section in spec.sections:
        for each in section.fields:
            for column in each.columns:
                row = "row" if each.form is Form.TABLE else "card"
                assert f"{row}.{column.id}" in words


def test_sections_stand_in_the_order_of_the_manifest(spec: DocumentSpec) -> None:
    headings = [
        text.strip() for style, text in paragraphs(scaffold(spec)) if style in ("Heading1", "Heading1Plain", "Heading2")
    ]
    assert [each for each in headings if each != "Reasons"] == [section.title for section in spec.sections]


def test_tags_are_closed_in_the_order_in_which_they_open(spec: DocumentSpec) -> None:
    for name in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml"):
        open_tags: list[tuple[str, str]] = []
        for _, text in paragraphs(scaffold(spec), name):
            for kind, word in re.findall(r"\{%(p|tr|) (\w+)", text):
                if word in ("if", "for"):
                    open_tags.append((kind, word))
                elif word.startswith("end"):
                    assert open_tags.pop() == (kind, word.removeprefix("end"))
        assert not open_tags


def test_a_steering_tag_stands_alone_in_its_paragraph(spec: DocumentSpec) -> None:
    for style, text in paragraphs(scaffold(spec)):
        if re.search(r"\{%(p|tr) ", text):
            assert re.fullmatch(r"\{%(p|tr) [^%]+ %\}", text)
            assert style == "TemplateTag"


def test_every_answer_leaves_no_trace_where_there_is_none(spec: DocumentSpec) -> None:
    """A required answer may be withheld from a reader, or the question may not arise."""
    printed = conditions(scaffold(spec))
    for section in spec.sections:
        for each in section.fields:
            name = f"{section.id}.{each.id}"
            for style, text, under in printed:
                if re.search(rf"\{{\{{p? {re.escape(name)} ", text) or f" in {name}" in " ".join(under):
                    assert f"if {name}" in under, (style, text)
    labels = [under for style, text, under in printed if style == "FactsLabel" and text == "Full name"]
    assert labels == [["if front_sheet.shown", "if front_sheet.name or front_sheet.called", "if front_sheet.name"]]
    captions = [under for style, text, under in printed if text == "Offences & findings"]
    assert captions == [["if front_sheet.shown", "if front_sheet.offences"]]


def test_facts_that_are_all_optional_never_leave_a_table_without_rows() -> None:
    assert "{%p if views.mother or views.father %}" in [text for _, text in paragraphs(scaffold(invented()))]


def test_every_style_that_is_used_is_there(spec: DocumentSpec) -> None:
    file = scaffold(spec)
    known = {style.get(f"{W}styleId") for style in part(file, "word/styles.xml").iter(f"{W}style")}
    for name in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml"):
        for kind in ("pStyle", "rStyle", "tblStyle"):
            assert {each.get(f"{W}val") for each in part(file, name).iter(f"{W}{kind}")} <= known
    assert {"Heading3", "ListBullet", "ListNumber", "Quote", "Gap", "Strong", "Hyperlink", "Marking"} <= known


def test_nothing_on_the_page_is_set_by_hand(spec: DocumentSpec) -> None:
    body = part(scaffold(spec), "word/document.xml")
    by_hand = {"sz", "b", "i", "color", "rFonts", "spacing", "ind", "jc", "shd", "pBdr", "tblBorders", "numPr", "u"}
    assert not [one.tag for one in body.iter() if one.tag.removeprefix(W) in by_hand]


def test_no_style_is_italic_or_in_capitals(spec: DocumentSpec) -> None:
    styles = part(scaffold(spec), "word/styles.xml")
    assert not [one for name in ("i", "iCs", "caps", "smallCaps") for one in styles.iter(f"{W}{name}")]


def test_no_paragraph_is_empty_and_no_table_lacks_its_columns(spec: DocumentSpec) -> None:
    body = part(scaffold(spec), "word/document.xml")
    for one in body.iter(f"{W}p"):
        if one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in ("TableGap", "SignHere"):
            continue
        assert "".join(one.itertext()).strip() or one.find(f".//{W}drawing") is not None
    for table in body.iter(f"{W}tbl"):
        grid = [int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")]
        assert sum(grid) == LOOKS[spec.look].measure
        assert all(one.find(f"{W}trPr/{W}cantSplit") is not None for one in table.iter(f"{W}tr"))


HINTS = {"court": "", "brief": "", "child": "Sign here"}
ROOM_TO_SIGN = 624  # 1.1 cm


def heights(file: bytes) -> list[int]:
    """Return the height of each row that has one."""
    return [int(one.get(f"{W}val")) for one in part(file, "word/document.xml").iter(f"{W}trHeight")]


def test_people_have_room_to_sign(spec: DocumentSpec) -> None:
    file = scaffold(spec)
    assert [text for style, text in paragraphs(file) if style == "SignHere"] == [HINTS[spec.look]]
    assert len(heights(file)) == 1
    assert heights(file)[0] >= ROOM_TO_SIGN


@pytest.mark.parametrize("place", [-1, 1])
def test_a_signature_that_the_document_records_is_printed(spec: DocumentSpec, place: int) -> None:
    """And then the row needs no room; so it is in every section that has a column of signatures."""
    columns = (Column("who", "Who"), Column("signature", "Signature"))
    sections = list(spec.sections)
    sections[place] = replace(sections[place], fields=(field("people", "People", Form.TABLE, *columns),))
    if place != -1:
        del sections[-1]
    file = scaffold(replace(spec, sections=tuple(sections)))
    words = [text for _, text in paragraphs(file)]
    recorded, to_sign = words.index("{%tr if row.signature %}"), words.index("{%tr else %}")
    assert words[recorded + 1 : to_sign] == ["{{ row.who }}", "{{ row.signature }}"]
    assert words[to_sign + 1 :][:3] == ["{{ row.who }}", HINTS[spec.look], "{%tr endif %}"]
    assert len(heights(file)) == 1


def test_the_sign_off_stays_on_one_page(spec: DocumentSpec) -> None:
    *others, last = spec.sections
    more = (field("author", "Written by", Form.LINE), field("words", "Words", Form.PROSE))
    file = scaffold(replace(spec, sections=(*others, replace(last, fields=(*more, *last.fields)))))
    styles = {one.get(f"{W}styleId"): one for one in part(file, "word/styles.xml").iter(f"{W}style")}
    body = list(part(file, "word/document.xml").iter(f"{W}p"))
    start = ["".join(one.itertext()) for one in body].index("{%p if sign_off.shown %}")
    loose = []
    for one in body[start:]:
        style = one.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        kept = any(each.find(f"{W}pPr/{W}keepNext") is not None for each in (one, styles[style]))
        if not kept and style not in ("TemplateTag", "FactsText", "TableGap"):
            loose.append(style)
    assert not loose
    assert all(styles[name].find(f"{W}pPr/{W}keepNext") is not None for name in ("SignText", "SignTextQuote"))


def test_paragraphs_of_a_court_report_are_numbered_under_their_section() -> None:
    file = scaffold(invented())
    styles = {one.get(f"{W}styleId"): one for one in part(file, "word/styles.xml").iter(f"{W}style")}
    for style, level in (("Heading1", "0"), ("ReportParagraph", "1")):
        number = styles[style].find(f"{W}pPr/{W}numPr")
        assert number.find(f"{W}numId").get(f"{W}val") == "1"
        assert number.find(f"{W}ilvl").get(f"{W}val") == level
    linked = {one.get(f"{W}val") for one in part(file, "word/numbering.xml").iter(f"{W}pStyle")}
    assert {"Heading1", "ReportParagraph", "ListBullet", "ListNumber"} <= linked


def test_the_front_sheet_and_the_sign_off_carry_no_number() -> None:
    plain = [text for style, text in paragraphs(scaffold(invented())) if style == "Heading1Plain"]
    assert plain == ["Front sheet", "Sign-off"]


def test_a_section_that_asks_for_it_begins_a_page(spec: DocumentSpec) -> None:
    body = part(scaffold(spec), "word/document.xml")
    breaking = [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert ["".join(t.text or "" for t in one.iter(f"{W}t")).strip() for one in breaking] == ["My targets"]


def test_a_plan_does_not_say_its_title_twice(spec: DocumentSpec) -> None:
    first, *others = spec.sections
    named = replace(spec, title="My plan", sections=(replace(first, title="My plan"), *others))
    said = [text for style, text in paragraphs(scaffold(named)) if style.startswith("Heading1") and "My plan" in text]
    assert len(said) == (0 if spec.look == "child" else 1)


def test_a_label_that_adds_nothing_to_the_heading_above_it_is_left_out(spec: DocumentSpec) -> None:
    table = field("options", "Options", Form.TABLE, Column("option", "Option"))
    reason = field("reason", "Reason", Form.PROSE)

    def captions(*fields: Field) -> list[str]:
        section = Section("options", "Sentencing options considered", AT, fields)
        words = paragraphs(scaffold(replace(spec, sections=(section,))))
        return [text for style, text in words if style == "Caption"]

    assert captions(table) == []
    assert captions(table) == captions(reason, table) == captions(replace(table, label="Choices")) == []
    another = replace(table, id="choices", label="Choices")
    assert captions(another, reason, replace(table, label="Ways forward")) == ["Choices", "Ways forward"]
    assert captions(another, reason, table) == ["Choices"], "its first column is headed with the same word"
    assert captions(field("name", "Name", Form.LINE), another) == ["Choices"]


def test_prose_that_runs_on_stands_in_one_paragraph(spec: DocumentSpec) -> None:
    first, more = field("first", "First", Form.PROSE), replace(field("more", "More", Form.PROSE), runs_on=True)
    after = replace(more, id="after")
    section = Section("said", "Said", AT, (first, more, field("items", "Items", Form.LIST), after))
    printed = conditions(scaffold(replace(spec, sections=(section,))))
    assert ("{{p [said.first, said.more] | run_on }}", ["if said.shown", "if said.first or said.more"]) in [
        (text, under) for _, text, under in printed
    ]
    assert ("{{p said.after }}", ["if said.shown", "if said.after"]) in [(text, under) for _, text, under in printed]


def test_halves_stand_two_to_a_line_and_alone_where_one_is_missing() -> None:
    fields = tuple(replace(field(name, name.title(), Form.LINE), half=True) for name in ("born", "called", "age"))
    section = Section("who", "Who", AT, (*fields, field("home", "Home", Form.LINE)))
    file = scaffold(replace(invented(), sections=(section,)))
    under = {}
    for style, text, conditions_ in conditions(file):
        if style == "FactsText":
            under.setdefault(text, []).append(conditions_[-1])
    assert under == {
        "{{ who.born }}": ["if who.born and who.called", "if who.born and not who.called"],
        "{{ who.called }}": ["if who.born and who.called", "if who.called and not who.born"],
        "{{ who.age }}": ["if who.age"],
        "{{ who.home }}": ["if who.home"],
    }
    assert [len(each) for each in grids(file)] == [4, 2]


def test_groups_of_cards_stand_under_a_heading(spec: DocumentSpec) -> None:
    cards = field("ideas", "Putting things right", Form.CARDS, Column("idea", "Idea"), Column("why", "Why"))
    section = Section("contract", "Contract", AT, (cards, replace(cards, id="more", label="Support to change")))
    words = paragraphs(scaffold(replace(spec, sections=(section,))))
    assert [text for style, text in words if style == "Heading2"] == ["Putting things right", "Support to change"]


def test_a_short_answer_of_a_card_stands_beside_its_label_for_a_child() -> None:
    columns = (Column("target", "Target"), Column("when", "By when"), Column("sure", "How will I know?"))
    section = Section("targets", "Targets", AT, (field("items", "Items", Form.CARDS, *columns),))
    words = paragraphs(scaffold(replace(invented("child"), sections=(section,))))
    lines = [text for style, text in words if style == "CardLine"]
    assert lines == ["By when: {{ card.when }}", "How will I know? {{ card.sure }}"]


def test_a_child_whose_date_of_birth_is_missing_is_named_without_it() -> None:
    file = scaffold(invented())
    for name, style in (("word/document.xml", "TitleName"), ("word/header1.xml", "Header")):
        line = next(text for each, text in paragraphs(file, name) if each == style)
        assert "{% if document.child_dob %}, born {{ document.child_dob }}{% endif %}" in line


def test_every_picture_says_what_it_shows() -> None:
    file = scaffold(invented("child"))
    drawn = list(part(file, "word/document.xml").iter("{*}docPr"))
    assert len(drawn) > len(pictograms())
    assert all(each.get("descr") for each in drawn)
    assert len({each.get("id") for each in drawn}) == len(drawn)


def test_a_card_always_has_one_picture() -> None:
    choice = [text for _, text in paragraphs(scaffold(invented("child"))) if "card.picture" in text]
    assert choice[0] == f"{{%p if card.picture == '{pictograms()[0].id}' %}}"
    assert all(text.startswith("{%p elif") for text in choice[1:])
    assert "{%p else %}" in [text for _, text in paragraphs(scaffold(invented("child")))]


def test_a_court_report_has_no_pictures() -> None:
    with zipfile.ZipFile(io.BytesIO(scaffold(invented()))) as package:
        assert not [name for name in package.namelist() if "media" in name]


def test_the_child_reads_large_letters_on_cream() -> None:
    file = scaffold(invented("child"))
    size = part(file, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    assert int(size.get(f"{W}val")) >= 28
    assert part(file, "word/document.xml").find(f"{W}background").get(f"{W}color") == CHILD.paper
    assert part(file, "word/settings.xml").find(f"{W}displayBackgroundShape") is not None


def test_the_file_is_of_today_and_in_its_language() -> None:
    file = scaffold(replace(invented(), language="cy-GB"))
    mode = [one.get(f"{W}val") for one in part(file, "word/settings.xml").iter(f"{W}compatSetting")]
    assert mode[0] == "15"
    assert part(file, "word/styles.xml").find(f".//{W}lang").get(f"{W}val") == "cy-GB"
    opened = docx.Document(io.BytesIO(file))
    assert opened.core_properties.title == "An invented report"
    assert opened.core_properties.language == "cy-GB"


def test_headers_and_footers_speak_the_names_that_every_document_has(spec: DocumentSpec) -> None:
    file = scaffold(spec)
    first = " ".join(text for _, text in paragraphs(file, "word/header2.xml"))
    others = " ".join(text for _, text in paragraphs(file, "word/header1.xml"))
    footer = " ".join(text for _, text in paragraphs(file, "word/footer1.xml"))
    assert "document.service" in first
    assert "document.marking" in first
    assert ("document.child_called" if spec.look == "child" else "document.child_name") in others
    assert "{%p if document.draft %}" in first
    assert "{% if document.draft %} Draft" in others, "one word, in the line that is there already"
    assert "document.notice" in footer
    assert "document.copy_for" in footer


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_words_stand_out_from_what_is_behind_them(look: Look) -> None:
    for words in (look.accent, look.ink, look.quiet):
        for behind in (look.paper or "FFFFFF", look.tint, look.card or "FFFFFF"):
            light, dark = sorted((luminance(words), luminance(behind)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_a_picture_is_found_by_the_words_of_a_section() -> None:
    found = suits("what_i_am_good_at")
    assert found is not None
    assert "good" in found.sections
