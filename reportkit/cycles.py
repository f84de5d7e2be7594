"""Put off Python's search for cycles while something large is made that has none."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def unsearched(step: Callable[P, T]) -> Callable[P, T]:
    """Run `step` without the search: it would go through all that is being made again and again, and find nothing.

    >>> unsearched(gc.isenabled)(), gc.isenabled()
    (False, True)
    """

    @wraps(step)
    def run(*given: P.args, **named: P.kwargs) -> T:
        searching = gc.isenabled()
        gc.disable()
        try:
            return step(*given, **named)
        finally:
            if searching:
                gc.enable()

    return run
