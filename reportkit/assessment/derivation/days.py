"""Reckoning with days: ages, birthdays, months, working days, and spans that overlap.

A date that somebody mistyped may lie at the end of the calendar: what would fall beyond it is its last day.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable

from reportkit.assessment.models.base import PartialDate

DAY = datetime.timedelta(days=1)
SATURDAY = 5


def age_on(born: datetime.date, day: datetime.date) -> int:
    """Return the completed years of somebody born on `born`, on `day`; negative before birth.

    Somebody born on 29 February has their birthday on 1 March in other years. Source: INFERRED-D.

    >>> age_on(datetime.date(2008, 2, 29), datetime.date(2026, 2, 28)), age_on(datetime.date(2008, 2, 29), datetime.date(2026, 3, 1))
    (17, 18)
    """  # noqa: E501
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: datetime.date, age: int) -> datetime.date:
    """Return the day on which somebody born on `born` turns `age`.

    >>> birthday(datetime.date(2008, 2, 29), 18)
    datetime.date(2026, 3, 1)
    """
    if born.year + age > datetime.MAXYEAR:
        return datetime.date.max
    if (born.month, born.day) == (2, 29) and not calendar.isleap(born.year + age):
        return datetime.date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)


def plus_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, or the last day of a shorter month.

    >>> plus_months(datetime.date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plus_days(day: datetime.date, days: int) -> datetime.date:
    """Return the day so many days later, or earlier where `days` is negative; the calendar's ends are as far as it goes.

    >>> plus_days(datetime.date(2026, 2, 1), -1), plus_days(datetime.date(9999, 12, 30), 91)
    (datetime.date(2026, 1, 31), datetime.date(9999, 12, 31))
    """
    first, last = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    return datetime.date.fromordinal(min(max(day.toordinal() + days, first), last))


def working_days_after(day: datetime.date, number: int) -> datetime.date:
    """Return the day that is `number` working days after `day`.

    Only Saturdays and Sundays are left out. Bank holidays are not: they differ between nations and years.

    >>> working_days_after(datetime.date(2026, 3, 6), 1)
    datetime.date(2026, 3, 9)
    """
    while number > 0 and day < datetime.date.max:
        day += DAY
        number -= day.weekday() < SATURDAY
    return day


def last_day(date: PartialDate | datetime.date) -> datetime.date:
    """Return the last day that `date` can mean.

    >>> last_day(PartialDate("2026-02")), last_day(PartialDate("2026"))
    (datetime.date(2026, 2, 28), datetime.date(2026, 12, 31))
    """
    if isinstance(date, datetime.date):
        return date
    first = date.first
    if date.precision == "year":
        return first.replace(month=12, day=31)
    if date.precision == "month":
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first


def first_day(date: PartialDate | datetime.date) -> datetime.date:
    """Return the first day that `date` can mean."""
    return date if isinstance(date, datetime.date) else date.first


def days_within(spans: Iterable[tuple[datetime.date, datetime.date]], start: datetime.date, end: datetime.date) -> int:
    """Return on how many days from `start` to `end`, both counted, at least one of `spans` runs.

    >>> day = datetime.date(2026, 1, 1)
    >>> days_within([(day, day + 9 * DAY), (day + 5 * DAY, day + 14 * DAY)], day, day + 365 * DAY)
    15
    """
    counted, reached = 0, start - DAY
    for first, last in sorted(spans):
        first, last = max(first, reached + DAY), min(last, end)
        if last >= first:
            counted += (last - first).days + 1
            reached = last
    return counted
