"""How a draft is worded: labels, jargon, short forms, long sentences, nothing said without a reason (QR-71 to QR-74, QR-98)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from reportkit.diagnostics import Diagnostic, Location
from reportkit.prepopulation import Binding, Draft, Words
from reportkit.review.lexicon import Trigger, data, jargon, keys, labels, names_in_law, short_forms

_APART = ".,;:!?()[]“”‘’'\"*–—/-"
_SENTENCE = re.compile(r"[.!?;:](?:\s|$)|\n")
_QUOTED = (
    ("“", re.compile(r"“[^”]*”")),
    ("‘", re.compile(r"‘[^’\n]{1,400}’(?!\w)")),
    (">", re.compile(r"^ {0,3}>.*$", re.M)),
)
_NOTHING = frozenset({"n/a", "na", "nil", "none", "-", "tbc", "tba"})
_TITLES = ("index_offences[].offence", "previous_history[].offence", "offences[].offence")


def words_review(draft: Draft) -> Iterator[Diagnostic]:
    """Yield what in the words of `draft` is to be looked at again; a child's own words and names in law are not looked at."""
    for_child = draft.spec.look == "child"
    said = {each.target: (each, text) for each in _shown(draft) if (text := _looked_at(each))}
    lowered = "\n".join([text for _, text in said.values()]).lower()
    present = keys().intersection(_spread(lowered).split())
    for lexicon, code in ((labels(), "RK350"), (jargon() if for_child else {}, "RK351")):
        found = present.intersection(lexicon)
        suspects = [trigger for key in found for trigger in lexicon[key] if trigger.words in lowered]
        if suspects:
            yield from _found(said, suspects, code)
    if short := [each for key in present.intersection(short_forms()) for each in short_forms()[key]]:
        yield from _short(said, short, for_child)
    yield from _long(said, data()["sentences"]["child" if for_child else "court"])
    yield from _nothing(said)


def _spread(text: str) -> str:
    """Return `text` with spaces for all that stands between words."""
    for mark in _APART:
        text = text.replace(mark, " ")
    return text


def _shown(draft: Draft) -> Iterator[Binding]:
    return (one for each in draft.sections if each.shown for one in each.bindings if one.value)


def _looked_at(binding: Binding) -> str:
    """Return the writer's words of a field: no titles of offences, no quotations."""
    if _are_titles(binding.provenance.sources):
        return ""
    text = _text(binding.value)
    for mark, quoted in _QUOTED:
        if mark in text:
            text = quoted.sub(" ", text)
    return text


@lru_cache(maxsize=4096)
def _are_titles(sources: tuple[str, ...]) -> bool:
    return any(each.endswith(_TITLES) for each in sources)


def _text(value: Any) -> str:
    if isinstance(value, Words):
        return value.text
    if isinstance(value, Mapping):
        return "\n".join(map(_text, value.values()))
    if isinstance(value, tuple):
        return "\n".join(map(_text, value))
    return str(value)


Said = Mapping[str, tuple[Binding, str]]


def _at(binding: Binding) -> Location:
    return Location("the draft", binding.target, binding.field.label)


def _found(said: Said, suspects: list[Trigger], code: str) -> Iterator[Diagnostic]:
    """Yield each trigger of each field; a word inside a longer trigger that stands there is not told again."""
    longest_first = sorted(suspects, key=lambda each: (-len(each.words), each.words))
    for binding, text in said.values():
        lowered = text.lower()
        told: list[str] = []
        for each in longest_first:
            if each.words not in lowered or any(each.words in one for one in told):
                continue
            if each.pattern.search(names_in_law().sub(" ", lowered)):
                told.append(each.words)
                message, rule = f"“{each.words}” is {_class(each.kind)}", binding.provenance.rule
                yield Diagnostic(code, message, at=_at(binding), because=rule, hint=f"better: {each.prefer}")


def _class(kind: str) -> str:
    return "a word that the child may not know" if kind == "jargon" else f"classed as {kind}"


def _short(said: Said, short: Iterable[str], for_child: bool) -> Iterator[Diagnostic]:
    """Yield each short form that a document for a child has, or that another never writes out beside its long form."""
    for each in sorted(short):
        pattern = re.compile(rf"(?<!\w){each}(?!\w)")
        places = [binding for binding, text in said.values() if each in text and pattern.search(text)]
        written_out = any(f"({each})" in text or f"{each} (" in text for _, text in said.values())
        if places and (for_child or not written_out):
            message = f"the short form “{each}” is not written out"
            yield Diagnostic("RK352", message, at=_at(places[0]), hint="write it out where it first stands")


def _long(said: Said, limits: Mapping[str, Any]) -> Iterator[Diagnostic]:
    least = min(limits["longest"], 3 * limits["average"])
    for binding, text in said.values():
        if not isinstance(binding.value, Words) or text.count(" ") + text.count("\n") < least:
            continue  # too few words for one long sentence, or for three that are long on average
        lengths = [count for each in _SENTENCE.split(text) if (count := each.count(" ") + 1) > 2]
        average = sum(lengths) / len(lengths) if lengths else 0
        if lengths and (max(lengths) > limits["longest"] or (len(lengths) > 2 and average > limits["average"])):
            message = (
                f"“{binding.field.label}” has long sentences: {round(average)} words on average, {max(lengths)} at most"
            )
            hint = f"at most {limits['average']} on average, and none over {limits['longest']}"
            yield Diagnostic("RK353", message, at=_at(binding), because=binding.provenance.rule, hint=hint)


def _nothing(said: Said) -> Iterator[Diagnostic]:
    """Yield each field that says nothing and gives no reason (QR-98)."""
    for binding, text in said.values():
        if len(text) < 6 and text.strip(" .").lower() in _NOTHING:
            message, rule = f"“{binding.field.label}” says nothing, and not why", binding.provenance.rule
            yield Diagnostic("RK354", message, at=_at(binding), because=rule, hint="say what was asked, and of whom")
