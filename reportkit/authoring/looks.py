"""How a template looks on paper: its measures and colours, as values.

Lengths are in twentieths of a point (567 are one centimetre), type sizes in half-points, rules in eighths of a point:
the units that Word itself writes. Sizes and spacing follow the documents reference, 6.3 and 9.1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

CM = 567
PAGE = (11906, 16838)


@dataclass(frozen=True, slots=True)
class Look:
    """One way of setting a report: `accent` on `paper` keeps a contrast of at least 4.5 to 1."""

    name: str
    face: str
    accent: str
    tint: str
    ink: str
    quiet: str
    rule: str
    paper: str
    card: str
    body: int
    cell: int
    small: int
    title: int
    subtitle: int
    headings: tuple[int, int, int]
    above: tuple[int, int, int]
    below: tuple[int, int, int]
    line: int
    after: int
    side: int
    top: int
    bottom: int
    edge: int
    gutter: int
    icon: int
    step: int
    cell_line: int
    cell_step: int
    padding: tuple[int, int]
    narrow: int
    label_share: float
    numbered: bool
    band: bool
    pictures: bool
    sign_height: int
    sign_hint: str
    draft: str

    @property
    def measure(self) -> int:
        """The width of the text."""
        return PAGE[0] - 2 * self.side


def large(look: Look) -> Look:
    """Return a look with tables in the size of its text, for what a child or a parent holds (documents reference 6.3)."""
    return replace(look, cell=look.body, cell_line=look.line) if look.cell < look.body else look


COURT = Look(
    name="court",
    face="Calibri",
    accent="1F3A5F",
    tint="E8ECF1",
    ink="1A1A1A",
    quiet="4A4F57",
    rule="B4BAC2",
    paper="",
    card="",
    body=24,
    cell=24,
    small=20,
    title=40,
    subtitle=24,
    headings=(28, 25, 24),
    above=(120, 60, 60),
    below=(40, 10, 10),
    line=236,
    after=50,
    side=1077,
    top=850,
    bottom=936,
    edge=397,
    gutter=510,
    icon=0,
    step=340,
    cell_line=236,
    cell_step=255,
    padding=(14, 85),
    narrow=45,
    label_share=0.29,
    numbered=True,
    band=False,
    pictures=False,
    sign_height=630,
    sign_hint="",
    draft="Draft – not to be handed over",
)

CHILD = Look(
    name="child",
    face="Arial",
    accent="0B4F5C",
    tint="D7ECEC",
    ink="1F2426",
    quiet="45525A",
    rule="8DB4B8",
    paper="FFF8E7",
    card="FFFFFF",
    body=28,
    cell=28,
    small=22,
    title=56,
    subtitle=36,
    headings=(36, 30, 30),
    above=(150, 100, 100),
    below=(60, 20, 20),
    line=360,
    after=110,
    side=1077,
    top=1134,
    bottom=1191,
    edge=482,
    gutter=0,
    icon=595,
    step=454,
    cell_line=288,
    cell_step=397,
    padding=(60, 198),
    narrow=85,
    label_share=0.36,
    numbered=False,
    band=True,
    pictures=True,
    sign_height=794,
    sign_hint="Sign here",
    draft="Draft – not finished yet",
)

BRIEF = replace(
    COURT,
    name="brief",
    body=24,
    cell=20,
    title=34,
    subtitle=23,
    headings=(24, 23, 22),
    above=(90, 70, 60),
    below=(20, 20, 20),
    line=245,
    after=40,
    side=720,
    top=737,
    bottom=964,
    step=280,
    cell_line=225,
    cell_step=235,
    padding=(10, 80),
    label_share=0.18,
    numbered=False,
)
"""A summary that somebody takes along: the court report’s look, set closer, without numbers."""

LOOKS = {look.name: look for look in (COURT, CHILD, BRIEF)}
