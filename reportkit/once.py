"""Work something out once for values that stay: a document, a rule, a template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
KEPT = 4096


def once(work: Callable[..., T]) -> Callable[..., T]:
    """Remember what `work` made of its last arguments, known again by being the same objects.

    Only for values that outlive many reports: what is made of a child's record is never kept here.

    >>> spec = ["a document"]
    >>> made = once(lambda spec: [*spec, "read"])
    >>> made(spec) is made(spec), made(["a document"]) is made(spec)
    (True, False)
    """
    known: dict[tuple[int, ...], tuple[tuple[Any, ...], T]] = {}

    def of(*values: Any) -> T:
        key = tuple(map(id, values))
        found = known.get(key)
        if found is None:
            while len(known) >= KEPT:
                known.pop(next(iter(known)), None)
            found = known[key] = (values, work(*values))
        return found[1]

    return of
