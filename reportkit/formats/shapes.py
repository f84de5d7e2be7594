"""What pandoc made of the shapes of blocks, and the words of a report put into it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportkit.formats.blocks import MARK, Block

MOST: Final = 64 << 20
"""Characters that are kept: beyond them everything is forgotten, and learnt again."""

_ATTRIBUTE: Final = 10_000
Mould = tuple[str | int, ...]


@dataclass(slots=True)
class Shapes:
    """The shapes of one format that were converted; `distrusted` once a report came out otherwise than as a whole.

    A shape is known as moulds, or as none at all where its words change more than themselves: then each block of it is
    converted with its own words.
    """

    distrusted: bool = False
    _known: dict[bytes, tuple[tuple[str, Mould], ...] | None] = field(default_factory=dict)
    _size: int = 0

    def __bool__(self) -> bool:
        """Say whether anything is known."""
        return bool(self._known)

    def spelt(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the blocks, spelt out where it is known that their shape does not do."""
        return tuple(each.spelt_out() if self._known.get(each.key, ()) is None else each for each in blocks)

    def unknown(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield the blocks of which it is not known what becomes of them."""
        yield from (each for each in blocks if each.key not in self._known)

    def learn(self, block: Block, pieces: Sequence[tuple[str, str]], *, markup: bool, spelt: bool) -> None:
        """Take in what was made of a shape: pieces of a kind each, with the marks of the shape in them.

        `spelt` says that its words change more than themselves.
        """
        if self._size > MOST:
            self._known.clear()
            self._size = 0
        moulds = tuple((kind, _mould(said, markup=markup)) for kind, said in pieces)
        met = sorted(each for _, mould in moulds for each in mould if isinstance(each, int) and each < _ATTRIBUTE)
        self._known[block.key] = moulds if met == [*range(len(block.words))] and not spelt else None
        self._size += sum(len(said) for _, said in pieces) + 100

    def filled(self, blocks: Iterable[Block], *, markup: bool) -> list[tuple[str, str]] | None:
        """Return the pieces of a report, or none where a shape of it is not known."""
        made: list[tuple[str, str]] = []
        for block in blocks:
            moulds = self._known.get(block.key)
            if moulds is None:
                return None
            words = _in_markup(block.words) if markup else {at: _plain(each) for at, each in enumerate(block.words)}
            if any(each not in words for _, mould in moulds for each in mould if isinstance(each, int)):
                return None
            made += [
                (kind, "".join(each if isinstance(each, str) else words[each] for each in mould))
                for kind, mould in moulds
            ]
        return made


def _mould(said: str, *, markup: bool) -> Mould:
    """Return a text in parts, the numbers of its words where they stand; in an attribute they are higher by 10,000."""
    text, *rest = MARK.split(said)
    made: list[str | int] = [text]
    inside = False
    for at, after in zip(rest[0::2], rest[1::2], strict=True):
        opened, closed = text.rfind("<"), text.rfind(">")
        inside = markup and (opened > closed if opened != closed else inside)
        made += [int(at) + _ATTRIBUTE * inside, after]
        text = after
    return tuple(made)


def _in_markup(words: Sequence[str]) -> Mapping[int, str]:
    """Return the words as they stand in the text of a page, and in an attribute where nothing has to be said of quotes."""
    escaped = {at: html.escape(each, quote=False) for at, each in enumerate(words)}
    return escaped | {at + _ATTRIBUTE: each for at, each in escaped.items() if '"' not in each}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
