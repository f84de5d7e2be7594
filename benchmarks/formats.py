"""What other formats cost: PDF against LibreOffice's own many-files-per-start rate, the others against one pandoc a file.

    python benchmarks/formats.py [COUNT [FORMAT...]]

Everything is measured in one run, in turns, on the reports of the samples. Ratios are what counts.
"""

from __future__ import annotations

import datetime
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


def seconds(work: Callable[[dict[str, bytes], str], None], files: dict[str, bytes], to: str) -> float:
    """Return the seconds that some work takes."""
    began = time.perf_counter()
    work(files, to)
    return time.perf_counter() - began


def main() -> None:
    """Measure, in turns, and print a table."""
    files = reports(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
    print(f"{len(files)} reports, medians of {ROUNDS} rounds in turns\n")
    print(f"{'format':<8}{'plain tool':>14}{'reportkit':>14}{'rate':>8}")
    for to, plain in (
        ("pdf", by_soffice),
        ("odt", by_soffice),
        ("html", by_pandoc),
        ("md", by_pandoc),
        ("txt", by_pandoc),
    ):
        plain(dict(list(files.items())[:1]), to)
        taken: list[tuple[float, float]] = [
            (seconds(plain, files, to), seconds(by_reportkit, files, to)) for _ in range(ROUNDS)
        ]
        theirs, ours = (statistics.median(each) for each in zip(*taken, strict=True))
        each = 1000 / len(files)
        print(f"{to:<8}{theirs * each:>11.0f} ms{ours * each:>11.0f} ms{theirs / ours:>7.2f}×")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        PROFILE = Path(place) / "profile"
        main()
