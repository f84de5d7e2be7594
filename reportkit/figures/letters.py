"""How wide words are in Arial and in Liberation Sans, which has the same measures."""

from __future__ import annotations

import unicodedata

WIDTHS = {
    True: {
        278: " ,./:;'ijl|!I", 333: "ft()-’‘–", 389: "r", 500: "z“”", 556: "0123456789aceksvxyJ", 611: "bdghnopquFLTZ?",
        667: "EPSVXY", 722: "ABCDHKNRU&", 778: "wGOQ", 833: "M", 889: "m%", 944: "W",
    },
    False: {
        222: "ijl’‘", 278: " ,./:;'ft|!I", 333: "r()-“”", 500: "cksvxyzJ", 556: "0123456789abdeghnopquL?–", 611: "FTZ",
        667: "ABEKPSVXY&", 722: "wCDHNRU", 778: "GOQ", 833: "mM", 889: "%", 944: "W",
    },
}  # fmt: skip
LETTERS = {
    bold: {letter: width for width, group in groups.items() for letter in group} for bold, groups in WIDTHS.items()
}
"""By letter, in thousandths of the type size; bold or not."""
UNKNOWN = 667


def width_of(words: str, size: int, *, bold: bool = False) -> int:
    """Return how much room words take on one line, in twentieths of a point; `size` is in half-points.

    >>> width_of("4 December 2026", 21), width_of("4 December 2026", 21, bold=True)
    (1670, 1716)
    """
    plain = unicodedata.normalize("NFD", words)
    known = LETTERS[bold]
    total = sum(known.get(letter, UNKNOWN) for letter in plain if not unicodedata.combining(letter))
    return -(-total * size // 100)
