"""What a reader may not hold is not in their copy."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment import Assessment, Occasion
from reportkit.disclosure import Copy, disclose
from reportkit.documents import read_document
from reportkit.prepopulation import Origin, Words, prepopulate


def copy_of(given: dict[str, Any], folder: Path, reader: str) -> Copy:

    draft = prepopulate(
        Assessment.model_validate(given), Occasion(datetime.date(2026, 11, 21)), read_document(folder).unwrap()
    ).unwrap()
    return disclose(draft, to=reader).unwrap()


def test_the_practitioner_holds_everything(given: dict[str, Any], small_folder: Path) -> None:
    assert "uncle" in str(copy_of(given, small_folder, "practitioner").binding("about.home"))


def test_a_restricted_question_is_withheld_whole(given: dict[str, Any], small_folder: Path) -> None:
    binding = copy_of(given, small_folder, "court").binding("about.gang")
    assert binding is not None and (binding.origin, binding.value) == (Origin.WITHHELD, None)


def test_a_restricted_passage_is_left_out_and_the_rest_stays(given: dict[str, Any], small_folder: Path) -> None:
    said = str(copy_of(given, small_folder, "court").binding("about.home"))
    assert "lives with his mother" in said and "uncle" not in said


def test_a_passage_not_for_the_child_is_not_in_the_childs_copy(given: dict[str, Any], small_folder: Path) -> None:
    home = given["personal_family_social"]["living_arrangements_housing_finances"]
    home["details"][1] = {"text": "A surprise is planned.", "not_for": ["child"]}
    assert "surprise" not in str(copy_of(given, small_folder, "child").binding("about.home"))
    assert "surprise" in str(copy_of(given, small_folder, "court").binding("about.home"))


def test_a_section_whose_condition_reads_what_is_restricted_is_withheld(
    given: dict[str, Any], small_folder: Path
) -> None:
    rules = small_folder / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    condition = 'explanations_and_conclusions.future_behaviour.rosh in ["high", "very_high"]'
    rules.write_text(text.replace(condition, "not offending_asb.offences.police_intelligence"), encoding="utf-8")
    copy = copy_of(given, small_folder, "court")
    assert [each.shown for each in copy.sections if each.section.id == "harm"] == [False]


def test_the_manifest_can_release_a_path_and_no_more(given: dict[str, Any], small_folder: Path) -> None:
    manifest = small_folder / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    released = (
        "{id: gang, label: Police intelligence, release: "
        "[{paths: [offending_asb.offences.police_intelligence], to: [court], because: The court directed it.}]}"
    )
    manifest.write_text(text.replace("{id: gang, label: Police intelligence}", released), encoding="utf-8")
    copy = copy_of(given, small_folder, "court")
    assert "named person" in str(copy.binding("about.gang"))
    assert "uncle" not in str(copy.binding("about.home"))
    assert "named person" not in str(copy_of(given, small_folder, "child").binding("about.gang"))


def test_what_was_withheld_is_listed_for_the_practitioner(given: dict[str, Any], small_folder: Path) -> None:
    assert [target for target, _ in copy_of(given, small_folder, "court").withheld] == ["about.home", "about.gang"]


def test_a_protected_address_is_not_in_the_courts_facts(given: dict[str, Any], small_folder: Path) -> None:
    header = given["core_record"]["header"]
    header |= {"address": "1 Invented Row", "address_withheld": "yes"}
    assert "Invented Row" not in str(copy_of(given, small_folder, "court").facts)
    header["address_withheld"] = "no"
    assert "Invented Row" in str(copy_of(given, small_folder, "court").facts)


def test_a_copy_for_a_reader_the_document_is_not_for_is_refused(given: dict[str, Any], small_folder: Path) -> None:
    spec = read_document(small_folder).unwrap()

    draft = prepopulate(Assessment.model_validate(given), Occasion(datetime.date(2026, 11, 21)), spec).unwrap()
    assert [each.code for each in disclose(draft, to="panel").findings] == ["RK371"]


def with_rule(folder: Path, target: str, rule: str) -> Path:
    """Return the small folder with another rule for one field or section."""
    path = folder / "rules.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(rule if each.startswith(f"{target}:") else each for each in lines), encoding="utf-8")
    return folder


HOME = "personal_family_social.living_arrangements_housing_finances.details"


@pytest.mark.parametrize(
    "rule",
    [
        f"about.home: {{value: {HOME}, otherwise: Nothing is known of the home.}}",
        f'about.home: {{value: {HOME} | default("Nothing is known of the home.")}}',
        f"about.home: {{value: '\"Nothing is known of the home.\" if not {HOME}', otherwise: The home is known.}}",
    ],
)
def test_a_copy_never_says_that_nothing_is_known_where_something_is_withheld(
    given: dict[str, Any], small_folder: Path, rule: str
) -> None:
    home = given["personal_family_social"]["living_arrangements_housing_finances"]
    home["details"] = [{"text": "His uncle is staying there.", "sensitivity": "restricted"}]
    binding = copy_of(given, with_rule(small_folder, "about.home", rule), "court").binding("about.home")
    assert binding is not None and (binding.origin, binding.value) == (Origin.WITHHELD, None)


def test_a_number_is_withheld_where_this_reader_would_count_another(given: dict[str, Any], small_folder: Path) -> None:
    closed = {"text": "Who was there.", "sensitivity": "restricted"}
    given["offending_asb"]["other_behaviours"] = {"behaviours": [{"description": closed}, {"description": "Shouting."}]}
    rows = "offending_asb.other_behaviours.behaviours"
    folder = with_rule(small_folder, "about.home", f'about.home: {{value: {rows} | pluck("description") | count}}')
    whole, part = (copy_of(given, folder, reader).binding("about.home") for reader in ("practitioner", "court"))
    assert whole is not None and whole.value == Words("2")
    assert part is not None and (part.origin, part.value) == (Origin.WITHHELD, None)


def test_a_section_that_does_not_apply_is_in_nobodys_copy(given: dict[str, Any], small_folder: Path) -> None:
    home = given["personal_family_social"]["living_arrangements_housing_finances"]
    home["details"] = [{"text": "His uncle is staying there.", "sensitivity": "restricted"}]
    rules = small_folder / "rules.yaml"
    condition = 'explanations_and_conclusions.future_behaviour.rosh in ["high", "very_high"]'
    text = rules.read_text(encoding="utf-8").replace(condition, f"not {HOME}")
    rules.write_text(text, encoding="utf-8")
    assert [each.shown for each in copy_of(given, small_folder, "court").sections if each.section.id == "harm"] == [
        False
    ]


def test_no_release_opens_a_protected_address(given: dict[str, Any], small_folder: Path) -> None:
    manifest = small_folder / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    path = "core_record.header.address"
    released = (
        f"{{id: gang, label: Address, release: [{{paths: [{path}], to: [court], because: The court asks for it.}}]}}"
    )
    manifest.write_text(text.replace("{id: gang, label: Police intelligence}", released), encoding="utf-8")
    folder = with_rule(small_folder, "about.gang", f"about.gang: {{value: {path}}}")
    header = given["core_record"]["header"]
    header |= {"address": "1 Invented Row", "address_withheld": "no"}
    assert "Invented Row" in str(copy_of(given, folder, "court").binding("about.gang"))
    header["address_withheld"] = "yes"
    assert "Invented Row" not in str(copy_of(given, folder, "court").binding("about.gang"))
