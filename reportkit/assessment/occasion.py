"""Why a report is written now: the only clock of the journey."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from reportkit.settings import Settings


@dataclass(frozen=True, slots=True)
class Occasion:
    """The day the report is for, whether it is a draft or final, and what the service set on that day."""

    on: datetime.date
    status: str = "draft"
    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        object.__setattr__(self, "settings", self.settings.as_of(self.on))

    @property
    def final(self) -> bool:
        """Whether the report is to be handed over."""
        return self.status == "final"
