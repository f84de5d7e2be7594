"""Everything that a value may be piped through in a rule.

A filter given nothing gives nothing, so that a gap stays a gap; `default`, `paragraphs`, `and_list` and `count` are
the exceptions, and say so.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from reportkit.expressions.patterns import Part, read_pattern
from reportkit.expressions.prose import as_line, as_prose, long_date
from reportkit.expressions.values import MISSING, is_missing

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SENTENCE_END = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[“\"]?[^\W\d_a-z])")


def _given(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Make a filter give nothing when it is given nothing."""

    @wraps(filter_)
    def only_if_given(value: Any, *arguments: Any) -> Any:
        return MISSING if is_missing(value) else filter_(value, *arguments)

    return only_if_given


@_given
def label(value: Any) -> Any:
    """Return the label of an option, or the labels of several.

    >>> label(["plain text"])
    ['plain text']
    """
    if isinstance(value, list | tuple):
        return [as_line(each) for each in value]
    return as_line(value)


@_given
def value_(value: Any) -> str:
    """Return an option as it is stored, for a template that chooses by it; anything else as a line.

    >>> value_("calming")
    'calming'
    """
    return str(value.value) if hasattr(value, "label") and hasattr(value, "value") else as_line(value)


@_given
def lower(value: Any) -> str:
    """Return the words in small letters, an option by its label.

    >>> lower("Very High")
    'very high'
    """
    return as_line(value).lower()


@_given
def sentence_case(value: Any) -> str:
    """Return the words with a capital first letter, the rest as written.

    >>> sentence_case("first-time entrant to AssetPlus")
    'First-time entrant to AssetPlus'
    """
    text = as_line(value)
    return text[:1].upper() + text[1:]


@_given
def long_date_(value: Any) -> str:
    """Return a date in full.

    >>> long_date_(datetime.date(2026, 3, 3))
    '3 March 2026'
    """
    return long_date(value)


@_given
def weekday_date(value: Any) -> Any:
    """Return a full date with its weekday, or several such dates.

    >>> weekday_date(datetime.date(2026, 3, 3))
    'Tuesday 3 March 2026'
    """
    if isinstance(value, list | tuple):
        return [weekday_date(each) for each in value]
    day = _date(value)
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}" if day else long_date(value)


@_given
def plus_days(value: Any, days: int) -> Any:
    """Return the date so many days later.

    >>> plus_days(datetime.date(2026, 3, 3), 7)
    datetime.date(2026, 3, 10)
    """
    day = _date(value)
    return day + datetime.timedelta(days=days) if day and abs(days) < 100_000 else MISSING


