"""The pictures of the child's plan, with what a screen reader says of them (documents reference 6.5)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

FALLBACK = "target"


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One picture: its name, what it shows, the words of section ids that it suits, and its PNG."""

    id: str
    alt: str
    sections: tuple[str, ...]
    png: bytes


@cache
def pictograms() -> tuple[Pictogram, ...]:
    """Return every picture, in the order of pictograms.yaml; the last is for targets that name none of them."""
    folder = files("reportkit.authoring") / "pictograms"
    known = cast(dict[str, dict[str, object]], yaml.safe_load((folder / "pictograms.yaml").read_text("utf-8")))
    return tuple(
        Pictogram(
            id=name,
            alt=str(about["alt"]),
            sections=tuple(cast(list[str], about["sections"])),
            png=(folder / f"{name}.png").read_bytes(),
        )
        for name, about in known.items()
    )


def suits(section: str) -> Pictogram | None:
    """Return the picture that stands beside a section's heading, by the words of its id.

    >>> suits("my_targets").id
    'target'
    >>> suits("appendix") is None
    True
    """
    for word in section.split("_"):
        for each in pictograms():
            if word in each.sections:
                return each
    return None
