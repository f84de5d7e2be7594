"""Is every word of a report in what was made of it?"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_INLINE: Final = re.compile(
    r"</?(?:span|strong|em|b|i|u|a|sup|sub|mark|code|text:span|text:a|text:bookmark\S*)\b[^>]*>"
)
_TAG: Final = re.compile(r"<[^>]*>")
_UNSEEN: Final = re.compile(r"<(style|title)\b.*?</\1>", re.S)


def lost(words: Iterable[str], made: str) -> int:
    """Return how many words of a report are missing from a text; each has to be there as often as in the report.

    >>> lost(["Kit", "is", "16."], "Kit is 16"), lost(["no", "no"], "No, no")
    (0, 1)
    """
    return sum(missing(" ".join(words), made).values())


def missing(wanted: str, made: str) -> Counter[str]:
    """Return the words of one text that another does not have, or not so often."""
    return Counter(_WORD.findall(wanted)) - Counter(_WORD.findall(made))


def text_of_page(page: str) -> str:
    """Return the words of an HTML page.

    >>> text_of_page("<p>No<b>thing</b></p><p>A &amp; B</p>").split()
    ['Nothing', 'A', '&', 'B']
    """
    return _untagged(_UNSEEN.sub(" ", page))


def text_of_odt(content: bytes) -> str:
    """Return the words of an ODT, headers and footers among them."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = [file.read(name).decode("utf-8") for name in ("content.xml", "styles.xml")]
    return _untagged("\n".join(parts))


def _untagged(text: str) -> str:
    return html.unescape(_TAG.sub(" ", _INLINE.sub("", text)))
