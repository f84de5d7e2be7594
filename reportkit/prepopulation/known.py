"""What is known of a rule before it meets a child: what it reads, and where its answers come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from reportkit.documents import PrePopulationRule
from reportkit.expressions.program import Look
from reportkit.once import once
from reportkit.prepopulation.draft import Origin, Provenance


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a rule before it meets a child: what it reads, and where its answers come from.

    `sources` are paths of an assessment; `looks` are the keys by which its lines reach into the facts, as far as into rows.
    """

    sources: tuple[str, ...]
    looks: frozenset[Look]
    provenance: Mapping[Origin, Provenance]


@once
def known_of(rule: PrePopulationRule) -> Known:
    """Return what is known of a rule before it meets a child."""
    sources = tuple(sorted(sources_of(rule)))
    places = [place for _, part in rule.parts() for place in part.places]
    looks = {keys for place in places for keys in place.looks}
    looks |= {tuple(name.path({}).split("[]")[0].split(".")) for place in places for name in place.names}
    origins = [each for each in Origin if not each.by_hand]
    return Known(
        sources,
        frozenset(_to_rows(each) for each in looks if each[0] not in ("item", "number")),
        {each: Provenance(each, sources, rule.at, rule.because) for each in origins},
    )


def _to_rows(keys: Look) -> Look:
    """Return the keys as far as into rows.

    >>> _to_rows(("child", "offences", 0, "date"))
    ('child', 'offences')
    """
    return tuple(takewhile(lambda key: isinstance(key, str), keys))


def loops_of(rule: PrePopulationRule) -> dict[str, str]:
    """Return the path that the rule's `item` runs over."""
    if rule.each is None:
        return {}
    names = rule.each.names
    return {"item": names[0].path({}) + "[]"} if names else {}


def sources_of(rule: PrePopulationRule) -> frozenset[str]:
    """Return every path that the rule reads, its condition included; nobody writes these down, they are read off."""
    loops = loops_of(rule)
    found = {path for _, asked in rule.parts() for path in asked.paths(loops)}
    return frozenset(path for path in found if path not in ("item", "number"))
