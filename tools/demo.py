"""Render every sample as every document that its stage brings, for every reader, and print where."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from reportkit.delivery import deliver
from reportkit.diagnostics.present import as_text
from reportkit.pipeline import Request, render
from reportkit.ready import what_is_ready

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
DAY = datetime.date(2026, 11, 21)


def main() -> int:
    """Make the reports; return how many could not be made."""
    failed = made = 0
    for sample in sorted((ROOT / "samples").glob("*.json")):
        listing = what_is_ready(sample, on=DAY).unwrap()
        print(f"\n{sample.stem}: {listing.stage.title}")
        for each in listing.documents:
            for reader in each.copies_for:
                result = render(Request(sample, each.document, reader, DAY, status="final"))
                delivered = deliver(result, OUT, stem=sample.stem) if result.made else None
                if delivered is None or delivered.value is None:
                    failed += 1
                    print(as_text(result.findings))
                else:
                    made += 1
                    print(f"  {delivered.value.report.relative_to(ROOT)}")
    print(
        f"\n{made} reports are in {OUT.relative_to(ROOT)}/, each with the record of where every field came from beside it."
    )
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
