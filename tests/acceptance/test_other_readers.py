"""Other programs read the reports too: pandoc finds the headings in order, LibreOffice prints every page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pypandoc
import pytest
from journeys import Journey, content, journeys

from reportkit.disclosure import Copy

ALL = [each for each in journeys() if each.reader == "practitioner"]
NAMES = [str(each) for each in ALL]
SOFFICE = shutil.which("soffice")
FULL = bool(os.environ.get("REPORTKIT_FULL"))


def shown_titles(copy: Copy) -> list[str]:
    """Return the titles of what is shown; a section called as the document is has its title in the band above."""
    said = copy.spec.title if copy.spec.look == "child" else ""
    return [each.section.title for each in copy.sections if each.shown and each.section.title != said]


@pytest.mark.parametrize("journey", ALL, ids=NAMES)
def test_pandoc_finds_the_headings_of_the_manifest_in_their_order(journey: Journey, tmp_path: Path) -> None:
    result = journey.result()
    assert result.copy is not None
    path = tmp_path / "report.docx"
    path.write_bytes(content(result))
    read = pypandoc.convert_file(str(path), "markdown", extra_args=["--wrap=none"])
    headings = [
        re.sub(r"\s*\{.*\}|!\[[^]]*\]\([^)]*\)|\\", "", each).strip() for each in re.findall(r"^#+ (.*)$", read, re.M)
    ]
    plain = [each.replace("’", "'") for each in headings]
    wanted = [each.replace("’", "'") for each in shown_titles(result.copy)]
    assert [each for each in plain if each in wanted] == wanted


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None and not FULL, reason="LibreOffice is not installed")
def test_libreoffice_prints_every_report(tmp_path: Path) -> None:
    assert SOFFICE is not None, "the full suite needs LibreOffice"
    for journey in ALL:
        (tmp_path / f"{journey}.docx").write_bytes(content(journey.result()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(str(each) for each in tmp_path.glob("*.docx"))
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for journey in ALL:
        assert (tmp_path / f"{journey}.pdf").read_bytes().startswith(b"%PDF"), str(journey)
