"""What a piece of a rule comes to: a choice, a date, rows, words; and what can be done with each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportkit.assessment import all_paths
from reportkit.prepopulation.proofs.terms import facts_of_path

WORDS = frozenset({"text", "narrative", "choice", "yes-no", "choices", "date", "number", "list", "truth"})
"""What can be set as words; rows and groups of answers cannot."""
SEVERAL = frozenset({"rows", "choices", "list"})
SAID = {
    "text": "a text",
    "narrative": "a narrative",
    "choice": "a choice",
    "yes-no": "a yes or no",
    "choices": "a list of options",
    "date": "a date",
    "number": "a number",
    "list": "a list",
    "rows": "rows",
    "group": "a group of answers",
    "truth": "a condition",
}


@dataclass(frozen=True, slots=True)
class Sort:
    """What something comes to: the kinds that it can be, its path, its options, and whether each item of it is a group.

    No kinds at all means nothing is known of it, and everything can be done with it.
    """

    kinds: frozenset[str] = frozenset()
    path: str = ""
    options: tuple[str, ...] = ()
    items: frozenset[str] = frozenset()
    constant: object = None

    def may_be(self, kinds: Iterable[str]) -> bool:
        """Say whether it can be one of `kinds`."""
        return not self.kinds or bool(self.kinds & frozenset(kinds))

    @property
    def printable(self) -> bool:
        """Whether it can be set as words: rows of plain answers can, rows of several answers cannot."""
        if not self.kinds:
            return True
        words = self.kinds & WORDS
        if "rows" in self.kinds and (not self.items or self.items & WORDS):
            return True
        return bool(words) and not ("list" in words and self.items and not self.items & WORDS)

    def __str__(self) -> str:
        """Write it as a part of a sentence."""
        facts = facts_of_path(self.path) if self.path else None
        kind = " or ".join(sorted(SAID[each] for each in self.kinds)) or "something"
        return f"“{facts.title}” ({kind})" if facts else kind


UNKNOWN = Sort()
TEXT, NUMBER, DATE, TRUTH = (Sort(frozenset({each})) for each in ("text", "number", "date", "truth"))


def sort_of_path(path: str) -> Sort:
    """Return what stands at a path; `[]` at its end is one row of the list."""
    if path in ("occasion.on", "occasion.status", "number") or path.startswith("service."):
        return {"occasion.on": DATE, "number": NUMBER}.get(path, TEXT)
    facts = facts_of_path(path)
    if facts is None:
        return UNKNOWN
    inside = _items(facts.path)
    if path.endswith("[]"):
        return UNKNOWN if not inside else Sort(inside, path, facts.options)
    return Sort(
        frozenset({facts.kind}), path, facts.options, inside if facts.kind in ("rows", "choices") else frozenset()
    )


def _items(path: str) -> frozenset[str]:
    """Return the kind of one row of a list: a group of answers, an option, or nothing known."""
    facts = all_paths()[path]
    if facts.kind == "choices":
        return frozenset({"choice"})
    return frozenset({"group"}) if any(each.startswith(path + "[].") for each in all_paths()) else frozenset()


def joined(*sorts: Sort) -> Sort:
    """Return what is one of several."""
    known = [each for each in sorts if each != NOTHING]
    if not known:
        return NOTHING
    if any(not each.kinds for each in known):
        return UNKNOWN
    kinds = frozenset(kind for each in known for kind in each.kinds)
    options = known[0].options if len({each.options for each in known}) == 1 else ()
    path = known[0].path if len({each.path for each in known}) == 1 else ""
    return Sort(kinds, path, options, frozenset(kind for each in known for kind in each.items))


NOTHING = Sort(frozenset({"nothing"}))
SAID["nothing"] = "nothing"
