"""Every mistake in the answers of a file: first what pydantic would let pass or put badly, then what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from reportkit.assessment.kinds import (
    Kind,
    Spot,
    accepts,
    below,
    fields_of,
    is_date,
    models_of,
    options_of,
    places_of_keys,
    spot_at,
    written_as_date,
)
from reportkit.assessment.messages import expected, kind_words, near_key, near_option, subject
from reportkit.assessment.models.base import Narrative
from reportkit.diagnostics import Diagnostic, Location, Severity
from reportkit.jsonfile.parts import Path
from reportkit.jsonfile.text import JsonText, path_words

_BOUNDS = ("too_long", "too_short", "less_than", "greater_than", "multiple_of", "pattern")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in the answers: where, what, and what to do. `at_key` puts the place at the key, not the value."""

    code: str
    path: Path
    message: str
    hint: str = ""
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Sifted:
    """A value without the keys that no model knows, and what was found on the way.

    Only the first mistakes are put in words; `wrong` has the path of every answer of another kind, and `more` counts the
    mistakes without words.
    """

    value: Any
    mistakes: tuple[Mistake, ...]
    wrong: frozenset[Path]
    more: int


def sift(model: type[BaseModel], value: object, most: int) -> Sifted:
    """Leave out unknown keys, and find every answer that is not of the kind that its question takes.

    At most `most` errors and as many warnings are put in words.
    """
    sieve = _Sieve(model, most)
    kept = sieve.sift((Kind(model),), value, ())
    mistakes = (*sieve.errors, *sieve.warnings)
    return Sifted(kept, mistakes, frozenset(sieve.wrong), len(sieve.wrong) + sieve.unknown - len(mistakes))


class _Sieve:
    """One pass over a value beside its model; as deep as the limits of the parser let the value be."""

    def __init__(self, model: type[BaseModel], most: int) -> None:
        self.model = model
        self.most = most
        self.errors: list[Mistake] = []
        self.warnings: list[Mistake] = []
        self.wrong: set[Path] = set()
        self.unknown = 0

    def sift(self, kinds: tuple[Kind, ...], value: object, path: Path) -> object:
        fitting = tuple(kind for kind in kinds if accepts(kind, value))
        if not fitting:
            self._wrong(path, value, _of_another_kind)
            return value
        if isinstance(value, list):
            return [self.sift(below(fitting, at) or (Kind(Any),), each, (*path, at)) for at, each in enumerate(value)]
        if isinstance(value, dict):
            return self._group(fitting, value, path)
        if isinstance(value, str) and all(is_date(kind) and not written_as_date(kind, value) for kind in fitting):
            self._wrong(path, value, _no_date)
        return value

    def _wrong(self, path: Path, value: object, words: Callable[[Spot, Any, Path], Mistake]) -> None:
        self.wrong.add(path)
        if len(self.errors) < self.most:
            self.errors.append(words(spot_at(self.model, path), value, path))

    def _group(self, kinds: tuple[Kind, ...], value: dict[str, object], path: Path) -> dict[str, object]:
        kept = {}
        for key, inner in value.items():
            kinds_below = below(kinds, key)
            if kinds_below:
                kept[key] = self.sift(kinds_below, inner, (*path, key))
            elif self._closed(kinds):
                self.unknown += 1
                if len(self.warnings) < self.most:
                    self.warnings.append(self._unknown(kinds, key, value, path))
            else:
                kept[key] = inner
        return kept

    @staticmethod
    def _closed(kinds: tuple[Kind, ...]) -> bool:
        models = models_of(kinds)
        return bool(models) and all(model.model_config.get("extra") == "forbid" for model in models)

    def _unknown(self, kinds: tuple[Kind, ...], key: str, group: dict[str, object], path: Path) -> Mistake:
        known = [name for model in models_of(kinds) for name in fields_of(model)]
        spot = spot_at(self.model, path)
        named = f"“{words}”" if (words := path_words((key,))) not in ("", "…") else "this key"
        where = subject(spot) if spot.title else "the assessment"
        hint = near_key(key, known, frozenset(group), places_of_keys(self.model).get(key, ()))
        return Mistake(
            "RK112", (*path, key), f"{named} is no question of {where}; the answer is left out", hint, at_key=True
        )


def _of_another_kind(spot: Spot, value: object, path: Path) -> Mistake:
    if isinstance(value, str) and (options := options_of(spot.kinds)):
        return Mistake("RK114", path, f"{subject(spot)} takes {expected(spot.kinds)}", near_option(value, options))
    hint = "leave the key out where nothing is recorded" if value is None else ""
    if isinstance(value, bool) and {"yes", "no"} <= set(options_of(spot.kinds)):
        hint = 'write "yes" or "no" in quotation marks'
    return Mistake(
        "RK113", path, f"{subject(spot)} takes {expected(spot.kinds)}, and here is {kind_words(value)}", hint
    )


