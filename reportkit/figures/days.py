"""Read a date back from the words that a report writes it in."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_WRITTEN = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})")


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that a date can mean; for a full date they are the same."""

    first: datetime.date
    last: datetime.date

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last


def span_of(written: str) -> Span | None:
    """Return the days that a written date can mean, or none where the words are not a date.

    >>> span_of("9 March 2026").exact
    True
    >>> span_of("February 2024").last.isoformat(), span_of("2023").first.isoformat()
    ('2024-02-29', '2023-01-01')
    >>> span_of("ongoing"), span_of("31 February 2026")
    (None, None)
    """
    match = _WRITTEN.fullmatch(written.strip())
    if match is None or (match[2] and match[2] not in MONTHS) or int(match[3]) == 0:
        return None
    year, month = int(match[3]), MONTHS.get(match[2] or "")
    if month is None:
        return Span(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    last = calendar.monthrange(year, month)[1]
    if match[1] is None:
        return Span(datetime.date(year, month, 1), datetime.date(year, month, last))
    if not 1 <= int(match[1]) <= last:
        return None
    day = datetime.date(year, month, int(match[1]))
    return Span(day, day)
