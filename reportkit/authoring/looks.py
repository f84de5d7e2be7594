"""How a template looks on paper: its measures and colours, as values.

Lengths are in twentieths of a point (567 are one centimetre), type sizes in half-points, rules in eighths of a point:
the units that Word itself writes. Sizes and spacing follow the documents reference, 6.3 and 9.1.
"""

from __future__ import annotations

from dataclasses import dataclass

CM = 567
PAGE = (11906, 16838)


@dataclass(frozen=True, slots=True)
class Look:
    """One way of setting a report: `accent` on `paper` keeps a contrast of at least 4.5 to 1."""

    name: str
    accent: str
    tint: str
    ink: str
    quiet: str
    rule: str
    paper: str
    card: str
    body: int
    small: int
    title: int
    subtitle: int
    headings: tuple[int, int, int]
    line: int
    after: int
    side: int
    top: int
    bottom: int
    gutter: int
    step: int
    cell_line: int
    cell_step: int
    padding: tuple[int, int]
    label_share: float
    numbered: bool
    band: bool
    pictures: bool
    date_width: int
    sign_height: int
    draft: str

    @property
    def measure(self) -> int:
        """The width of the text."""
        return PAGE[0] - 2 * self.side


COURT = Look(
    name="court",
    accent="1F3A5F",
    tint="E8ECF1",
    ink="1A1A1A",
    quiet="4A4F57",
    rule="B4BAC2",
    paper="",
    card="",
    body=24,
    small=20,
    title=60,
    subtitle=28,
    headings=(34, 27, 24),
    line=288,
    after=160,
    side=1361,
    top=1644,
    bottom=1871,
    gutter=737,
    step=397,
    cell_line=264,
    cell_step=284,
    padding=(71, 113),
    label_share=0.34,
    numbered=True,
    band=False,
    pictures=False,
    date_width=2360,
    sign_height=964,
    draft="Draft – not for court",
)

CHILD = Look(
    name="child",
    accent="0B4F5C",
    tint="D7ECEC",
    ink="1F2426",
    quiet="45525A",
    rule="8DB4B8",
    paper="FFF8E7",
    card="FFFFFF",
    body=28,
    small=24,
    title=72,
    subtitle=36,
    headings=(48, 40, 36),
    line=360,
    after=160,
    side=1191,
    top=1587,
    bottom=1644,
    gutter=0,
    step=454,
    cell_line=312,
    cell_step=397,
    padding=(142, 227),
    label_share=0.36,
    numbered=False,
    band=True,
    pictures=True,
    date_width=2100,
    sign_height=1587,
    draft="Draft – not finished yet",
)

LOOKS = {look.name: look for look in (COURT, CHILD)}
