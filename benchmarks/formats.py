"""What other formats cost: PDF against LibreOffice's own many-files-per-start rate, the others against one pandoc a file.

    python benchmarks/formats.py [COUNT [FORMAT...]]

Everything is measured in one run, in turns, on the reports of the samples. Ratios are what counts.
"""

from __future__ import annotations

import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reportkit.documents import find_document, folders, shipped
from reportkit.formats import Converter, Limits, office, pandoc
from reportkit.pipeline import Request, render

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def reports(count: int) -> dict[str, bytes]:
    """Return so many reports of the samples."""
    made: dict[str, bytes] = {}
    for sample in sorted((ROOT / "samples").glob("*.json")):
        for document in folders(shipped()):
            for reader in find_document(document).unwrap().copies_for:
                result = render(Request(sample, document, reader, datetime.date(2026, 11, 21)))
                if result.rendered is not None:
                    made[f"{len(made):04}"] = result.rendered.content
                if len(made) == count:
                    return made
    return made


def by_soffice(files: dict[str, bytes], to: str) -> None:
    """Convert the files as LibreOffice does by itself: all in one start, on a profile that is there already."""
    program = office.find()
    assert program is not None
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        for name, content in files.items():
            (room / f"{name}.docx").write_bytes(content)
        command = office.driver(program, to, PROFILE, Limits()).command
        subprocess.run(command(sorted(room.glob("*.docx")), room / "out"), check=True, capture_output=True)
        assert len(list((room / "out").iterdir())) == len(files)


def by_reportkit(files: dict[str, bytes], to: str) -> None:
    """Convert the files as reportkit does: checked, driven, watched, finished and proved."""
    with Converter() as converter:
        for _, made in converter.convert_files(files, to=to):
            assert made.value is not None, made.findings


def by_pandoc(files: dict[str, bytes], to: str) -> None:
    """Convert the files with one pandoc a file, as its documentation does."""
    program = pandoc.find()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        for content in files.values():
            path.write_bytes(content)
            subprocess.run(
                [str(program), str(path), "-t", {"txt": "plain", "md": "gfm"}.get(to, to)],
                check=True,
                capture_output=True,
            )


def taken(work: Callable[[dict[str, bytes], str], None], files: dict[str, bytes], to: str) -> tuple[float, float]:
    """Return the seconds that some work takes, by the clock and of all its processes' time on the processor."""
    began, before = time.perf_counter(), os.times()
    work(files, to)
    after = os.times()
    return time.perf_counter() - began, sum(after[:4]) - sum(before[:4])


def main() -> None:
    """Measure, in turns, and print a table."""
    files = reports(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
    print(f"{len(files)} reports, medians of {ROUNDS} rounds in turns\n")
    print(f"{'format':<8}{'':<6}{'plain tool':>12}{'reportkit':>12}{'rate':>8}")
    for to in sys.argv[2:] or ("pdf", "odt", "html", "md", "txt"):
        plain = by_soffice if to in ("pdf", "odt") else by_pandoc
        plain(dict(list(files.items())[:1]), to)
        rounds = [(taken(plain, files, to), taken(by_reportkit, files, to)) for _ in range(ROUNDS)]
        for at, name in enumerate(("wall", "cpu")):
            theirs, ours = (statistics.median(each[who][at] for each in rounds) for who in (0, 1))
            each = 1000 / len(files)
            print(f"{to:<8}{name:<6}{theirs * each:>9.0f} ms{ours * each:>9.0f} ms{theirs / ours:>7.2f}×", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        PROFILE = Path(place) / "profile"
        main()
