"""What may differ between machines and services: names, deadlines, thresholds, each with the day it was checked."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Service:
    """The youth justice service that makes the report; a local file can replace every value.

    The defaults stand for no real service. `term` is what the service calls itself in running text.
    """

    name: str = "Youth Justice Service"
    term: str = "YJS"
    phone: str = ""
    email: str = ""
    address: str = ""
    out_of_hours_phone: str = ""
    nation: str = "England"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers that local policy or the law may change. `as_of` is the day on which they were last checked.

    Sources: model reference 14.7 and 14.11, documents reference 2.1, 3.1, 5.9. `yogrs_bands` maps the lowest score of a
    band to its level; there is no public table, so it is empty unless the service sets it.
    """

    as_of: str = "2026-11-21"
    review_max_days: int = 91
    review_hard_max_months: int = 6
    psr_reuse_months: int = 3
    panel_working_days: int = 20
    panel_working_days_intensive: int = 5
    slcn_referral_score: int | None = None
    yogrs_bands: tuple[tuple[int, str], ...] = ()
    countersign_rosh: tuple[str, ...] = ("high", "very_high")
    countersign_lor: tuple[str, ...] = ("high",)
    countersign_safety: tuple[str, ...] = ("high", "very_high")
    countersign_impact: tuple[str, ...] = ("very_high",)
    countersign_likelihood: tuple[str, ...] = ("likely", "very_likely")
    countersign_offences: tuple[str, ...] = ()
    countersign_plan: str = "if_assessment_countersigned"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a service sets."""

    service: Service = field(default_factory=Service)
    thresholds: Thresholds = field(default_factory=Thresholds)
