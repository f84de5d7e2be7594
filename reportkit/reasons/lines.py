"""Where answers stand in the file of an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportkit.jsonfile import parse_json


def answer_lines(data: bytes, paths: Iterable[str], *, name: str) -> Mapping[str, str]:
    """Return `name:line` for each of `paths` that the file holds; what stands in rows is where its list is.

    >>> answer_lines(b'{\\n "a": {\\n  "b": [] }}', ["a.b[].c", "a.d"], name="jay.json")
    {'a.b[].c': 'jay.json:3'}
    """
    text = parse_json(data, name=name).value
    if text is None:
        return {}
    steps = {path: tuple(path.split("[]")[0].split(".")) for path in paths}
    places = text.places(set(steps.values()))
    return {path: f"{name}:{places[step][0][0]}" for path, step in steps.items() if step in places}