@_given
def plus_months(value: Any, months: int) -> Any:
    """Return the same day so many months later, or the last day of a shorter month.

    >>> plus_months(datetime.date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    day = _date(value)
    if day is None or abs(months) > 1_200:
        return MISSING
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@_given
def age_on(value: Any, day: Any) -> Any:
    """Return the completed years of somebody born on `value`, on `day`.

    >>> age_on(datetime.date(2010, 3, 4), datetime.date(2026, 3, 3))
    15
    """
    born, then = _date(value), _date(day)
    if born is None or then is None:
        return MISSING
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


@_given
def join(value: Any, separator: str = ", ") -> str:
    """Return the items as one text; the full stop of a sentence gives way to a semicolon after it.

    >>> join(["a", None, "b"])
    'a, b'
    >>> join(["I box.", "I run."], "; ")
    'I box; I run.'
    """
    said = [as_line(each) for each in _items(value) if not is_missing(each)]
    if str(separator).startswith(";"):
        said[:-1] = [each[:-1] if each.endswith(".") and not each.endswith("..") else each for each in said[:-1]]
    return str(separator)[:20].join(said)


def and_list(value: Any, last: str = " and ") -> Any:
    """Return the items as a spoken list; nothing gives nothing.

    >>> and_list(["home", "school", "friends"])
    'home, school and friends'
    """
    said = [as_line(each) for each in _items(value) if not is_missing(each)]
    if len(said) < 2:
        return said[0] if said else MISSING
    return ", ".join(said[:-1]) + str(last)[:20] + said[-1]


def paragraphs(value: Any) -> Any:
    """Return several answers as paragraphs one after another, those not recorded left out.

    >>> paragraphs(["He plays.", None, "He sings."])
    'He plays.\\n\\nHe sings.'
    """
    said = [as_prose(each) for each in _items(value) if not is_missing(each)]
    return "\n\n".join(said) if said else MISSING


@_given
def labelled(value: Any, name: str) -> str:
    """Return an answer with its name in bold before it; a quotation or a list begins below its name.

    >>> labelled("Castle Street Academy", "School")
    '**School:** Castle Street Academy'
    >>> labelled("- one", "Steps")
    '**Steps:**\\n\\n- one'
    """
    said = as_prose(value)
    gap = "\n\n" if said[:1] in ("-", ">", "|") else " "
    return f"**{str(name)[:200]}:**{gap}{said}"


@_given
def sentences(value: Any) -> Any:
    """Return the items as sentences on one line, each with its full stop.

    >>> sentences(["Cannabis, daily", None, "He smokes alone."])
    'Cannabis, daily. He smokes alone.'
    """
    said = [" ".join(as_line(each).split()) for each in _items(value) if not is_missing(each)]
    return " ".join(each if each[-1:] in ".!?…”)" else f"{each}." for each in said if each) or MISSING


@_given
def bullets(value: Any) -> Any:
    """Return the items as a bulleted list.

    >>> bullets(["one", "two"])
    '- one\\n- two'
    """
    said = [as_prose(each).replace("\n", "\n  ") for each in _items(value) if not is_missing(each)]
    return "\n".join(f"- {each}" for each in said) if said else MISSING


@_given
def quote(value: Any) -> str:
    """Return the words in quotation marks.

    >>> quote("I want to stop")
    '“I want to stop”'
    """
    text = as_line(value).strip()
    return text if text[:1] in '“"' else f"“{text}”"


@_given
def possessive(value: Any) -> str:
    """Return a name as an owner.

    >>> possessive("Jay"), possessive("Rhys")
    ('Jay’s', 'Rhys’s')
    """
    return f"{as_line(value)}’s"


@_given
def number(value: Any) -> str:
    """Return a number in figures, without a decimal point where it is whole.

    >>> number(15.0), number(2.5), number(12)
    ('15', '2.5', '12')
    """
    return f"{value:g}" if isinstance(value, float) else as_line(value)


@_given
def number_of(value: Any, one: str, many: str) -> str:
    """Return how many there are, in words that fit the number.

    >>> number_of(["a"], "target", "targets"), number_of(3, "month", "months")
    ('1 target', '3 months')
    """
    count_ = value if isinstance(value, int) else len(_items(value))
    return f"{count_} {one if count_ == 1 else many}"


@_given
def gist(value: Any) -> str:
    """Return the first sentence of an answer as a line, with … where the answer goes on; for summaries that say so.

    >>> gist("He was hurt in March. He sleeps badly."), gist("- **Ask** first"), gist("Two moves")
    ('He was hurt in March. …', 'Ask first', 'Two moves')
    """
    said = [re.sub(r"^\s*(?:[-*]|\d+\.)\s+|\*\*|[_`#>]", "", each).strip() for each in as_prose(value).splitlines()]
    first_line, *rest = [each for each in said if each] or [""]
    sentence = SENTENCE_END.split(first_line, maxsplit=1)
    return f"{sentence[0]} …" if rest or len(sentence) > 1 else sentence[0]


@_given
def words(value: Any) -> str:
    """Return what was said as plain paragraphs, without who said it and when.

    >>> words("I box.")
    'I box.'
    """
    passages = _passages(value)
    said = [each.text.strip() for each in passages] or [as_prose(each) for each in _items(value)]
    return "\n\n".join(each for each in said if each)


@_given
def spoken(value: Any) -> str:
    """Return somebody's own words as paragraphs, in quotation marks where no passage says whose they are.

    >>> spoken("I box.")
    '“I box.”'
    """
    if any(each.said_by for each in _passages(value)):
        return as_prose(value)
    said = words(value).split("\n\n")
    return "\n\n".join(quote(each) for each in said if each)


@_given
def unquoted(value: Any) -> str:
    """Return words without the quotation marks round them, for a page on which everything is the child's own.

    >>> unquoted("“I box.”"), unquoted("“Stop”, I said.")
    ('I box.', '“Stop”, I said.')
    """
    said = as_prose(value).split("\n\n")
    whole = (each[:1] + each[-1:] in ("“”", '""') and not set(each[1:-1]) & set('“”"') for each in said)
    return "\n\n".join(each[1:-1] if bare else each for each, bare in zip(said, whole, strict=True))


def count(value: Any) -> int:
    """Return how many items there are; nothing counts as 0.

    >>> count(["a", "b"]), count(None)
    (2, 0)
    """
    return 0 if is_missing(value) else len(_items(value))


@_given
def first(value: Any) -> Any:
    """Return the first item.

    >>> first(["a", "b"])
    'a'
    """
    return _items(value)[0]


@_given
def last(value: Any) -> Any:
    """Return the last item.

    >>> last(["a", "b"])
    'b'
    """
    return _items(value)[-1]


@_given
def pluck(value: Any, key: str) -> Any:
    """Return one answer of every row, those not recorded left out.

    >>> pluck([{"name": "A"}, {"name": None}, {"name": "B"}], "name")
    ['A', 'B']
    """
    return [found for row in _items(value) if not is_missing(found := _inside(row, key))] or MISSING


@_given
def where(value: Any, key: str, wanted: Any) -> Any:
    """Return the rows whose answer is `wanted`.

    >>> where([{"k": "for", "n": 1}, {"k": "against", "n": 2}], "k", "for")
    [{'k': 'for', 'n': 1}]
    """
    return [row for row in _items(value) if _inside(row, key) == wanted] or MISSING


@_given
def where_not(value: Any, key: str, unwanted: Any) -> Any:
    """Return the rows whose answer is anything but `unwanted`.

    >>> where_not([{"k": "for"}, {"k": None}], "k", "for")
    [{'k': None}]
    """
    return [row for row in _items(value) if _inside(row, key) != unwanted] or MISSING


@_given
def where_in(value: Any, key: str, wanted: Iterable[Any]) -> Any:
    """Return the rows whose answer, or one of whose answers, is among `wanted`.

    >>> where_in([{"k": ["death", "neglect"]}, {"k": "other"}], "k", ["death"])
    [{'k': ['death', 'neglect']}]
    """
    among = list(wanted)

    def fits(found: Any) -> bool:
        return any(each in among for each in (found if isinstance(found, list | tuple) else [found]))

    return [row for row in _items(value) if fits(_inside(row, key))] or MISSING


@_given
def sort_by(value: Any, key: str) -> Any:
    """Return the rows in the order of one answer, rows without it last.

    >>> sort_by([{"n": 2}, {"n": None}, {"n": 1}], "n")
    [{'n': 1}, {'n': 2}, {'n': None}]
    """

    def place(row: Any) -> tuple[bool, Any]:
        found = _inside(row, key)
        return (is_missing(found), "" if is_missing(found) else (found if isinstance(found, int) else str(found)))

    return sorted(_items(value), key=place)


@_given
def lines_of(value: Any, pattern: str) -> Any:
    """Return each row as one line, written by a pattern; what stands in `[ ]` goes where its answer is missing.

    A row without an answer that the pattern needs gives no line; `{a|b}` takes b where there is no a. Options are written by
    their labels, dates in full.

    >>> lines_of([{"text": "Meet", "owner": "Sam"}, {"text": "Plan"}, {"owner": "Ali"}], "{text}[ – {owner}][, by {due}]")
    ['Meet – Sam', 'Plan']
    >>> lines_of([{"name": "Letter", "kind": "Report"}, {"kind": "Call"}], "{name|kind}")
    ['Letter', 'Call']
    """
    parts = read_pattern(str(pattern))
    return [line for row in _items(value) if (line := _line_of(row, parts)) is not None] or MISSING


def _line_of(row: Any, parts: Iterable[Part]) -> str | None:
    line = ""
    for part in parts:
        said = [_first_said(row, names) for names in part.keys]
        if all(said):
            line += part.filled(said)
        elif not part.optional:
            return None
    return line


def _first_said(row: Any, names: Iterable[str]) -> str:
    """Return what a row says under the first of some names that has an answer."""
    for name in names:
        found = _inside(row, name)
        if found is not None and (said := " ".join(as_line(found).split())):
            return said
    return ""


@_given
def look_up(value: Any, *tables: Any) -> Any:
    """Return, for each reference, the answer of the row that has it as its id; a reference that no row has is left out.

    Lists of rows and the key to take from each follow one another; the first list that has the reference gives the answer.

    >>> look_up(["f2", "b1"], [{"id": "f2", "text": "Boredom"}], "text", [{"id": "b1", "type": "Theft"}], "type")
    ['Boredom', 'Theft']
    """
    known: dict[Any, Any] = {}
    for table, key in zip(tables[::2], tables[1::2], strict=True):
        for row in _items(table):
            if not is_missing(found := _inside(row, key)):
                known.setdefault(_inside(row, "id"), found)
    return [known[each] for each in _items(value) if each in known] or MISSING


@_given
def distinct(value: Any) -> Any:
    """Return the items with those that come again left out.

    >>> distinct(["mother", "school", "mother"])
    ['mother', 'school']
    """
    return list(dict.fromkeys(as_line(each) for each in _items(value) if not is_missing(each))) or MISSING


@_given
def without(value: Any, others: Any) -> Any:
    """Return the items that are not among `others`; of lists in a list, such as the links of several rows, each counts.

    >>> without(["f1", "f2", "f3"], [("f1",), ("f3", "b1")]), without(["f1"], None)
    (['f2'], ['f1'])
    """
    taken: set[Any] = set()
    for each in _items(others):
        taken.update(_items(each))
    return [each for each in _items(value) if each not in taken] or MISSING


@_given
def limit(value: Any, most: int) -> Any:
    """Return at most so many items.

    >>> limit(["a", "b", "c"], 2)
    ['a', 'b']
    """
    return list(_items(value)[: max(0, int(most))])


def default(value: Any, instead: Any) -> Any:
    """Return `instead` where nothing is recorded.

    >>> default(None, "none known")
    'none known'
    """
    return instead if is_missing(value) else value


def _passages(value: Any) -> tuple[Any, ...]:
    """Return the passages of a narrative; a bare text, as anything else, has none."""
    said = getattr(value, "said", None)
    return said if isinstance(said, tuple) else ()


def _items(value: Any) -> list[Any] | tuple[Any, ...]:
    if is_missing(value):
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _inside(row: Any, key: str) -> Any:
    """Return the answer at a dotted key of a row."""
    if type(row) is dict:
        if key in row:
            return row[key]
        if type(key) is str and "." not in key:
            return None
    for part in str(key).split("."):
        row = row.get(part) if isinstance(row, Mapping) else None
    return row


def _date(value: Any) -> datetime.date | None:
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and len(value) == 10:
        return datetime.date.fromisoformat(value)
    return None


FILTERS: dict[str, Callable[..., Any]] = {
    "age_on": age_on,
    "and_list": and_list,
    "bullets": bullets,
    "count": count,
    "default": default,
    "distinct": distinct,
    "without": without,
    "first": first,
    "gist": gist,
    "join": join,
    "label": label,
    "labelled": labelled,
    "last": last,
    "limit": limit,
    "lines_of": lines_of,
    "long_date": long_date_,
    "look_up": look_up,
    "lower": lower,
    "number": number,
    "number_of": number_of,
    "paragraphs": paragraphs,
    "pluck": pluck,
    "plus_days": plus_days,
    "plus_months": plus_months,
    "possessive": possessive,
    "quote": quote,
    "sentence_case": sentence_case,
    "sentences": sentences,
    "sort_by": sort_by,
    "spoken": spoken,
    "unquoted": unquoted,
    "value": value_,
    "weekday_date": weekday_date,
    "where": where,
    "where_in": where_in,
    "where_not": where_not,
    "words": words,
}
