"""Coverage says which ways of the rules no example goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportkit.authoring import Coverage, ExampleResult, coverage, run_examples
from reportkit.cli import app
from reportkit.documents import folders, shipped

ROOT = Path(__file__).parents[2]
HARM = "explanations_and_conclusions.future_behaviour.rosh"
RULES = f"""\
about.name: {{value: core_record.header.preferred_name}}
about.home:
  value: >-
    'Lives with family.' if core_record.header.nation == 'wales' else 'Lives with others.' if core_record.header.first_names
  otherwise: Not known.
about.gang: {{value: offending_asb.offences.police_intelligence}}
harm:
  when: {HARM} == "high"
  because: Only where the level is high.
harm.level: {{value: {HARM} | label}}
offences.items:
  each: offending_asb.offences.index_offences
  where: item.date
  columns: {{date: item.date | long_date, what: item.offence}}
"""


@pytest.fixture
def folder(small_folder: Path) -> Path:
    (small_folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    (small_folder / "examples").mkdir()
    return small_folder


def example(folder: Path, name: str, but: str = "{}", more: str = "") -> None:
    text = f"name: {name}\ngiven: samples/custody_all_options.json\nbut: {but}\nexpect: {{about.name: shown}}\n{more}"
    (folder / "examples" / f"{name}.yaml").write_text(text, encoding="utf-8")


def measured(folder: Path) -> Coverage:
    return coverage(folder, run_examples(folder, ROOT))


def untried(folder: Path, target: str) -> list[tuple[str, str]]:
    return [(each.kind, way) for each, way in measured(folder).missing if each.target == target]


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["examples", "--root", str(ROOT), *words])


def test_without_examples_nothing_is_tried(folder: Path) -> None:
    assert measured(folder).percent == 0


def test_a_condition_is_tried_when_it_held_once_and_once_did_not(folder: Path) -> None:
    example(folder, "high", f"{{{HARM}: high}}")
    assert untried(folder, "harm") == [("when", "does not hold")]
    example(folder, "low", f"{{{HARM}: low}}")
    assert untried(folder, "harm") == []


def test_an_if_that_is_never_come_to_is_untried_both_ways(folder: Path) -> None:
    example(folder, "wales", "{core_record.header.nation: wales}")
    assert untried(folder, "about.home").count(("if", "holds")) == 1
    assert untried(folder, "about.home").count(("if", "does not hold")) == 2


def test_a_row_must_be_kept_once_and_left_out_once(folder: Path) -> None:
    example(folder, "as_it_is")
    assert untried(folder, "offences.items") == [("where", "leaves a row out")]
    example(folder, "undated", "{offending_asb.offences.index_offences.0.date: null}")
    assert untried(folder, "offences.items") == []


def test_the_usual_words_must_be_said_once_and_once_not_be_needed(folder: Path) -> None:
    example(folder, "as_it_is")
    assert ("otherwise", "is said") in untried(folder, "about.home")
    assert ("otherwise", "is not needed") not in untried(folder, "about.home")


def test_what_is_missing_stands_at_its_file_and_line(folder: Path) -> None:
    example(folder, "high", f"{{{HARM}: high}}")
    assert f"small/rules.yaml:8  harm  no example in which `when: {HARM}" in run(str(folder), "--coverage").output


def test_a_hundred_per_cent_is_never_rounded_up_to(folder: Path) -> None:
    example(folder, "as_it_is")
    missing = measured(folder).missing[:1]
    assert Coverage("many", 100_000, missing).percent < 100


def test_less_than_is_required_is_refused(folder: Path) -> None:
    example(folder, "as_it_is")
    assert run(str(folder), "--require", "10").exit_code == 0
    assert run(str(folder), "--require", "100").exit_code == 1
    assert run(str(folder)).exit_code == 0


def test_a_program_is_told_the_same(folder: Path) -> None:
    example(folder, "as_it_is")
    first, last = map(json.loads, run(str(folder), "--coverage", "--findings", "json").output.splitlines())
    assert first["holds"] and first["example"] == "as_it_is.yaml"
    assert {"file", "line", "target", "kind", "asked", "way"} == set(last["missing"][0])
    assert last["percent"] == measured(folder).percent


def test_an_example_can_speak_of_a_readers_copy(folder: Path) -> None:
    example(folder, "copy", more="for: child\n")
    file = folder / "examples" / "copy.yaml"
    text = file.read_text(encoding="utf-8").replace("about.name: shown", "about.gang: withheld")
    file.write_text(
        text.replace("but: {}", "but: {offending_asb.offences.police_intelligence: Seen.}"), encoding="utf-8"
    )
    assert [each.failures for each in run_examples(folder, ROOT)] == [()]


def test_an_example_for_a_reader_who_has_no_copy_says_so(folder: Path) -> None:
    example(folder, "copy", more="for: panel\n")
    assert "not a document for this reader" in run_examples(folder, ROOT)[0].failures[0]


def test_an_example_can_say_what_the_service_has_set(folder: Path) -> None:
    with_service = RULES.replace("core_record.header.preferred_name", "service.phone")
    (folder / "rules.yaml").write_text(with_service, encoding="utf-8")
    example(folder, "set", more="settings: {service: {phone: 01632 960000}}\n")
    assert [each.failures for each in run_examples(folder, ROOT)] == [()]


def test_a_setting_that_there_is_not_is_said_to_be_none(folder: Path) -> None:
    example(folder, "set", more="settings: {service: {fone: 01632 960000}}\n")
    assert "settings: there is no setting “fone”" in run_examples(folder, ROOT)[0].failures


@pytest.fixture(scope="module")
def everything() -> list[ExampleResult]:
    return [each for shelf in folders(shipped()).values() for each in run_examples(shelf, ROOT)]


@pytest.mark.parametrize("name", list(folders(shipped())))
def test_the_shipped_examples_go_every_way(name: str, everything: list[ExampleResult]) -> None:
    assert coverage(folders(shipped())[name], everything).lines()[1:] == []
