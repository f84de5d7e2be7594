"""What the cases of the register share: an invented child, a planted value, and ways to make things go wrong."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import docx

from reportkit.assessment.read import validate_assessment
from reportkit.diagnostics import Diagnostic

PLANTED = "Zzyzxova"
DAY = datetime.date(2026, 2, 1)

Found = Iterable[Diagnostic]
Case = Callable[[Path], Found]
"""A case is given an empty folder and returns what was found."""

MANIFEST = """\
reportkit: 1
id: small
title: A small report
stages: [pre_sentence_report]
copies_for: [practitioner, child]
sections:
  - id: about
    title: About the child
    fields:
      - {id: name, label: Name, as: line, required: true}
      - {id: home, label: Home}
  - id: offences
    title: Offences
    fields:
      - {id: items, label: Offences, columns: [date, what]}
"""

RULES = """\
about.name: {value: core_record.header.preferred_name}
about.home: {value: personal_family_social.living_arrangements_housing_finances.details}
offences.items:
  each: offending_asb.offences.index_offences
  columns: {date: item.date | long_date, what: item.offence}
"""


def under(path: str, answer: Any) -> dict[str, Any]:
    """Return an assessment with `answer` at a dotted path.

    >>> under("core_record.header", {"surname": "A"})
    {'core_record': {'header': {'surname': 'A'}}}
    """
    for name in reversed(path.split(".")):
        answer = {name: answer}
    assert isinstance(answer, dict)
    return answer


def joined(*parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return several parts of an assessment as one.

    >>> joined({"a": {"b": 1}}, {"a": {"c": 2}})
    {'a': {'b': 1, 'c': 2}}
    """
    made: dict[str, Any] = {}
    for part in parts:
        for key, each in part.items():
            both = isinstance(each, dict) and isinstance(made.get(key), dict)
            made[key] = joined(made[key], each) if both else each
    return made


def assessment(*parts: Mapping[str, Any]) -> bytes:
    """Return the JSON of a child whose surname is the planted value, with `parts` laid over."""
    child = under("core_record.header", {"surname": PLANTED, "date_of_birth": "2010-03-04"})
    return json.dumps(joined({"reportkit_assessment": 1}, child, *parts)).encode()


def validated(*parts: Mapping[str, Any]) -> Case:
    """Return the case of an assessment made of `parts`."""
    return lambda _: validate_assessment(assessment(*parts), on=DAY).findings


def validated_bytes(data: bytes) -> Case:
    """Return the case of a file that holds exactly `data`."""
    return lambda _: validate_assessment(data, on=DAY).findings


def folder(at: Path, *, manifest: str = MANIFEST, rules: str = RULES) -> Path:
    """Write a small document folder."""
    made = at / "small"
    made.mkdir()
    (made / "manifest.yaml").write_text(manifest, encoding="utf-8")
    (made / "rules.yaml").write_text(rules, encoding="utf-8")
    return made


def changed(text: str, old: str, new: str) -> str:
    """Return `text` with `old`, which must be in it, replaced."""
    assert old in text
    return text.replace(old, new)


def word(*paragraphs: str, build: Callable[[Any], None] | None = None) -> bytes:
    """Return a Word file with these paragraphs."""
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    if build is not None:
        build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def repacked(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """Return a Word file with `members` put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


def with_body(body: str) -> bytes:
    """Return a Word file whose body is the XML that is given."""
    data = word()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        xml = file.read("word/document.xml").decode()
    before, _, rest = xml.partition("<w:body>")
    section = rest[rest.index("<w:sectPr") :]
    return repacked(data, {"word/document.xml": f"{before}<w:body>{body}{section}".encode()})


def hold(code: str, case: Case, at: Path) -> None:
    """Check that `case` makes the finding `code` happen, and that nothing found repeats the planted value."""
    found = list(case(at))
    assert code in [each.code for each in found], [(each.code, each.message) for each in found]
    for each in found:
        assert each.message, each.code
        for words in (each.message, each.hint, each.quote, str(each.at or ""), str(each.because or "")):
            assert PLANTED not in words, each.code
