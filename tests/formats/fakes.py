"""A LibreOffice that misbehaves over the files that ask it to, and a small tagged PDF that it writes for the others."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pikepdf

from tests.findings.bench import repacked, word

_PROGRAM = """\
#!{python}
import os, pathlib, signal, sys, time, zipfile
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
    made.write_bytes(b"%PDF-1.7 cut off" if asked == "rubbish" else pathlib.Path({pdf!r}).read_bytes())
"""


def soffice(at: Path, *, version: str = "25.2.3.2") -> Path:
    """Write the program into a folder and return its path; `starts` reads what it was handed."""
    program = at / "soffice"
    (at / "made.pdf").write_bytes(tagged_pdf())
    log = str(at / "starts.txt")
    program.write_text(
        _PROGRAM.format(python=sys.executable, version=version, log=log, pdf=str(at / "made.pdf")), encoding="utf-8"
    )
    program.chmod(0o755)
    return program


def starts(at: Path) -> list[int]:
    """Return how many files the program was handed at each start."""
    return [len(line.split()) for line in (at / "starts.txt").read_text(encoding="utf-8").splitlines()]


def asking(what: str) -> bytes:
    """Return a Word file over which the program misbehaves; `fine` is one over which it does not."""
    return repacked(word("Kit likes bicycles."), {f"asked/{what}": b"1"})


def tagged_pdf() -> bytes:
    """Return a PDF of one empty page that says that it is tagged."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array()))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
