"""The page in a real browser: no accessibility violations, linked both ways by keyboard, whole without JavaScript."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportkit.cli import app

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (os.environ.get("REPORTKIT_FULL") and CHROMIUM), reason="a browser, in the full suite"),
]
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages of a draft, of a court's copy, and of a child's plan."""
    folder = tmp_path_factory.mktemp("pages")
    asked = {
        "draft": ["custody_all_options.json", "psr"],
        "court": ["looked_after_exploitation.json", "psr", "--for", "court"],
        "child": ["slcn_dyslexia.json", "child_plan", "--for", "child"],
    }
    for name, (sample, *words) in asked.items():
        out = str(folder / f"{name}.html")
        words = ["explain", str(SAMPLES / sample), *words, "--on", "2026-11-25", "--html", out]
        assert CliRunner().invoke(app, words).exit_code == 0
    return {name: (folder / f"{name}.html").as_uri() for name in asked}


@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("draft", 1280, "light"), ("court", 390, "light"), ("child", 1280, "dark")]
)
def test_there_is_no_axe_violation_and_nothing_runs_out_of_the_page(
    browser: Any, pages: dict[str, str], name: str, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    said: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.on("console", lambda message: said.append(message.text))
    page.goto(pages[name])
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    page.close()


def test_the_keyboard_goes_from_a_field_to_its_source_and_back(browser: Any, pages: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(pages["draft"])
    page.focus("a[href='#w-front_sheet.name']")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#w-front_sheet.name"
    page.focus("#w-front_sheet\\.name a[href='#f-front_sheet.name']")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#f-front_sheet.name"
    page.close()


def test_one_section_can_be_looked_at_alone_and_a_link_out_of_it_opens_the_rest(
    browser: Any, pages: dict[str, str]
) -> None:
    page = browser.new_page()
    page.goto(pages["draft"])
    page.select_option("#only", "s-home")
    assert page.is_visible("#s-home") and not page.is_visible("#s-front_sheet")
    page.click("nav a[href='#s-front_sheet']")
    assert page.is_visible("#s-front_sheet")
    page.close()


def test_an_answer_lights_up_every_part_that_reads_it(browser: Any, pages: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(pages["draft"])
    page.focus("#w-front_sheet\\.called .answers a")
    assert page.eval_on_selector_all(".said.lit", "each => each.length") > 1
    page.close()


def test_the_page_is_whole_without_javascript(browser: Any, pages: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["draft"])
    assert page.is_visible("#f-front_sheet\\.name") and page.is_visible("#w-front_sheet\\.name")
    assert not page.is_visible("#only")
    context.close()
