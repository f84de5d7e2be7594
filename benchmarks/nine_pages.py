"""A nine-page report as Word leaves it, and invented values for it: what every engine here is measured on.

A front sheet of eighteen facts, ten narrative sections, three tables that repeat a row, three conditions, a numbered
list, a header and a footer with fields, one picture; tags split over runs, proofing marks and revision ids throughout.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

FACTS: Final = {
    "Court": "hearing.court", "Court house": "hearing.address", "Bench": "hearing.bench", "Hearing": "hearing.kind",
    "Date of hearing": "hearing.day", "Time": "hearing.time", "Case number": "hearing.number", "Requested": "hearing.asked",
    "Child": "child.name", "Date of birth": "child.born", "Lives at": "child.home", "School": "child.school",
    "Author": "author.name", "Team": "author.team", "Telephone": "author.phone", "Manager": "author.manager",
    "Service": "service.name", "Area": "service.area",
}  # fmt: skip
SECTIONS: Final = {
    "sources": "Sources of information", "offence": "The offence and what led to it", "before": "What came before",
    "home": "Home and family", "school": "School, training and work", "health": "Health & wellbeing",
    "friends": "Friends and free time", "strengths": "Strengths and what helps", "harm": "Safety and wellbeing",
    "future": "Likelihood of offending again",
}  # fmt: skip
CONTACTS: Final = ("contacts", {"Date": "day", "Who": "who", "As": "role", "How": "how", "What was said": "note"})
SERVICES: Final = ("services", {"Service": "name", "Given by": "giver", "From": "start", "State": "state"})
STEPS: Final = ("steps", {"No.": "number", "Step": "step", "Done": "done", "By": "due"})

_FIRST: Final = "Aled Briar Cai Devi Elin Ferdy Gwen Hari Idris Jun Kit Lowri Mab Nye Osian Peri Rhun Seren".split()  # noqa: SIM905
_LAST: Final = "Ash Birch Cedar Drift Elder Fern Gorse Heath Ivy Juniper Larch Maple Nettle Oak Pine Reed Sedge".split()  # noqa: SIM905
_PLACES: Final = "Aberlight Brackwater Coldharbour Dunmere Eastmarsh Fallowby Greywick Hollin Inverley Kelder".split()  # noqa: SIM905
_WHEN: Final = (
    "Since the last hearing|In the school's record|At the visit on {day}|By telephone on {day}|In the panel's notes"
)
_WHO: Final = (
    "the child|{name}|the child's mother|the carer|the class teacher|the case manager|the youth worker|the nurse"
)
_DID: Final = (
    "came to every appointment & was on time|asked for more time together|said that sleep was <5 hours most nights|"
    "spoke openly about what had happened|missed two of the sessions that were arranged|described steady progress in reading|"
    "was calm and took part throughout|met all but one of the steps agreed|gave the letters that were still missing"
)
_AND: Final = (
    "and the note of it is on the file|although nothing has come in writing yet|which agrees with what was seen at home|"
    "and nothing further was thought to be needed|and it will be looked at again within thirty days|"
    "while the waiting list stays open|with everybody's agreement|and two other people have confirmed it"
)


def names(number: int, *, times: float = 1) -> dict[str, Any]:
    """Return the values of one report, `times` as long."""
    chance = random.Random(number)
    child = _person(chance)

    def texts(low: int, high: int) -> list[dict[str, str]]:
        return [{"text": _paragraph(chance, child)} for _ in range(_count(chance, times, low, high))]

    return {
        "hearing": {
            "court": f"{chance.choice(_PLACES)} Youth Court",
            "address": f"{chance.randint(1, 99)} Long Street\nFloor {chance.randint(1, 9)}\n{chance.choice(_PLACES)}",
            "bench": _person(chance), "kind": chance.choice(["Sentence", "Review"]), "day": _day(chance),
            "time": "10:30", "number": f"{chance.randint(100, 999)}-YC", "asked": _day(chance),
        },
        "child": {
            "name": child, "born": _day(chance), "home": f"{chance.choice(_PLACES)} House",
            "school": f"{chance.choice(_PLACES)} School",
        },
        "author": {
            "name": _person(chance), "team": "Court team", "phone": f"01632 960{chance.randint(100, 999)}",
            "manager": _person(chance),
        },
        "service": {"name": f"{chance.choice(_PLACES)} Youth Justice Service", "area": chance.choice(_PLACES)},
        "asked": {name: chance.random() < 0.5 for name in ("urgent", "siblings", "interpreter")},
        "notes": {name: _paragraph(chance, child) for name in ("urgent", "siblings", "interpreter")},
        "sections": {name: texts(2, 3) for name in SECTIONS},
        "contacts": [
            {"day": _day(chance), "who": _person(chance), "role": chance.choice(["Teacher", "Carer", "Nurse"]),
             "how": chance.choice(["In person", "By telephone"]), "note": _sentence(chance, child)}
            for _ in range(_count(chance, times, 8, 15))
        ],
        "services": [
            {"name": chance.choice(["Mentoring", "Reading", "Boxing", "Counselling"]),
             "giver": f"{chance.choice(_PLACES)} Services", "start": _day(chance),
             "state": chance.choice(["Running", "Finished", "Waiting"])}
            for _ in range(_count(chance, times, 5, 10))
        ],
        "steps": [
            {"number": str(step + 1), "step": _sentence(chance, child), "done": chance.choice(["Yes", "No", "In part"]),
             "due": _day(chance)}
            for step in range(_count(chance, times, 5, 9))
        ],
        "proposals": [{"text": _sentence(chance, child)} for _ in range(_count(chance, times, 6, 10))],
        "signed": {"place": chance.choice(_PLACES), "day": _day(chance)},
    }  # fmt: skip


def template() -> bytes:
    """Return the report's template."""
    word = _paper()
    section = word.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.add_run("In confidence, case ")
    _split(header, "{{ hearing.number }}")
    footer.add_run("{{ author.name }}\tPage ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")
    picture = word.add_paragraph()
    picture.add_run().add_picture(io.BytesIO(_crest()), width=Cm(7))
    picture._p.xpath(".//wp:docPr")[0].set("descr", "Crest of the service")
    word.add_heading("Report to the court", 0)
    front = word.add_table(rows=0, cols=2, style="Table Grid")
    for label, name in FACTS.items():
        _row(front, [label, f"{{{{ {name} }}}}"], bold=1)
    _condition(word, "urgent", "Urgent: ")
    for number, (name, title) in enumerate(SECTIONS.items(), 1):
        word.add_heading(f"{number}. {title}", 1)
        _repeated(word, f"sections.{name}", "Normal", split=number % 3 == 0)
        if name == "sources":
            _table(word, *CONTACTS)
        if name == "home":
            _condition(word, "siblings", "Brothers and sisters: ")
        if name == "strengths":
            _table(word, *SERVICES)
            _table(word, *STEPS)
            _condition(word, "interpreter", "Interpreter: ")
    word.add_heading("Proposals", 1)
    _repeated(word, "proposals", "List Number")
    word.add_paragraph("Signed at {{ signed.place }} on {{ signed.day }} by {{ author.name }}.")
    return _as_word_saves(_saved(word))


