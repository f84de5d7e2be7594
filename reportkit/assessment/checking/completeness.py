"""Is everything recorded that the stage needs? One finding for each answer that is not.

What is needed and what a yes opens is read off the models (`needed` and `opens`); how much of a section a stage asks for is
read off the stages. Nothing here names a question, with one exception: the care history, which stands in two places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from reportkit.assessment.checking.found import finding, pattern
from reportkit.assessment.derivation.care_record import both, shared_care_history
from reportkit.assessment.derivation.grounds import answer, is_answered
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.base import Row, questions
from reportkit.assessment.paths import PathFacts, all_paths
from reportkit.assessment.plain_data import plain
from reportkit.assessment.stages import Level, ModuleUse, Stage, Use, stage_of
from reportkit.diagnostics import Diagnostic
from reportkit.expressions import is_missing

CARE, CARE_AGAIN = "core_record.care_history", "personal_family_social.care_history"


def missing_for_stage(assessment: Assessment) -> tuple[Diagnostic, ...]:
    """Return one finding for each answer that the stage of `assessment` needs and that is not recorded.

    A whole section or part that is absent is one finding, not one for each of its questions. In every section that the
    stage uses, a yes that opens further questions needs one of them answered (I1, S0). Where the stage itself is not
    recorded, only that and the rest of the governance can be asked for.
    """
    shared = shared_care_history(assessment)
    stage = stage_of(shared)
    where = _sections(shared, stage) if stage else {"governance": True}
    search = _Search(shared, frozenset({_care_not_asked_for(assessment, where)}))
    found = [each for path, needed in where.items() for each in search.section(path, needed)]
    return (*found, *_modules(shared, stage, search)) if stage else tuple(found)


def _sections(assessment: Assessment, stage: Stage) -> dict[str, bool]:
    """Return the sections that the stage uses, and whether each is compulsory."""
    levels = {name: stage.level(name) for name in type(assessment).model_fields}
    return {name: level is Level.COMPULSORY for name, level in levels.items() if level is not Level.NOT_USED}


def _care_not_asked_for(assessment: Assessment, where: Mapping[str, bool]) -> str:
    """Return the place of the care history that is left out: it is one record, and asked for once, where it stands."""
    core, factors = both(assessment)
    only_with_factors = factors is not None and core is None
    return CARE if only_with_factors and where.get("personal_family_social") else CARE_AGAIN


def _modules(assessment: Assessment, stage: Stage, search: _Search) -> Iterator[Diagnostic]:
    """Yield what is missing in the modules: those that the stage calls for, and those that somebody began."""
    facts = plain(assessment) or {}
    for use in stage.modules:
        path = f"modules.{use.id}"
        if is_recorded(answer(assessment, path)):
            yield from search.without(use.not_yet, path).group(path, answer(assessment, path), True)
        elif called_for(use, facts):
            message = (
                f"the stage “{stage.title}” calls for the module “{all_paths()[path].title}”, which is not recorded"
            )
            yield finding("RK133", path, message, "complete the module, or check that the stage is the right one")


def called_for(use: ModuleUse, facts: Mapping[str, Any]) -> bool:
    """Say whether the stage must have the module, for the answers in `facts`."""
    if use.use is Use.CONDITIONAL and use.condition is not None:
        return not is_missing(use.condition.evaluate(facts) or None)
    return use.use is Use.COMPULSORY


class _Search:
    """A walk through the parts of one assessment; `skipped` are the paths that it leaves out."""

    def __init__(self, assessment: Assessment, skipped: frozenset[str]) -> None:
        self.assessment = assessment
        self.skipped = skipped

    def without(self, parts: tuple[str, ...], path: str) -> _Search:
        """Return the same search that also leaves out `parts` of `path`."""
        return _Search(self.assessment, self.skipped | {f"{path}.{each}" for each in parts})

    def section(self, path: str, needed: bool) -> Iterator[Diagnostic]:
        """Yield what is missing in a section of the assessment."""
        yield from self.group(path, answer(self.assessment, path), needed)

    def group(self, path: str, value: BaseModel | None, needed: bool) -> Iterator[Diagnostic]:
        """Yield what is missing in a group: the group itself, or its answers one by one."""
        if path in self.skipped:
            return
        if needed and not self._is_there(path, value):
            yield from self._absent(path)
        elif value is not None:
            yield from self._answers(path, value, needed)

    def _is_there(self, path: str, value: BaseModel | None) -> bool:
        """A part that asks for nothing that is typed in is there as soon as anything stands in it."""
        anything = value is not None and not _typed_in(path)
        return anything or is_recorded(value, path, self.skipped) or not self._needed_below(path)

    def _needed_below(self, path: str) -> list[PathFacts]:
        """Return the needed questions of a group that are not in rows or in what is left out; the group if it is one."""
        skipped = tuple(f"{each}." for each in self.skipped)
        below = [each for each in needed_below(path) if not f"{each.path}.".startswith(skipped or "\0")]
        return below or ([all_paths()[path]] if all_paths()[path].needed else [])

    def _absent(self, path: str) -> Iterator[Diagnostic]:
        """Yield the one finding for a group that is absent; a group that needs one answer is named by that answer."""
        needed = self._needed_below(path)
        if len(needed) == 1 and needed[0].kind != "group":
            yield _needed(needed[0].path, needed[0])
            return
        message = f"“{all_paths()[path].title}” is not recorded, and the stage needs it"
        yield finding("RK131", path, message, "complete this part, or check that the stage is the right one")

    def _answers(self, path: str, part: BaseModel, needed: bool) -> Iterator[Diagnostic]:
        """Yield what is missing among the questions of a group or row that is recorded."""
        facts = dict(_facts(type(part)))
        for name in type(part).model_fields:
            value, at = getattr(part, name), f"{path}.{name}"
            about = facts.get(name)
            if about and about["derived"]:
                continue
            if _is_group(at):
                yield from self.group(at, value, needed)
                continue
            if needed and about and about["needed"] and not is_answered(value):
                yield _needed(at, all_paths()[pattern(at)])
            if about and about["opens"] and value == "yes":
                yield from _unexplored(at, part, about["opens"])
            for number, row in enumerate(value if isinstance(value, tuple) else ()):
                if isinstance(row, Row):
                    yield from self._answers(f"{at}[{number}]", row, needed)


def is_recorded(value: Any, path: str = "", skipped: frozenset[str] = frozenset()) -> bool:
    """Say whether anybody recorded anything here: an answer that was not worked out, nor copied to a skipped place."""
    if isinstance(value, BaseModel):
        derived = {name for name, about in _facts(type(value)) if about["derived"]}
        below = [(f"{path}.{name}", getattr(value, name)) for name in type(value).model_fields if name not in derived]
        return any(is_recorded(each, at, skipped) for at, each in below if at not in skipped)
    return is_answered(value)


@cache
def needed_below(path: str) -> tuple[PathFacts, ...]:
    """Return the needed questions below the group `path`, those in rows left out."""
    below = (each for each in all_paths().values() if each.path.startswith(f"{path}."))
    return tuple(each for each in below if each.needed and "[]" not in each.path)


@cache
def _typed_in(path: str) -> bool:
    """Say whether a needed question that is not a group stands below the group `path`."""
    return any(each.kind != "group" for each in needed_below(path))


@cache
def _facts(model: type[BaseModel]) -> tuple[tuple[str, dict[str, Any]], ...]:
    return tuple(questions(model))


def _is_group(path: str) -> bool:
    facts = all_paths().get(pattern(path))  # the reference of a row is not a question
    return facts is not None and facts.kind == "group"


def _needed(path: str, facts: PathFacts) -> Diagnostic:
    rows = facts.kind in ("rows", "choices")
    message = f"“{facts.title}” is needed at this stage, and " + ("nothing is listed" if rows else "has no answer")
    return finding("RK130", path, message, "add at least one entry" if rows else "record the answer")


def _unexplored(path: str, part: BaseModel, opens: list[str]) -> Iterator[Diagnostic]:
    if any(is_answered(getattr(part, name)) for name in opens):
        return
    below = path.rpartition(".")[0]
    facts = all_paths()
    titles = " or ".join(f"“{facts[f'{pattern(below)}.{name}'].title}”" for name in opens)
    message = f"“{facts[pattern(path)].title}” is answered with yes, and what it opens is not explored"
    yield finding("RK132", path, message, f"answer {titles}")
