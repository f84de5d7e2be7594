"""RK4xx: what is found in a Word template or while it is printed, each code once."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest

from reportkit.documents import read_document
from reportkit.word import Picture, SubDocument, compile_template
from reportkit.word.fit import template_fits
from reportkit.word.program import program
from tests.findings.bench import PLANTED, Case, Found, folder, hold, repacked, with_body, word

NOTED = '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
CHILD = {"name": PLANTED}
TRIPLE = "{% for a in xs %}{% for b in xs %}{% for c in xs %}{% endfor %}{% endfor %}{% endfor %}"
DELETED = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>a</w:delText></w:r></w:del></w:p>'
FIELD = '<w:p><w:fldSimple w:instr=" DATE {{ a }} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
FETCHED = '<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;x.docx&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'


def png() -> bytes:
    """Return a picture of one white dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")


def compiled(*paragraphs: str, build: Callable[[Any], None] | None = None) -> Case:
    return lambda _: compile_template(word(*paragraphs, build=build)).findings


def opened(data: bytes) -> Case:
    return lambda _: compile_template(data).findings


def printed(line: str, values: Mapping[str, object], undefined: Literal["strict", "mark", "blank"] = "strict") -> Case:
    return lambda _: compile_template(word(line), undefined=undefined).unwrap().render(values).findings


def fitted(line: str) -> Case:
    return lambda at: template_fits(compile_template(word(line)).unwrap(), read_document(folder(at)).unwrap())


def damaged(body: str) -> Case:
    """Return the case of a compiled template whose body was damaged afterwards: no template that people write does that."""

    def case(_: Path) -> Found:
        template = compile_template(word("{{ a }}")).unwrap()
        (part,) = (each for each in template.parts if each.name == template.main)
        before, tag, after = body.partition("TAG")
        tree = [before, *([["print", min(part.sites), ["name", "a"]]] if tag else []), after]
        broken = replace(part, program=program(tree, frozenset(), {}), proved=False)
        return replace(template, parts=(broken,)).render({"a": PLANTED}).findings

    return case


CASES: dict[str, Case] = {
    "RK400": opened(b"not a Word file"),
    "RK401": compiled("{{ a b }}"),
    "RK402": fitted("{{ about.naem }}"),
    "RK403": fitted("{{ about.name }}"),
    "RK450": fitted("{{ about.gang }}"),
    "RK404": compiled("{{ a"),
    "RK405": compiled("{%p if a %}"),
    "RK406": compiled("{%p for o in os %}", "x", "{% endfor %}"),
    "RK407": compiled("Dear reader, {%p if a %}", "x", "{%p endif %}"),
    "RK408": compiled("{{ a | upcase }}"),
    "RK409": opened(with_body(DELETED)),
    "RK410": printed("{{ child.nmae }}", {"child": CHILD}),
    "RK411": printed("{{ child.nmae }}", {"child": CHILD}, "mark"),
    "RK412": printed("{{ child.nmae }}", {"child": CHILD}, "blank"),
    "RK413": printed("{{ a }}", {"a": {PLANTED}}),
    "RK414": printed("{{ a }}", {"a": [PLANTED]}),
    "RK415": printed("{{ a + 1 }}", {"a": PLANTED}),
    "RK416": printed(TRIPLE, {"xs": [PLANTED] * 2000}),
    "RK417": printed("{{ a }}", {"a": f"{PLANTED}\x07"}),
    "RK418": damaged("<w:document>"),
    "RK419": damaged("<document><!-- TAG --></document>"),
    "RK420": opened(with_body(FIELD)),
    "RK421": printed("{{p a }}", {"a": SubDocument(word(build=lambda made: made.add_heading("Words", 1)))}),
    "RK422": printed("{{p a }}", {"a": SubDocument(with_body(NOTED))}),
    "RK423": printed("{{p a }}", {"a": SubDocument(word(build=lambda made: made.add_picture(io.BytesIO(png()))))}),
    "RK424": printed("{{ a }}", {"a": SubDocument(word("x"))}),
    "RK430": opened(repacked(word("x"), {"word/large.xml": b"0" * (2 << 20)})),
    "RK431": opened(repacked(word("x"), {"../outside.xml": b"<x/>"})),
    "RK432": opened(repacked(word("x"), {"word/vbaProject.bin": b"x"})),
    "RK433": opened(with_body(FETCHED)),
    "RK434": opened(repacked(word("x"), {"word/entity.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})),
    "RK435": printed("{{ a }}", {"a": Picture(b"GIF89a", PLANTED, 3)}),
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
