"""Every shipped example is true, and an example that is not true or cannot be run says so without giving away any answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.authoring.examples import ExampleResult, run_example, run_examples
from reportkit.documents import DocumentSpec
from reportkit.documents.read import read_document

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(each.parent for each in (ROOT / "templates").glob("[!_]*/manifest.yaml"))
SHIPPED = [
    pytest.param(file, id=f"{folder.name}: {file.stem}")
    for folder in FOLDERS
    for file in sorted(folder.glob("examples/*.yaml"))
]
GIVEN = "given: samples/first_time_referral_order.json"


@pytest.fixture(scope="module")
def specs() -> dict[str, DocumentSpec]:
    return {each.name: read_document(each).unwrap() for each in FOLDERS}


@pytest.fixture(scope="module")
def child_plan(specs: dict[str, DocumentSpec]) -> DocumentSpec:
    return specs["child_plan"]


@pytest.mark.parametrize("file", SHIPPED)
def test_a_shipped_example_is_true(file: Path, specs: dict[str, DocumentSpec]) -> None:
    assert run_example(file, specs[file.parents[1].name], ROOT).failures == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_document_has_examples(folder: Path) -> None:
    assert list(folder.glob("examples/*.yaml"))


def test_a_folder_is_run_whole_in_order() -> None:
    results = run_examples(ROOT / "templates" / "child_plan", ROOT)
    files = [each.file for each in results]
    assert files == sorted(files) and {"nothing_for_later_yet.yaml", "the_childs_name.yaml"} <= set(files)
    assert all(each.holds and each.name for each in results)


def tried(tmp_path: Path, spec: DocumentSpec, text: str) -> ExampleResult:
    file = tmp_path / "tried.yaml"
    file.write_text(text, encoding="utf-8")
    return run_example(file, spec, ROOT)


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("my_plan.name: gap", "my_plan.name: expected to be gap, and is shown"),
        ("my_plan.name: {says: Somebody else}", "my_plan.name: says something else than expected"),
        ("future_targets: not applicable", "future_targets: expected to be not applicable, and is shown"),
        ("my_plan.name: visible", "my_plan.name: expect one of"),
        ("my_plan.nane: shown", "my_plan.nane: the document has no such section or field"),
    ],
)
def test_what_is_not_so_is_said(tmp_path: Path, child_plan: DocumentSpec, expected: str, said: str) -> None:
    result = tried(tmp_path, child_plan, f"name: a fact\n{GIVEN}\nexpect:\n  {expected}\n")
    assert not result.holds
    assert len(result.failures) == 1
    assert result.failures[0].startswith(said)
    assert "Mal" not in result.failures[0]


def test_a_text_expected_of_a_gap_is_not_there(tmp_path: Path, child_plan: DocumentSpec) -> None:
    result = tried(
        tmp_path,
        child_plan,
        f"{GIVEN}\nbut: {{pathways_and_planning.my_targets: []}}\nexpect:\n  my_targets.items: {{says: Anything}}\n",
    )
    assert result.failures == ("my_targets.items: expected to say something, and is gap",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a list\n", "the example cannot be read as names and values"),
        (f"{GIVEN}\n", "an example says what is given, and what to expect"),
        (f"{GIVEN}\nexpects: {{}}\n", "an example has no “expects”"),
        ("given: samples/nobody.json\nexpect: {}\n", "given: the assessment cannot be read"),
        (f"{GIVEN}\nbut: [1]\nexpect: {{}}\n", "but: is written as path: value"),
        (
            f"{GIVEN}\nbut: {{core_record.header.date_of_birth: soon}}\nexpect: {{}}\n",
            "with these changes the assessment",
        ),
        (f"{GIVEN}\nbut: {{governance.signatures.99.name: A}}\nexpect: {{}}\n", "but: there is no row 99 to change"),
        (f"{GIVEN}\non: soon\nexpect: {{}}\n", "on: is a date such as 2026-11-21"),
        (
            f"{GIVEN}\nbut: {{governance.completed_on: null, governance.started_on: null}}\nexpect: {{}}\n",
            "the assessment has no day of its own",
        ),
    ],
)
def test_an_example_that_cannot_be_run_says_why(tmp_path: Path, child_plan: DocumentSpec, text: str, said: str) -> None:
    result = tried(tmp_path, child_plan, text)
    assert len(result.failures) == 1
    assert result.failures[0].startswith(said)


def test_an_example_may_say_its_day(tmp_path: Path, specs: dict[str, DocumentSpec]) -> None:
    age = "15 on 20 March 2027, 14 at the time of the offences"
    text = f"{GIVEN}\non: 2027-03-20\nexpect:\n  front_sheet.age: {{says: '{age}'}}\n"
    assert tried(tmp_path, specs["referral_order"], text).failures == ()


def test_a_document_that_cannot_be_read_fails_its_examples(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "one.yaml").write_text("name: one\n", encoding="utf-8")
    assert run_examples(tmp_path, ROOT) == (ExampleResult("one.yaml", "one", ("the document cannot be read",)),)
