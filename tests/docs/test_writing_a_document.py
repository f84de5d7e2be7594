"""The page for template administrators, followed word by word in an empty folder."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from reportkit.documents import grammar, read_document
from reportkit.word.fit import DOCUMENT

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "writing-a-document.md").read_text(encoding="utf-8")
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?(?: part="(\w+)")?\n(.*?)^```$', re.M | re.S)
TEN_MINUTES = PAGE[PAGE.index("## Ten minutes") : PAGE.index("## The manifest")]


def part_of(text: str, name: str) -> str:
    """Return the entry of a list that begins with `- id: name`, up to the next entry or the end."""
    found = re.search(rf"^ +- id: {name}\n(?:(?! +- id:).*\n?)*", text, re.M)
    assert found is not None
    return found.group()


def run(line: list[str], at: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(line, cwd=at, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def follow(at: Path) -> list[str]:
    """Do what the page says, in its order, and return what each step printed."""
    said = []
    for kind, title, part, text in BLOCK.findall(TEN_MINUTES):
        if kind == "yaml" and part:
            path = at / title
            before = path.read_text(encoding="utf-8")
            path.write_text(before.replace(part_of(before, part), text), encoding="utf-8")
        elif kind == "yaml":
            (at / title).write_text(text, encoding="utf-8")
        elif kind == "sh":
            said.append(run(["bash", "-euc", text], at))
        else:
            said.append(run([sys.executable, "-c", text], at))
    return said


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    at = tmp_path_factory.mktemp("followed")
    (at / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
    return at, follow(at)


def words_of(report: Path) -> str:
    opened = docx.Document(io.BytesIO(report.read_bytes()))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in opened.paragraphs), *cells])


def test_the_folder_that_the_page_makes_has_nothing_wrong_with_it(followed: tuple[Path, list[str]]) -> None:
    assert read_document(followed[0] / "documents" / "club").findings == ()


def test_the_page_makes_a_report_and_it_says_what_the_page_says(followed: tuple[Path, list[str]]) -> None:
    said = words_of(followed[0] / "out" / "slcn_dyslexia.club.practitioner.docx")
    assert "Letter to an activity leader" in said
    assert "How to talk together" in said
    assert "Telephone" in said


def test_the_childs_copy_lacks_the_table_until_the_manifest_opens_it(followed: tuple[Path, list[str]]) -> None:
    at = followed[0]
    assert "Telephone" not in words_of(at / "out" / "slcn_dyslexia.club.child.docx")
    line = ["reportkit", "render", "samples/slcn_dyslexia.json", "club", "--templates", "documents", "--for", "child"]
    run([*line, "-o", "later"], at)
    assert "Telephone" in words_of(at / "later" / "slcn_dyslexia.club.child.docx")


def test_the_example_of_the_page_holds(followed: tuple[Path, list[str]]) -> None:
    assert "✓ club/no_concern.yaml" in followed[1][-1]
    assert "documents/club: sound" in followed[1][-1]
    assert "does not hold" not in followed[1][-1]


def test_a_template_edited_in_word_still_prints(followed: tuple[Path, list[str]], tmp_path: Path) -> None:
    at = followed[0]
    template = at / "documents" / "club" / "template.docx"
    opened = docx.Document(str(template))
    opened.add_paragraph("Thank you for making room for {{ child.called }}.")
    opened.save(str(template))
    line = [
        "reportkit",
        "render",
        "samples/slcn_dyslexia.json",
        "club",
        "--templates",
        "documents",
        "-o",
        str(tmp_path),
    ]
    run(line, at)
    assert "Thank you for making room for Alfie." in words_of(tmp_path / "slcn_dyslexia.club.practitioner.docx")


@pytest.mark.parametrize("name", ["MANIFEST", "SECTION", "USE", "FIELD", "COLUMN", "RELEASE", "RULE"])
def test_the_page_has_every_key_of_the_grammar(name: str) -> None:
    assert {key for key in getattr(grammar, name) if f"`{key}`" not in PAGE} == set()


def test_the_page_has_every_name_of_the_document() -> None:
    assert {name for name in DOCUMENT if f"`{name}`" not in PAGE} == set()
