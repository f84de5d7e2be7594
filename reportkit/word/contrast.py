"""How well one colour stands out from another, after WCAG 2.2."""

from __future__ import annotations

from typing import Final

WHITE: Final = "FFFFFF"


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    >>> round(ratio("000000", "FFFFFF")), round(ratio("777777", "FFFFFF"), 2)
    (21, 4.48)
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def enough(words: str, ground: str, *, large: bool = False) -> bool:
    """Say whether words in one colour can be read on another: 4.5 to 1, or 3 to 1 where they are large.

    >>> enough("6B7280", "FFFFFF"), enough("9CA3AF", "FFFFFF")
    (True, False)
    """
    return ratio(words, ground) >= (3 if large else 4.5)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
