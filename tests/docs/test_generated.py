"""The pages of docs/ say what the code says, and what they name is there."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from reportkit.assessment import all_paths
from reportkit.cli import app
from reportkit.diagnostics import REGISTER
from reportkit.documents import find_document, folders, shipped
from reportkit.expressions import FILTERS

ROOT = Path(__file__).resolve().parents[2]
HELD = ("docs", "samples", "templates", "tests", "benchmarks", "tools", "reportkit")
PAGES = sorted([*ROOT.glob("*.md"), *(page for folder in HELD for page in (ROOT / folder).rglob("*.md"))])
LINK = re.compile(r"\]\(([^)\s]+)\)|<a href=\"([^\"]+)\"")
CODE = re.compile(r"^```.*?^```$", re.M | re.S)
QUOTED = re.compile(r"`([^`\n]+)`")
FILE = re.compile(
    r"(?:reportkit|templates|samples|tests|tools|docs|benchmarks)/[\w./-]*|"
    r"(?:pyproject\.toml|Makefile|CONTRIBUTING\.md|CHANGELOG\.md)"
)


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_docs", ROOT / "tools" / "write_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRITE_DOCS = tool()


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """Return what can be linked to on a page, as GitHub names its headings."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    slugs = {re.sub(r"[^\w\- ]", "", each.lower()).strip().replace(" ", "-") for each in titles}
    return slugs | set(re.findall(r'<a id="([^"]+)"', text))


def commands(text: str) -> Iterator[list[str]]:
    """Yield the words of every call of reportkit that a page quotes."""
    blocks = (block.splitlines() for block in CODE.findall(text))
    lines = [line for head, *body in blocks if head.strip("`") in ("", "sh", "console", "text") for line in body]
    lines += QUOTED.findall(CODE.sub("", text))
    for line in lines:
        line = line.strip().removeprefix("$ ").removeprefix(".venv/bin/")
        if re.match(r"reportkit( |$)", line):
            yield shlex.split(re.split(r"\s{2,}|\s[|>&]\s?", line)[0])


@pytest.mark.parametrize("name", WRITE_DOCS.PAGES)
def test_a_generated_page_is_what_the_code_says(name: str) -> None:
    is_now = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert is_now == WRITE_DOCS.page(name), f"docs/{name} is not up to date: run tools/write_docs.py"


def test_the_generated_pages_leave_nothing_out() -> None:
    findings, filters, asked, shelf, cli = (
        (ROOT / "docs" / name).read_text(encoding="utf-8")
        for name in ("findings.md", "filters.md", "assessment.md", "documents.md", "cli.md")
    )
    assert [each for each in REGISTER if f"| {each} |" not in findings] == []
    assert [each for each in FILTERS if f"## {each}\n" not in filters] == []
    assert len(re.findall(r"^\| `", asked, re.M)) > 1500
    assert [each for each in app.commands if f"## reportkit {each}\n" not in cli] == []
    for name in folders(shipped()):
        spec = find_document(name).unwrap()
        assert [each.id for each in spec.sections if f"`{each.id}`" not in shelf] == []


def test_our_own_wording_is_never_called_official() -> None:
    rows = re.findall(r"^\| `.*$", (ROOT / "docs" / "assessment.md").read_text(encoding="utf-8"), re.M)
    assert [each for each in rows if "official, INFERRED" in each or "ours, S" in each or "ours, U" in each] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    dead = []
    for pair in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        link = pair[0] or pair[1]
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_that_a_page_quotes_can_be_given(page: Path) -> None:
    for _, *words in commands(page.read_text(encoding="utf-8")):
        if not words or words[0].startswith("-"):
            assert set(words) <= {"-h", "--help", "--version"}
            continue
        command = app.commands.get(words[0])
        assert command is not None, words
        options = {each for one in command.params if isinstance(one, click.Option) for each in one.opts}
        used = {each.split("=")[0] for each in words if re.match(r"--?[a-z]", each)}
        assert used <= options | {"-h", "--help"}, words
        for each in words[1:]:
            if each.startswith(("samples/", "templates/")):
                assert (ROOT / each).exists(), each


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_and_path_that_a_page_quotes_is_there(page: Path) -> None:
    sections = {each for each in all_paths() if "." not in each}
    for quoted in QUOTED.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        if FILE.fullmatch(quoted):
            assert (ROOT / quoted).exists(), quoted
        head, _, rest = quoted.partition(".")
        if rest and head in sections and re.fullmatch(r"[\w.\[\]]+", quoted):
            assert quoted in all_paths() or quoted.removesuffix("[]") in all_paths(), quoted


@pytest.mark.parametrize(
    "page", [each for each in PAGES if each.parent == ROOT / "docs" or each.parent == ROOT], ids=named
)
def test_a_page_uses_the_words_of_the_house(page: Path) -> None:
    text = re.sub(r"`[^`]*`|“[^”]*”", "", CODE.sub("", page.read_text(encoding="utf-8")))
    assert re.findall(r"\b(?:young offender|service user|client|YP)\b", text, re.I) == []
