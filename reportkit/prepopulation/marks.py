"""A mark of what a field said: the same for the same words, another after any change of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from reportkit.prepopulation.draft import Words

NOTHING = "nothing"


def mark_of(value: Any) -> str:
    """Return the mark of a field's value, or of one row of it; of no value it is the word `nothing`.

    >>> mark_of(None), mark_of("Jay") == mark_of("Jay"), mark_of("Jay") == mark_of(Words("Jay"))
    ('nothing', True, False)
    """
    if not value:
        return NOTHING
    said = json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, Words):
        return {"": value.text}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return str(value)
