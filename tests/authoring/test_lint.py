"""Lint asks what the journey asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from reportkit.authoring import lint, scaffold
from reportkit.documents import folders, read_document, shipped


@pytest.mark.parametrize("folder", folders(shipped()).values(), ids=list(folders(shipped())))
def test_a_shipped_folder_is_sound(folder: Path) -> None:
    assert lint(folder) == ()


@pytest.fixture
def small_folder(small_folder: Path) -> Path:
    """The small document, with what it withholds spoken for."""
    manifest = small_folder / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    said = text.replace("label: Police intelligence}", "label: Police intelligence, not_for: [court, child]}")
    manifest.write_text(said, encoding="utf-8")
    return small_folder


def drawn(folder: Path) -> Path:
    (folder / "template.docx").write_bytes(scaffold(read_document(folder).unwrap()))
    return folder


def test_a_field_that_the_template_does_not_print_is_found(small_folder: Path) -> None:
    drawn(small_folder)
    manifest, rules = small_folder / "manifest.yaml", small_folder / "rules.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("{id: level,", "{id: words, label: Words}\n      - {id: level,"), encoding="utf-8")
    rules.write_text(
        rules.read_text(encoding="utf-8") + "harm.words: {value: core_record.header.surname}\n", encoding="utf-8"
    )
    assert [(each.code, "harm.words" in each.message) for each in lint(small_folder)] == [("RK403", True)]


def test_a_name_that_the_manifest_does_not_have_is_found_in_the_template(small_folder: Path) -> None:
    drawn(small_folder)
    manifest, rules = small_folder / "manifest.yaml", small_folder / "rules.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("id: level", "id: rank"), encoding="utf-8")
    rules.write_text(rules.read_text(encoding="utf-8").replace("harm.level", "harm.rank"), encoding="utf-8")
    found = lint(small_folder)
    assert {"RK402", "RK450"} == {each.code for each in found}
    assert all(each.at and "Risk of serious harm" in each.at.path for each in found if each.code == "RK402")


def test_a_folder_without_its_template_is_found(small_folder: Path) -> None:
    assert [each.code for each in lint(small_folder)] == ["RK400"]


def test_a_required_answer_that_only_a_condition_mentions_is_an_error(small_folder: Path) -> None:
    drawn(small_folder)
    template = Document(str(small_folder / "template.docx"))
    for table in template.tables:
        for cell in (cell for row in table.rows for cell in row.cells if "{{ harm.level }}" in cell.text):
            cell.paragraphs[0].runs[0].text = ""
    template.save(str(small_folder / "template.docx"))
    assert [each.code for each in lint(small_folder)] == ["RK450"]


def test_findings_about_the_template_stand_in_a_copy_as_comments(small_folder: Path) -> None:
    from click.testing import CliRunner

    from reportkit.cli import app

    drawn(small_folder)
    assert CliRunner().invoke(app, ["lint", str(small_folder), "--annotate"]).exit_code == 0
    copy = small_folder / "template.findings.docx"
    assert not copy.exists()
    template = Document(str(small_folder / "template.docx"))
    template.add_paragraph("{{ a b }}")
    template.save(str(small_folder / "template.docx"))
    result = CliRunner().invoke(app, ["lint", str(small_folder), "--annotate"])
    assert "template.findings.docx" in result.output
    assert [each.text.split(" ")[0] for each in Document(str(copy)).comments] == ["RK401"]
    assert CliRunner().invoke(app, ["lint", str(small_folder)]).exit_code == result.exit_code
