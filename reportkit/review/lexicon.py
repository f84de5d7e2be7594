"""The words that the review knows, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportkit.shipped import shipped


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase, its class, what to say instead, and where the concern is documented."""

    words: str
    kind: str
    prefer: str
    src: str
    pattern: re.Pattern[str]


@cache
def data() -> dict[str, Any]:
    """Return the lexicon as it is written."""
    found: dict[str, Any] = shipped("reportkit.review", "lexicon.yaml")
    return found


@cache
def labels() -> Mapping[str, tuple[Trigger, ...]]:
    """Return the labelling and pejorative words by the word that gives each away."""
    return _by_key(data()["labels"])


@cache
def jargon() -> Mapping[str, tuple[Trigger, ...]]:
    """Return the words that a document for a child explains or says otherwise, by the word that gives each away."""
    return _by_key(data()["jargon"])


@cache
def names_in_law() -> re.Pattern[str]:
    """Return the names that stand in law and are nobody's choice of words."""
    return re.compile("|".join(re.escape(each) for each in data()["exempt"]))


@cache
def short_forms() -> Mapping[str, tuple[str, ...]]:
    """Return the short forms that a document for a child never has, by the word that gives each away."""
    found: dict[str, list[str]] = {}
    for each in data()["short_forms"]:
        found.setdefault(each.lower(), []).append(each)
    return {key: tuple(each) for key, each in found.items()}


@cache
def keys() -> frozenset[str]:
    """Return every word, in small letters, that gives something away: where none of them stands, there is nothing to find."""
    return frozenset((*labels(), *jargon(), *short_forms()))


def _by_key(entries: list[dict[str, Any]]) -> Mapping[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for key, trigger in _triggers(entries):
        found.setdefault(key, []).append(trigger)
    return {key: tuple(each) for key, each in found.items()}


def _triggers(entries: list[dict[str, Any]]) -> Iterator[tuple[str, Trigger]]:
    for entry in entries:
        for words in entry["words"]:
            given = str(entry.get("key", ""))
            key = given if given and given in re.split(r"[ -]", words) else re.split(r"[ -]", words)[0]
            pattern = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
            yield (
                key,
                Trigger(words, entry.get("class", "jargon"), entry["prefer"], str(entry.get("src", "[I]")), pattern),
            )
