"""A LibreOffice that misbehaves over the files that ask it to, and a small tagged PDF that it writes for the others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests.findings.bench import repacked, word

_WRITER = '''
def tagged_pdf(words):
    """Return a PDF of one page that says that it is tagged, with a text on it."""
    import io, pikepdf
    pdf = pikepdf.new()
    pdf.add_blank_page()
    said = words.encode("cp1252", "replace")
    for each in (b"\\\\", b"(", b")"):
        said = said.replace(each, b"\\\\" + each)
    lines = b" ".join(b"(" + each + b") Tj T*" for each in said.split())
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    page = pdf.pages[0]
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(b"BT /F1 2 Tf 3 TL 20 780 Td " + lines + b" ET")
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array()))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
'''
_PROGRAM = """\
#!{python}
import os, pathlib, re, signal, sys, time, zipfile
{writer}
words = sys.argv[1:]
if "--version" in words:
    print("LibreOffice {version} 520(Build:2)")
    raise SystemExit
out, to = pathlib.Path(words[words.index("--outdir") + 1]), words[words.index("--convert-to") + 1].split(":")[0]
with open({log!r}, "a") as log:
    log.write(" ".join(each for each in words if each.endswith(".docx")) + "\\n")
for each in map(pathlib.Path, words[words.index("--outdir") + 2 :]):
    with zipfile.ZipFile(each) as file:
        asked = next((n.rpartition("/")[2] for n in file.namelist() if n.startswith("asked/")), "")
        body = file.read("word/document.xml").decode()
    text = re.sub("<[^>]*>", "", re.sub("</w:p>|<w:(br|tab)[^>]*>", " ", body))
    if asked == "loses" or (asked == "loses-rows" and "cantSplit" in body):
        text = text.rpartition(" ")[0].rpartition(" ")[0]
    made = out / (each.stem + "." + to)
    if asked == "hang":
        time.sleep(600)
    if asked == "crash":
        print(f"Fatal exception at {{each}}", file=sys.stderr, flush=True)
        os.kill(os.getpid(), signal.SIGSEGV)
    if asked == "leak":
        kept = b"x" * (512 << 20)
        time.sleep(600)
    if asked == "nothing":
        continue
    if asked == "once" and not pathlib.Path({log!r} + ".once").exists():
        pathlib.Path({log!r} + ".once").touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    made.write_bytes(b"%PDF-1.7 cut off" if asked == "rubbish" else tagged_pdf(text))
"""


def soffice(at: Path, *, version: str = "25.2.3.2") -> Path:
    """Write the program into a folder and return its path; `starts` reads what it was handed."""
    program = at / "soffice"
    log = str(at / "starts.txt")
    program.write_text(
        _PROGRAM.format(python=sys.executable, version=version, log=log, writer=_WRITER), encoding="utf-8"
    )
    program.chmod(0o755)
    return program


def starts(at: Path) -> list[int]:
    """Return how many files the program was handed at each start."""
    return [len(line.split()) for line in (at / "starts.txt").read_text(encoding="utf-8").splitlines()]


def asking(what: str) -> bytes:
    """Return a Word file over which the program misbehaves; `fine` is one over which it does not."""
    return repacked(word("Kit likes bicycles."), {f"asked/{what}": b"1"})


def tagged_pdf(words: str = "") -> bytes:
    """Return a PDF of one page that says that it is tagged, with `words` on it."""
    made: dict[str, Any] = {}
    exec(_WRITER, made)  # noqa: S102 - the program above has the same
    content: bytes = made["tagged_pdf"](words)
    return content
