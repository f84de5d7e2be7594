"""Reading a document folder: what stands in it, and every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.documents import Form, read_document
from reportkit.documents.yaml_file import read_yaml


def codes(folder: Path) -> list[tuple[str, int | None]]:
    return [(each.code, each.at.line if each.at else None) for each in read_document(folder).findings]


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_folder_is_read_with_its_sections_in_order(small_folder: Path) -> None:
    spec = read_document(small_folder).unwrap()
    assert [each.id for each in spec.sections] == ["about", "harm", "offences"]


def test_columns_make_a_field_a_table(small_folder: Path) -> None:
    field = read_document(small_folder).unwrap().field("offences.items")
    assert field is not None and field.form is Form.TABLE


def test_every_rule_remembers_its_line(small_folder: Path) -> None:
    assert read_document(small_folder).unwrap().rules["harm.level"].at.line == 7


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "line"),
    [
        ("manifest.yaml", "title: A small report", "titel: A small report", "RK203", 3),
        ("manifest.yaml", "required: true}", "requierd: true}", "RK203", 10),
        ("manifest.yaml", "as: line", "as: lines", "RK206", 10),
        ("manifest.yaml", "[practitioner, court, child]", "[practitioner, kourt]", "RK206", 5),
        ("manifest.yaml", "reportkit: 1", "reportkit: 9", "RK207", 1),
        ("manifest.yaml", "  - id: harm", "  - id: about", "RK213", 13),
        ("manifest.yaml", "  - id: harm", "  - id: document", "RK206", 13),
        ("manifest.yaml", "  - id: harm", "  - id: h-a", "RK206", 13),
        ("manifest.yaml", "{id: home", "{id: shown", "RK206", 11),
        ("manifest.yaml", "    title: Offences", "    title: Offences\n    level: 5", "RK206", 19),
        ("manifest.yaml", "[date, what]", "[date, what, what]", "RK213", 20),
        ("manifest.yaml", "[date, what]", "[date, {id: what, label: What, width: 0}]", "RK205", 20),
        ("manifest.yaml", "[date, what]", "[date, _what]", "RK206", 20),
        ("manifest.yaml", "title: A small report", 'title: "A \\0 report"', "RK202", 3),
        ("rules.yaml", "about.home:", "about.hoem:", "RK214", 2),
        ("rules.yaml", "harm.level: {value:", "harm.level: {valeu:", "RK203", 7),
        ("rules.yaml", "| label", "| lable", "RK212", 7),
        ("rules.yaml", "what: item.offence", "waht: item.offence", "RK216", 8),
        ("rules.yaml", "  because: Only where the level is high or very high.\n", "", "RK211", 4),
    ],
)
def test_a_fault_is_found_at_its_line(small_folder: Path, name: str, old: str, new: str, code: str, line: int) -> None:
    change(small_folder, name, old, new)
    assert (code, line) in codes(small_folder)


def test_a_field_without_a_rule_is_found(small_folder: Path) -> None:
    change(small_folder, "rules.yaml", "about.name: {value: core_record.header.preferred_name}\n", "")
    assert ("RK215", 10) in codes(small_folder)


def test_the_word_no_stays_a_word(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("answer: no\nnumber: 3\nyes_is: true\n", encoding="utf-8")
    assert read_yaml(path, name="x").unwrap().plain() == {"answer": "no", "number": 3, "yes_is": True}


@pytest.mark.parametrize(
    "text", ["a: &x 1\nb: *x\n", "a: [1, 2\n", "a: 1\na: 2\n", "", "? {a: 1}\n: 2\n", "a: \x07\n", "[" * 3000]
)
def test_hostile_yaml_is_a_finding(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert [each.code for each in read_yaml(path, name="x").findings] == ["RK202"]


def test_a_field_can_have_cases(small_folder: Path) -> None:
    change(
        small_folder, "rules.yaml", "about.name: {value: core_record.header.preferred_name}",
        "about.name:\n  cases:\n    - {when: core_record.header.nation == 'wales', text: Lives in Wales.}\n"
        "    - {when: core_record.header.nation == 'england', value: core_record.header.surname}",
    )  # fmt: skip
    rule = read_document(small_folder).unwrap().rules["about.name"]
    assert [each.at.line for each in rule.cases] == [3, 4]
    assert [key for key, _ in rule.parts()] == ["case", "says", "case", "says"]


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("{text: Words.}", "RK204"),
        ("{when: core_record.header}", "RK210"),
        ("{when: core_record.header, text: a, value: core_record.header.surname}", "RK210"),
        ("{when: core_record.header, tekst: a}", "RK203"),
        ("{when: core_record.header |, text: a}", "RK212"),
    ],
)
def test_a_case_has_a_condition_and_one_thing_to_say(small_folder: Path, case: str, code: str) -> None:
    change(small_folder, "rules.yaml", "{value: core_record.header.preferred_name}", f"{{cases: [{case}]}}")
    assert code in {found for found, _ in codes(small_folder)}
