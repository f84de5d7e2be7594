"""RK2xx: what is found in a document folder, each code once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.documents import find_document, read_document
from tests.findings.bench import MANIFEST, RULES, Case, Found, changed, folder, hold


def manifest(old: str, new: str) -> Case:
    return lambda at: read_document(folder(at, manifest=changed(MANIFEST, old, new))).findings


def rules(old: str, new: str) -> Case:
    return lambda at: read_document(folder(at, rules=changed(RULES, old, new))).findings


def no_such_document(at: Path) -> Found:
    folder(at)
    return find_document("smal", shelf=at).findings


def no_rules(at: Path) -> Found:
    made = folder(at)
    (made / "rules.yaml").unlink()
    return read_document(made).findings


CASES: dict[str, Case] = {
    "RK200": no_such_document,
    "RK201": no_rules,
    "RK202": manifest("title: A small report", "title: [A small report"),
    "RK203": manifest("title: A small report", "title: A small report\ncolour: blue"),
    "RK204": manifest("id: about\n    title: About the child", "id: about"),
    "RK205": manifest("required: true", "required: sometimes"),
    "RK206": manifest("[practitioner, child]", "[practitioner, chidl]"),
    "RK207": manifest("reportkit: 1", "reportkit: 9"),
    "RK208": manifest("sections:\n", "sections:\n  - use: nothing_of_this_name\n"),
    "RK209": manifest("label: Home}", "label: Home, as: table}"),
    "RK210": rules("{value: core_record.header.preferred_name}", "{when: core_record.header.preferred_name}"),
    "RK211": rules("preferred_name}", "preferred_name, when: core_record.header.surname}"),
    "RK212": rules("| long_date", "| long_dat"),
    "RK213": manifest("id: home", "id: name"),
    "RK214": rules("about.home:", "about.hoem:"),
    "RK215": rules("about.home:", "about.hoem:"),
    "RK216": rules("what: item.offence", "waht: item.offence"),
    "RK250": manifest("columns: [date, what]}", "figure: timeline, columns: [date, what]}"),
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
