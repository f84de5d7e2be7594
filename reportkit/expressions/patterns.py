"""The small patterns that turn a row into one line: `{text}[ – {owner}][, by {due}]`; `{name|kind}` takes what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 300
_PARTS = re.compile(r"\[(?P<optional>[^\[\]]*)\]|(?P<plain>[^\[\]]+)")
_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*"
_KEY = re.compile(rf"\{{({_NAME}(?:\|{_NAME})*)\}}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern: words and keys in turn, beginning with words. An optional part goes where a key is missing.

    A key of several names, `name|kind`, is the first of them that has an answer.
    """

    optional: bool
    words: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]

    def filled(self, said: Sequence[str]) -> str:
        """Return the words with what is said for each key between them."""
        line = self.words[0]
        for value, words in zip(said, self.words[1:], strict=True):
            line += value + words
        return line


@lru_cache(maxsize=512)
def read_pattern(text: str) -> tuple[Part, ...]:
    """Return the parts of a pattern; raises `ValueError` where it is not one.

    >>> [(part.optional, part.keys) for part in read_pattern("{text}[ – {owner}]")]
    [(False, (('text',),)), (True, (('owner',),))]
    """
    found = tuple(_parts(text))
    if len(text) > LONGEST or not any(part.keys for part in found):
        raise ValueError("a pattern is words with {answers} in them, [ ] around what may be left out")
    return found


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys that a pattern reads; none where it is not a pattern.

    >>> keys_of("{text}[, by {due}]")
    ('text', 'due')
    >>> keys_of("{name|kind}")
    ('name', 'kind')
    """
    try:
        return tuple(key for part in read_pattern(text) for names in part.keys for key in names)
    except ValueError:
        return ()


def _parts(text: str) -> Iterator[Part]:
    place = 0
    for match in _PARTS.finditer(text):
        inside = match["plain"] if match["optional"] is None else match["optional"]
        words, keys = _KEY.split(inside)[::2], _KEY.split(inside)[1::2]
        if match.start() != place or any(sign in piece for piece in words for sign in "{}"):
            raise ValueError("the brackets of this pattern do not fit")
        place = match.end()
        yield Part(match["optional"] is not None, tuple(words), tuple(tuple(names.split("|")) for names in keys))
    if place != len(text):
        raise ValueError("the brackets of this pattern do not fit")