def table_template() -> bytes:
    """Return a template of one table that repeats its row."""
    word = _paper()
    _table(word, *CONTACTS)
    return _as_word_saves(_saved(word))


def table_names(rows: int) -> dict[str, Any]:
    """Return the values of a table that is `rows` long."""
    chance = random.Random(rows)
    fields = ("day", "who", "role", "how")
    return {
        "contacts": [{**dict.fromkeys(fields, _day(chance)), "note": _sentence(chance, "Kit")} for _ in range(rows)]
    }


def many_template(variables: int) -> bytes:
    """Return a template of paragraphs that print `variables` different names."""
    word = _paper()
    for number in range(variables):
        word.add_paragraph(f"Answer {number}: {{{{ v{number} }}}}")
    return _as_word_saves(_saved(word))


def many_names(variables: int) -> dict[str, Any]:
    """Return as many values."""
    chance = random.Random(variables)
    return {f"v{number}": _sentence(chance, "Kit") for number in range(variables)}


def _count(chance: random.Random, times: float, low: int, high: int) -> int:
    return max(1, round(times * chance.randint(low, high)))


def _person(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def _day(chance: random.Random) -> str:
    return f"{chance.randint(1, 28)} {chance.choice(['March', 'April', 'May', 'June'])} 2026"


def _sentence(chance: random.Random, child: str) -> str:
    when, who, did, after = (chance.choice(each.split("|")) for each in (_WHEN, _WHO, _DID, _AND))
    return f"{when}, {who} {did} {after}.".format(day=_day(chance), name=child)


def _paragraph(chance: random.Random, child: str) -> str:
    return " ".join(_sentence(chance, child) for _ in range(chance.randint(3, 5)))


def _paper() -> Word:
    """Return an empty document of about the size that today's Word saves."""
    word = Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    styles = word.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in ("TableNormal", "TableGrid"):
            styles.remove(style)
    for relationships in (word.part.rels, word.part.package.rels):
        for key, each in list(relationships.items()):
            if each.reltype.endswith(("/stylesWithEffects", "/thumbnail", "/customXml")):
                del relationships[key]
    return word


def _saved(word: Word) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _split(paragraph: Paragraph, words: str) -> None:
    """Write a tag in two runs with proofing marks between them."""
    cut = 3 + len(words) // 3
    paragraph.add_run(words[:cut])
    for kind in ("spellStart", "spellEnd"):
        mark = OxmlElement("w:proofErr")
        mark.set(qn("w:type"), kind)
        paragraph._p.append(mark)
    paragraph.add_run(words[cut:])


def _field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run("1" if kind == "1" else None)
        if kind == "1":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = f" {code} "
        run._r.append(element)


def _row(table: Any, words: Sequence[str], bold: int = 0) -> Any:
    row = table.add_row()
    for index, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
        run = cell.paragraphs[0].add_run(text)
        run.bold = index < bold or None
        run.font.size = Pt(9)
    return row


def _table(word: Word, source: str, columns: Mapping[str, str]) -> None:
    table = word.add_table(rows=0, cols=len(columns), style="Table Grid")
    blank = [""] * (len(columns) - 1)
    head = _row(table, list(columns), bold=len(columns))
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _row(table, [f"{{%tr for x in {source} %}}", *blank])
    _row(table, [f"{{{{ x.{name} }}}}" for name in columns.values()])
    _row(table, ["{%tr endfor %}", *blank])
    word.add_paragraph()


def _repeated(word: Word, source: str, style: str, split: bool = False) -> None:
    word.add_paragraph(f"{{%p for x in {source} %}}")
    paragraph = word.add_paragraph(style=style)
    if split:
        _split(paragraph, "{{ x.text }}")
    else:
        paragraph.add_run("{{ x.text }}")
    word.add_paragraph("{%p endfor %}")


def _condition(word: Word, name: str, label: str) -> None:
    word.add_paragraph(f"{{%p if asked.{name} %}}")
    paragraph = word.add_paragraph()
    paragraph.add_run(label).bold = True
    paragraph.add_run(f"{{{{ notes.{name} }}}}")
    word.add_paragraph("{%p endif %}")


def _crest() -> bytes:
    """Draw a picture of about 17 KB, always the same."""
    chance = random.Random(7)
    width, height = 96, 60
    lines = b"".join(b"\0" + bytes(chance.randrange(256) for _ in range(3 * width)) for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def _as_word_saves(data: bytes) -> bytes:
    """Give every paragraph, run and row the revision ids that Word gives them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                xml = re.sub(r"<w:p([ >])", r'<w:p w:rsidR="00A11B2C" w:rsidRDefault="00D33E4F"\1', content.decode())
                xml = re.sub(r"<w:r([ >])", r'<w:r w:rsidRPr="00F55A6B"\1', xml)
                content = re.sub(r"<w:tr([ >])", r'<w:tr w:rsidR="00A11B2C"\1', xml).encode()
            new.writestr(info.filename, content)
    return out.getvalue()
