"""An invented document with every form of field, and what can be read off the template that is drawn of it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from lxml import etree

from reportkit.diagnostics import Location
from reportkit.documents.spec import Column, DocumentSpec, Field, Form, Section

AT = Location("templates/invented/manifest.yaml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def field(id: str, label: str, form: Form, *columns: Column, required: bool = False, heading: bool = False) -> Field:
    return Field(id, label, AT, form, required=required, heading=heading, columns=columns)


def invented(look: str = "court") -> DocumentSpec:
    """Return a document with every form of field."""
    steps = Column("steps", "Steps", 1.4, Form.LIST)
    why = Column("why", "Why", 1.0, Form.PROSE)
    sections = (
        Section(
            "front_sheet",
            "Front sheet",
            AT,
            (
                field("name", "Full name", Form.LINE, required=True),
                field("called", "Likes to be called", Form.LINE),
                field("offences", "Offences & findings", Form.TABLE, Column("date", "Date"), why, steps, required=True),
            ),
        ),
        Section("views", "Views", AT, (field("mother", "Mother", Form.LINE), field("father", "Father", Form.LINE))),
        Section("harm", "Harm", AT, (field("reasons", "Reasons", Form.PROSE, heading=True),), intro="Read with care."),
        Section("pattern", "Pattern", AT, (field("text", "Text", Form.PROSE, required=True),), level=2),
        Section(
            "my_targets",
            "My targets",
            AT,
            (
                field(
                    "items", "Targets", Form.CARDS, Column("title", "Target"), Column("picture", "Picture"), why, steps
                ),
                field("hopes", "Hopes", Form.LIST),
            ),
            new_page=True,
        ),
        Section(
            "sign_off",
            "Sign-off",
            AT,
            (field("signed", "Signatures", Form.TABLE, Column("role", "Role"), Column("date", "Date"), required=True),),
        ),
    )
    return DocumentSpec("invented", "An invented report", Path("templates/invented"), (), (), sections, {}, look=look)


def part(file: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return etree.fromstring(package.read(name))


def paragraphs(file: bytes, name: str = "word/document.xml") -> list[tuple[str, str]]:
    """Return (style, words) of every paragraph."""
    return [
        (one.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), "".join(t.text or "" for t in one.iter(f"{W}t")))
        for one in part(file, name).iter(f"{W}p")
    ]


def conditions(file: bytes) -> list[tuple[str, str, list[str]]]:
    """Return (style, words, conditions that it stands under) of every paragraph that is printed."""
    found, open_tags = [], []
    for style, text in paragraphs(file):
        steering = re.fullmatch(r"\{%(?:p|tr) (.+) %\}", text)
        if not steering:
            found.append((style, text, list(open_tags)))
        elif steering[1].startswith(("if ", "for ")):
            open_tags.append(steering[1])
        elif steering[1].startswith("end"):
            open_tags.pop()
    return found


def grids(file: bytes, name: str = "") -> list[list[int]]:
    """Return the widths of the columns of every table, or of those that are called `name`."""
    return [
        [int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")]
        for table in part(file, "word/document.xml").iter(f"{W}tbl")
        if not name or table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == name
    ]
