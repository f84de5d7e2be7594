"""LibreOffice: where it is, which one it is, and how it is called so that it converts and does nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from reportkit.formats.driver import Driver, Limits

CLEAN: Final = (25, 2)
"""The first LibreOffice whose tagged PDF passes PDF/UA-1 with borders, footnotes and links."""

_NAMES: Final = ("soffice", "libreoffice", "soffice.com")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_PDF: Final = {
    "PDFUACompliance": True, "UseTaggedPDF": True, "ExportBookmarks": True, "DisplayPDFDocumentTitle": True,
    "UseReferenceXObject": False, "ExportFormFields": False,
}  # fmt: skip
FILTERS: Final = {
    "pdf": "pdf:writer_pdf_Export:"
    + json.dumps({key: {"type": "boolean", "value": str(on).lower()} for key, on in _PDF.items()}),
    "odt": "odt:writer8",
}
_ITEM: Final = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE: Final = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Field", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_SURROUNDINGS: Final = {
    "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": "",
    "SAL_DISABLE_PRINTERLIST": "1", "SAL_DISABLE_DEFAULTPRINTER": "1",
}  # fmt: skip
_SAYS: Final = (  # what a profile says of the LibreOffice that has set it up, and where that LibreOffice says it of itself
    ("Setup/Office", "LastCompatibilityCheckID", "version", re.compile(r"(?m)^buildid=(\S+)\s*$")),
    ("Setup/Product", "ooSetupLastVersion", "bootstrap", re.compile(r"(?m)^ProductKey=\D*(\d+\.\d+)\s*$")),
)


def find() -> Path | None:
    """Return the LibreOffice of this machine; `REPORTKIT_SOFFICE` names another one, or none where it is empty."""
    chosen = os.environ.get("REPORTKIT_SOFFICE")
    if chosen is not None:
        found = shutil.which(chosen) if chosen else None
        return Path(found) if found else None
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(each) for each in _PLACES if Path(each).is_file()), None)


@cache
def version(program: Path) -> tuple[int, ...]:
    """Return the version of a LibreOffice, `()` where it does not say.

    It is asked with a profile of its own, and for no longer than half a minute.
    """
    with tempfile.TemporaryDirectory(prefix="reportkit-") as folder:
        words = [str(program), _installation(Path(folder)), "--headless", "--version"]
        try:
            said = subprocess.run(words, capture_output=True, timeout=30, check=False, stdin=subprocess.DEVNULL).stdout
        except (OSError, subprocess.TimeoutExpired):
            return ()
    found = re.search(rb"LibreOffice\D*(\d+(?:\.\d+)+)", said)
    return tuple(int(each) for each in found[1].split(b".")) if found else ()


def driver(program: Path, to: str, profile: Path, limits: Limits) -> Driver:
    """Return LibreOffice as a converter with a profile of its own; two that share a profile lose files without a word."""
    write_profile(profile, _set_up_by(program))

    def command(files: Sequence[Path], out: Path) -> list[str]:
        return [
            str(program), _installation(profile), "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
            "--convert-to", FILTERS[to], "--outdir", str(out), *map(str, files),
        ]  # fmt: skip

    return Driver(command, f".{to}", limits, _SURROUNDINGS)


def write_profile(profile: Path, more: Iterable[tuple[str, str, str]] = ()) -> None:
    """Write the settings of a profile that runs no macro, follows no link and reaches no network; `more` are added."""
    settings = profile / "user" / "registrymodifications.xcu"
    if settings.exists():
        return
    settings.parent.mkdir(parents=True, exist_ok=True)
    items = "".join(_ITEM.format(*each) for each in (*_PROFILE, *more))
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


@cache
def _set_up_by(program: Path) -> tuple[tuple[str, str, str], ...]:
    """Return what tells LibreOffice that a profile is its own; one that is not told sets it up, and starts a second time."""
    folder = program.resolve().parent
    found = []
    for node, name, file, pattern in _SAYS:
        places = (folder / f"{file}rc", folder / f"{file}.ini", folder.parent / "Resources" / f"{file}rc")
        text = next((each.read_text("utf-8", "replace") for each in places if each.is_file()), "")
        said = pattern.search(text)
        if said is not None:
            found.append((node, name, escape(said[1])))
    return tuple(found)


def _installation(profile: Path) -> str:
    return f"-env:UserInstallation={profile.resolve().as_uri()}"


def how_to_get() -> str:
    """Return how LibreOffice is installed on this kind of machine, in words."""
    if sys.platform == "darwin":
        return "install LibreOffice from its own site or with your package manager, then start it once"
    if sys.platform == "win32":
        return "install LibreOffice from its own site or through your software centre"
    return "install the package libreoffice-writer-nogui (25.2 or newer; Debian 12 has it in backports), or libreoffice-writer"
