"""What a name in a tag leads to: a key of a group, a place in a list, what a loop counts, or nothing that was handed over.

No attribute of a Python object can be read, and no object can be called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from reportkit.word.values import Gap


class NotThere(Exception):
    """A tag asks for what no template can have."""


class Missing:
    """A name that was not handed over: it can be asked about, and any other use of it is written down."""

    __slots__ = ("known", "name")

    def __init__(self, name: str, known: tuple[str, ...] | None = None) -> None:
        self.name = name
        """The last step of the name."""
        self.known = known
        """The names that exist beside it, or `None` where it is a first name."""

    def used(self) -> Missing:
        """Write the use down."""
        from reportkit.word.printer import active

        active().missing(self)
        return self

    def __str__(self) -> str:
        self.used()
        return ""

    def __bool__(self) -> bool:
        self.used()
        return False

    def __len__(self) -> int:
        self.used()
        return 0

    def __iter__(self) -> Iterator[object]:
        self.used()
        return iter(())

    def __eq__(self, other: object) -> bool:
        self.used()
        return False

    def __ne__(self, other: object) -> bool:
        self.used()
        return True

    def __hash__(self) -> int:
        return id(type(self))

    def _same(self) -> Missing:
        return self.used()

    def _false(self, _: object) -> bool:
        self.used()
        return False

    __neg__ = __pos__ = _same
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _false


class Loop:
    """What a loop knows of itself."""

    __slots__ = ("index0", "items")

    def __init__(self, items: list[object]) -> None:
        self.items = items
        self.index0 = 0

    def counted(self, name: object) -> object:
        """Return one of the loop's counts; raises `NotThere` for any other name."""
        at, length = self.index0, len(self.items)
        if name == "previtem":
            return self.items[at - 1] if at else Missing("previtem", ())
        if name == "nextitem":
            return self.items[at + 1] if at + 1 < length else Missing("nextitem", ())
        counts = {
            "index": at + 1, "index0": at, "first": at == 0, "last": at + 1 == length, "length": length,
            "revindex": length - at, "revindex0": length - at - 1, "depth": 1, "depth0": 0,
        }  # fmt: skip
        if not isinstance(name, str) or name not in counts:
            raise NotThere(f"a loop has no “{name}”")
        return counts[name]


_NOTHING: Final = ()


def step(value: object, key: object) -> object:
    """Return what `key` leads to in `value`: the key of a group or the place in a list.

    >>> step({"a": 1}, "a"), step(["x"], -1), type(step("text", "upper")).__name__
    (1, 'x', 'Missing')
    """
    if type(value) is dict and not isinstance(key, Missing):
        return value[key] if key in value else Missing(str(key), tuple(map(str, value)))
    if isinstance(value, Missing | Gap):
        return value
    if isinstance(value, Loop):
        return value.counted(key)
    if isinstance(value, list | tuple | str) and isinstance(key, int) and -len(value) <= key < len(value):
        return value[key]
    return Missing(str(key), tuple(map(str, value)) if isinstance(value, Mapping) else _NOTHING)
