"""A world in an administrator's words: which answers, named by their questions."""

from __future__ import annotations

import datetime
import re
from typing import Any

from reportkit.assessment.kinds import options_of
from reportkit.assessment.paths import spot_of
from reportkit.expressions.prose import long_date
from reportkit.prepopulation.proofs.terms import SOMETHING, Rows, Term, facts_of_path
from reportkit.prepopulation.proofs.worlds import World, is_recorded

OUTSIDE = {
    "occasion.on": "the day of the report",
    "occasion.status": "the status",
    "number": "the place in the list",
    "item": "the row",
}


_PATH = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)+")


def answers_of(world: World) -> str:
    """Return the answers of a world as part of a sentence: “Plea” is “Guilty” and “Victims” has no rows."""
    said = [_answer(term, value) for term, value in world.items()]
    return " and ".join(said) if said else "anything is recorded"


def name_of(term: Term) -> str:
    """Return what an answer is called: by its question where it is one."""
    if term.path in OUTSIDE:
        return OUTSIDE[term.path]
    facts = facts_of_path(term.path) if term.path else None
    return f"“{facts.title}”" if facts else f"`{_PATH.sub(_title, term.key)}`"


def _title(found: re.Match[str]) -> str:
    facts = facts_of_path(found[0])
    return f"“{facts.title}”" if facts else found[0]


def _answer(term: Term, value: Any) -> str:
    name = name_of(term)
    if isinstance(value, Rows):
        return f"{name} has {value.many} {'row' if value.many == 1 else 'rows'}"
    if not is_recorded(value):
        return f"{name} does not hold" if " in " in term.key and not term.path else f"{name} is not recorded"
    if value == SOMETHING:
        return f"{name} holds" if " in " in term.key and not term.path else f"{name} is recorded"
    if isinstance(value, datetime.date):
        return f"{name} is {long_date(value)}"
    return f"{name} is {value}" if isinstance(value, int | float) else f"{name} is “{_label(term, value)}”"


def _label(term: Term, value: Any) -> str:
    if not term.path:
        return str(value)
    return options_of(spot_of(term.path).kinds).get(str(value), str(value))
