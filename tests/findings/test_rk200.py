"""RK2xx: what is found in a document folder, each code once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportkit.authoring.lint import rules_sound
from reportkit.documents import find_document, read_document
from tests.findings.bench import MANIFEST, RULES, Case, Found, changed, folder, hold

NAME = "{value: core_record.header.preferred_name}"
Ask = Callable[[Path], Found]


def read(at: Path) -> Found:
    return read_document(at).findings


def manifest(old: str, new: str, ask: Ask = read) -> Case:
    return lambda at: ask(folder(at, manifest=changed(MANIFEST, old, new)))


def rules(old: str, new: str, ask: Ask = read) -> Case:
    return lambda at: ask(folder(at, rules=changed(RULES, old, new)))


def proved(value: str) -> Case:
    """Return the case of a document whose name is worked out so."""
    return rules(NAME, f"\n  value: >-\n    {value}", rules_sound)


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
    "RK217": proved("'a' if core_record.header.date_of_birth > 3"),
    "RK218": proved("core_record.header.date_of_birth | join"),
    "RK219": proved("core_record.header"),
    "RK220": proved("'a' if core_record.header and not core_record.header"),
    "RK221": proved("'a' if core_record.header or not core_record.header"),
    "RK222": proved("'a' if core_record.header.nation == 'wales' and core_record.header.nation"),
    "RK223": proved("'a' if core_record.header.nation == 'wales'"),
    "RK224": rules(NAME, "{text: a, otherwise: b}", rules_sound),
    "RK225": proved("'a' if " + " or ".join(["core_record"] * 60)),
    "RK226": rules(NAME, "{cases: [{when: core_record, text: a}, {when: core_record.header, text: b}]}", rules_sound),
    "RK227": proved("offending_asb.offences.police_intelligence"),
    "RK228": manifest(
        "label: Home}",
        "label: Home, release: {paths: [core_record.header.surname], to: [child], because: It is theirs.}}",
        rules_sound,
    ),
    "RK229": proved("offending_asb.offences.outline"),
    "RK230": manifest("id: small", "id: timeline", rules_sound),
    "RK250": manifest("columns: [date, what]}", "figure: timeline, columns: [date, what]}"),
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
