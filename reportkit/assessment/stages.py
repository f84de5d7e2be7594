"""The stages of an assessment: which sections and modules each uses, and which documents each can lead to.

The official mapping table was not available: the levels are working defaults (INFERRED-D) except where their tag says S4.
The table itself stands in `stages.yaml`, beside this module, for a service to compare with its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.vocabulary import StageId
from reportkit.diagnostics import Location
from reportkit.expressions import Expression, read_expression
from reportkit.shipped import shipped


class Level(StrEnum):
    """How much of a section a stage asks for."""

    COMPULSORY = "compulsory"
    PROPORTIONATE = "proportionate"
    UPDATE = "update"
    NOT_USED = "not_used"


class Use(StrEnum):
    """Whether a stage must have a module, may have it, or must have it when something is so."""

    COMPULSORY = "compulsory"
    LOCAL = "local"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class ModuleUse:
    """A module at a stage: how it is used, from which source we know, when, and which of its parts are not yet due."""

    id: str
    use: Use
    src: str
    when: str = ""
    not_yet: tuple[str, ...] = ()

    @property
    def condition(self) -> Expression | None:
        """What must be so for a conditional module to be needed, in the language of the rules."""
        return read_expression(self.when, at=Location("assessment/stages.yaml", self.id)) if self.when else None


@dataclass(frozen=True, slots=True)
class Stage:
    """A reason for completing an assessment, and what it brings with it.

    `who` names the organisations that complete it, `sources` where the level of each section comes from.
    """

    id: StageId
    title: str
    purpose: str
    who: tuple[str, ...]
    src: str
    sections: Mapping[str, Level]
    sources: Mapping[str, str] = field(default_factory=dict)
    modules: tuple[ModuleUse, ...] = ()
    documents: tuple[str, ...] = ()

    def level(self, section: str) -> Level:
        """Return how much of `section` the stage asks for; a section that it does not name is not used."""
        return self.sections.get(section, Level.NOT_USED)


@cache
def stages() -> Mapping[str, Stage]:
    """Return every stage by its id, in the order of the model reference.

    >>> stages()["pre_sentence_report"].level("foundations_for_change").value
    'compulsory'
    """
    table: dict[str, dict[str, Any]] = shipped("reportkit.assessment", "stages.yaml")["stages"]
    return MappingProxyType({name: _stage(name, about) for name, about in table.items()})


def _stage(name: str, about: dict[str, Any]) -> Stage:
    stage, sections = StageId(name), about["sections"]
    return Stage(
        id=stage,
        title=stage.label,
        purpose=about["purpose"],
        who=tuple(about["who"]),
        src=about["src"],
        sections=MappingProxyType({section: Level(level) for section, (level, _) in sections.items()}),
        sources=MappingProxyType({section: src for section, (_, src) in sections.items()}),
        modules=tuple(_module(each) for each in about.get("modules", ())),
        documents=tuple(about["documents"]),
    )


def _module(about: dict[str, Any]) -> ModuleUse:
    return ModuleUse(
        id=about["id"],
        use=Use(about["use"]),
        src=about["src"],
        when=about.get("when", ""),
        not_yet=tuple(about.get("not_yet", ())),
    )


def stage_of(assessment: Assessment) -> Stage | None:
    """Return the stage that `assessment` was completed for, or none where that is not recorded."""
    stage = assessment.governance.stage if assessment.governance else None
    return stages()[stage] if stage else None
