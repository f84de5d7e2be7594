"""What may differ between machines and services: names, deadlines, thresholds, each with the day it was checked."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from typing import Any

from reportkit.readers import Readers, shipped_readers


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

    Sources: model reference 14.7 and 14.11, documents reference 2.1, 3.1, 5.1, 5.9. `yogrs_bands` maps the lowest score of a
    band to its level; there is no public table, so it is empty unless the service sets it.
    """

    as_of: str = "2026-11-21"
    review_max_days: int = 91
    review_hard_max_months: int = 6
    psr_reuse_months: int = 3
    stale_after_days: int = 90
    due_soon_days: int = 14
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
    """Everything that a service sets, who may hold what among it.

    `dated` are settings that changed, so that a report for an old day is the old report.
    """

    service: Service = field(default_factory=Service)
    thresholds: Thresholds = field(default_factory=Thresholds)
    readers: Readers = field(default_factory=shipped_readers, repr=False)
    dated: tuple[Dated, ...] = ()

    def record(self) -> dict[str, Any]:
        """Return the same as plain data, to be kept and compared; `restored` makes settings of it again.

        >>> Settings(readers=shipped_readers().with_cell("psr", "defence", "never")).record()["readers"]
        [['copies', 'psr', 'defence', 'never']]
        """
        groups = {"service": asdict(self.service), "thresholds": asdict(self.thresholds)}
        dated = [[each.group, each.name, [[str(day), value] for day, value in each.values]] for each in self.dated]
        return {**groups, "readers": [list(each) for each in self.readers.changes], "dated": dated}

    @classmethod
    def restored(cls, record: Mapping[str, Any]) -> Settings:
        """Return the settings that `record` wrote down.

        >>> Settings.restored(Settings(Service(name="Castlebrook YJS")).record()).service.name
        'Castlebrook YJS'
        """
        readers = shipped_readers()
        for change in record.get("readers", ()):
            readers = readers.changed(tuple(change))
        dated = tuple(
            Dated(group, name, tuple((datetime.date.fromisoformat(day), _tuples(value)) for day, value in values))
            for group, name, values in record.get("dated", ())
        )
        thresholds = {key: _tuples(each) for key, each in record["thresholds"].items()}
        return cls(Service(**record["service"]), Thresholds(**thresholds), readers, dated)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the record, to be one object there, however often it comes.

        >>> import pickle
        >>> one, other = (pickle.loads(pickle.dumps(Settings(Service(name="Castlebrook YJS")))) for _ in "ab")
        >>> one is other, one.service.name
        (True, 'Castlebrook YJS')
        """
        return _arrived, (json.dumps(self.record(), sort_keys=True),)

    def as_of(self, day: datetime.date) -> Settings:
        """Return what was set on `day`: of each setting with several values, the last one from that day or before.

        >>> changed = Dated("thresholds", "review_max_days", ((datetime.date(2026, 4, 1), 60),))
        >>> [Settings(dated=(changed,)).as_of(datetime.date(2026, m, 1)).thresholds.review_max_days for m in (3, 4)]
        [91, 60]
        """
        if not self.dated:
            return self
        groups: dict[str, Any] = {"service": self.service, "thresholds": self.thresholds}
        for each in self.dated:
            known = [value for since, value in each.values if since <= day]
            if known:
                groups[each.group] = replace(groups[each.group], **{each.name: known[-1]})
        return replace(self, **groups, dated=())


@lru_cache(maxsize=8)
def _arrived(record: str) -> Settings:
    """Return settings that came from another process: what is worked out for them is kept by the object."""
    return Settings.restored(json.loads(record))


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list | tuple) else value


@dataclass(frozen=True, slots=True)
class Dated:
    """One setting that changed: each value with the day from which it holds, the earliest first."""

    group: str
    name: str
    values: tuple[tuple[datetime.date, Any], ...]