def _no_date(spot: Spot, value: str, path: Path, *, no_such_day: bool = False) -> Mistake:
    message = f"{subject(spot)} takes {expected(spot.kinds)}"
    if no_such_day:
        message = f"{subject(spot)} names a day that the calendar does not have; it takes {expected(spot.kinds)}"
    hint = "" if value.strip() else "leave the key out, or write null, where nothing is recorded"
    return Mistake("RK115", path, message, hint)


def mistakes_of(
    model: type[BaseModel], sifted: Sifted, problem: ValidationError, most: int
) -> tuple[list[Mistake], int]:
    """Return what pydantic found in our own words, one mistake a place, and how many more there are.

    What `sifted` found wrong already is not said again.
    """
    found: list[Mistake] = []
    met: set[Path] = set(sifted.wrong)
    for error in problem.errors(include_url=False, include_input=False):
        path, given = _place_in(sifted.value, error["loc"], missing=error["type"] == "missing")
        if any(path[:length] in met for length in range(len(path) + 1)):
            continue
        met.add(path)
        if len(found) < most:
            found.append(_in_words(spot_at(model, path), path, given, error["type"], error.get("ctx", {})))
    return found, len(met) - len(sifted.wrong) - len(found)


def _place_in(value: Any, steps: Sequence[str | int], *, missing: bool) -> tuple[Path, Any]:
    """Return the path in the file of pydantic's own, which also names members of unions and parts that we made up."""
    path: list[str | int] = []
    for step in steps:
        inner = _step(value, step)
        if inner is not None:
            path.append(step)
            value = inner[0]
    if missing and isinstance(steps[-1], str):
        path.append(steps[-1])
    return tuple(path), value


def _step(value: Any, step: str | int) -> tuple[Any] | None:
    if isinstance(step, int):
        return (value[step],) if isinstance(value, list) and step < len(value) else None
    return (value[step],) if isinstance(value, dict) and step in value else None


def _in_words(spot: Spot, path: Path, given: object, error: str, context: dict[str, Any]) -> Mistake:
    if error == "missing":
        return Mistake("RK117", path, f"{subject(spot)} is missing", f"it takes {expected(spot.kinds)}")
    if isinstance(given, str) and (options := options_of(spot.kinds)):
        return Mistake("RK114", path, f"{subject(spot)} takes {expected(spot.kinds)}", near_option(given, options))
    if isinstance(given, str) and any(is_date(kind) for kind in spot.kinds):
        return _no_date(spot, given, path, no_such_day=True)
    if any(part in error for part in _BOUNDS):
        kinds = (Kind(str, tuple(context.items())),) if Kind(Narrative) in spot.kinds else spot.kinds
        size = f", and this one has {len(given):,}" if isinstance(given, (str, list)) and "too_" in error else ""
        return Mistake("RK116", path, f"{subject(spot)} takes {expected(kinds)}{size}")
    if error in ("value_error", "assertion_error") and (words := _own_words(context.get("error"), given)):
        return Mistake("RK118", path, f"{subject(spot)}: {words}")
    return Mistake("RK113", path, f"{subject(spot)} takes {expected(spot.kinds)}, and here is {kind_words(given)}")


def _own_words(error: object, given: object) -> str:
    """Return what a validator of ours says, unless it repeats the answer."""
    words = str(error) if error else ""
    return "" if isinstance(given, str) and given and given in words else words


def findings_of(
    model: type[BaseModel], text: JsonText, mistakes: Iterable[Mistake], name: str, more: int = 0
) -> tuple[Diagnostic, ...]:
    """Return the mistakes as findings, in the order of the file, with the line and column of each."""
    mistakes = list(mistakes)
    if not mistakes:
        return ()
    wanted = {path for each in mistakes for path in (each.path, each.path[:-1])}
    places = text.places(wanted)
    placed = []
    for each in mistakes:
        key, value = places.get(each.path) or places.get(each.path[:-1]) or ((1, 1), (1, 1))
        place = key if each.at_key else value
        at = Location(name, path_words(each.path), spot_at(model, each.path).title, *place)
        placed.append((place, Diagnostic(each.code, each.message, at=at, hint=each.hint)))
    placed.sort(key=lambda pair: pair[0])
    findings = [finding for _, finding in placed]
    most = text.limits.findings
    if len(findings) <= most and not more:
        return tuple(findings)
    kept = {id(each) for each in sorted(findings, key=lambda each: each.severity is not Severity.ERROR)[:most]}
    rest = Diagnostic("RK119", f"and {len(findings) - len(kept) + more:,} more findings", at=Location(name))
    return (*(each for each in findings if id(each) in kept), rest)
