"""A document folder is read once, and again when any file of it has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportkit.documents import find_document, shipped


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name in ("psr", "_shared"):
        shutil.copytree(shipped() / name, tmp_path / name)
    return tmp_path


def test_a_folder_is_read_once(shelf: Path) -> None:
    assert find_document("psr", shelf=shelf).unwrap() is find_document("psr", shelf=shelf).unwrap()
    assert find_document(str(shelf / "psr")).unwrap() is find_document(str(shelf / "psr")).unwrap()
    assert find_document("psr", shelf=shelf).unwrap() is not find_document("psr").unwrap()


def used(shelf: Path) -> list[str]:
    read_from = find_document("psr", shelf=shelf).unwrap().read_from
    return [str(Path(each.file).relative_to(shelf)) for each in read_from]


def test_every_file_that_a_document_is_made_of_is_watched(shelf: Path) -> None:
    assert {"psr/manifest.yaml", "psr/rules.yaml"} < set(used(shelf))
    assert any(each.startswith("_shared") for each in used(shelf))
    for name in used(shelf):
        before = find_document("psr", shelf=shelf).unwrap()
        file = shelf / name
        file.write_text(file.read_text("utf-8") + "\n# looked at again\n", "utf-8")
        assert find_document("psr", shelf=shelf).unwrap() is not before, name


def test_a_file_that_breaks_goes_or_comes_back_is_noticed(shelf: Path) -> None:
    rules = shelf / "psr" / "rules.yaml"
    text = rules.read_text("utf-8")
    before = find_document("psr", shelf=shelf).unwrap()
    rules.write_text("psr: [", "utf-8")
    assert [each.code for each in find_document("psr", shelf=shelf).findings] == ["RK202"]
    rules.unlink()
    assert [each.code for each in find_document("psr", shelf=shelf).findings] == ["RK201"]
    rules.write_text(text, "utf-8")
    assert find_document("psr", shelf=shelf).unwrap().rules == before.rules
    shutil.rmtree(shelf / "psr")
    assert [each.code for each in find_document("psr", shelf=shelf).findings] == ["RK200"]
