"""Ages and counts: now, at the offence, at sentence, at the first conviction; how many earlier outcomes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from reportkit.assessment.derivation.care import date_of_birth
from reportkit.assessment.derivation.days import age_on, birthday, first_day, last_day
from reportkit.assessment.derivation.grounds import Grounds, only
from reportkit.assessment.models.base import PartialDate
from reportkit.assessment.models.offending_asb import HistoryEntry, IndexOffence
from reportkit.assessment.models.offending_lists import Finding, HistoryKind
from reportkit.assessment.vocabulary import YesNo

SANCTIONS = (HistoryKind.CONVICTION, HistoryKind.CAUTION)
CONVICTED = (Finding.CONVICTED_ON_PLEA, Finding.CONVICTED_AFTER_TRIAL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The date of an outcome, and the age that somebody recorded for it."""

    date: PartialDate | datetime.date
    age: int | None = None


def age_now(g: Grounds) -> int | None:
    """Return the child's age on the day (age.on, INFERRED-D)."""
    return _age(g, g.on)


def _age(g: Grounds, day: datetime.date | None) -> int | None:
    born = date_of_birth(g)
    return age_on(born, day) if born and day and day >= born else None


def main_offence(g: Grounds) -> IndexOffence | None:
    """Return the offence marked as the main one, or the only one there is."""
    offences = g.rows("offending_asb.offences.index_offences")
    marked: IndexOffence | None = only([each for each in offences if each.primary is YesNo.YES])
    return marked or only(offences)


def age_at_offence(g: Grounds) -> int | None:
    """Return the child's age on the day of the main offence."""
    offence = main_offence(g)
    return _age(g, offence.date) if offence else None


def eighteenth_birthday(g: Grounds) -> datetime.date | None:
    """Return the child's 18th birthday."""
    born = date_of_birth(g)
    return birthday(born, 18) if born else None


def age_at_first_conviction(g: Grounds) -> int | None:
    """Return the age at the earliest conviction, an earlier one or the present one (age.first_conviction, S4)."""
    return _age_at_first(g, (HistoryKind.CONVICTION,))


def age_at_first_sanction(g: Grounds) -> int | None:
    """Return the age at the earliest conviction or caution (age.first_sanction; what a sanction is: U7)."""
    return _age_at_first(g, SANCTIONS)


def _age_at_first(g: Grounds, kinds: tuple[HistoryKind, ...]) -> int | None:
    history = [each for each in _history(g) if each.kind in kinds]
    if any(each.date is None for each in history):
        return None
    outcomes = [Outcome(each.date, each.age) for each in history if each.date]
    outcomes += [
        Outcome(each.outcome_date)
        for each in g.rows("offending_asb.offences.index_offences")
        if each.finding in CONVICTED and each.outcome_date
    ]
    if not outcomes:
        return None
    return _age_at(g, min(outcomes, key=lambda each: first_day(each.date)))


def _age_at(g: Grounds, outcome: Outcome) -> int | None:
    """Return the age at an outcome; where its date leaves two ages open, the age that was recorded with it."""
    ages = {_age(g, first_day(outcome.date)), _age(g, last_day(outcome.date))}
    return ages.pop() if len(ages) == 1 else outcome.age


def age_at_sentence(g: Grounds) -> int | None:
    """Return the age on the day of the present sentence (age.sentence, S4)."""
    return _age(g, sentence_date(g))


def sentence_date(g: Grounds) -> datetime.date | None:
    """Return the day of the present sentence, from the first module or offence that records it."""
    modules = ("pre_sentence_report.case", "post_court_report.case", "bail_and_remand.case", "custody.dates")
    found = [g.answer(f"modules.{each}.sentence_date") for each in modules]
    found.append(g.answer("modules.referral_order_report.order_date"))
    offence = main_offence(g)
    if offence and offence.finding in CONVICTED:
        found.append(offence.outcome_date)
    return next((each for each in found if each), None)


def number_previous_convictions(g: Grounds) -> int | None:
    """Return on how many earlier occasions the child was convicted."""
    return _occasions(g, (HistoryKind.CONVICTION,))


def number_previous_sanctions(g: Grounds) -> int | None:
    """Return on how many earlier occasions the child was convicted or cautioned (n_previous_sanctions, U7)."""
    return _occasions(g, SANCTIONS)


def _occasions(g: Grounds, kinds: tuple[HistoryKind, ...]) -> int | None:
    """Count occasions: several outcomes of one kind on one day are one occasion (INFERRED-R)."""
    if not g.rows("offending_asb.offences.index_offences") and not _history(g):
        return None
    return len(set(_keys(each for each in _history(g) if each.kind in kinds)))


def _keys(entries: Iterable[HistoryEntry]) -> Iterable[tuple[HistoryKind | None, str]]:
    for number, each in enumerate(entries):
        exact = each.date is not None and each.date.precision == "day"
        yield each.kind, str(each.date) if exact else f"row {number}"


def first_offence(g: Grounds) -> YesNo | None:
    """Say whether no earlier outcome of any kind is recorded; none where no offence is recorded either."""
    if _history(g):
        return YesNo.NO
    return YesNo.YES if g.rows("offending_asb.offences.index_offences") else None


def _history(g: Grounds) -> tuple[HistoryEntry, ...]:
    return g.rows("offending_asb.offences.previous_history")
