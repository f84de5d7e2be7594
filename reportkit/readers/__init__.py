"""Who may hold what: the readers, what each is cleared for, and who may hold which document. All of it is data.

In: `readers.yaml`, beside this page, and what a service changes in its settings. Out: `Readers`. Never: an assessment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from reportkit.shipped import shipped

MARKS = ("standard", "health", "third_party", "address", "staff_safety", "victim", "restricted")
MAY = ("full", "redacted", "summary", "consent", "never")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may hold a copy, and the marks that they are cleared for.

    The clearances carry the copy matrix 1.4 and rules RD-1 to RD-8 of the documents reference; all of them are defaults for
    the service to set. An address that the record protects is cleared only for readers who `hold_addresses`: the service
    itself, and those who take over its care of the child (RD-7). `internal` readers belong to the service.
    """

    id: str
    label: str
    cleared: frozenset[str]
    hold_addresses: bool = False
    name: str = ""
    because: str = ""
    src: str = ""
    internal: bool = False

    def may_hold(self, *, address_protected: bool) -> frozenset[str]:
        """Return what this reader is cleared for, given whether the record protects the child's address."""
        return self.cleared - {"address"} if address_protected and not self.hold_addresses else self.cleared


@dataclass(frozen=True, slots=True)
class MayHold:
    """One cell of the matrix: whether a reader may hold a document, on which condition, on which lawful basis.

    `note` says the condition in words; `when` says it as a line of the rules' own language, where the record can answer it.
    """

    may: str = "full"
    note: str = ""
    basis: str = ""
    src: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class SharingRule:
    """One of the rules RD-1 to RD-12: the mark that it protects, if any, what it says, and where it comes from."""

    id: str
    says: str
    src: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the sharing log needs to know (RD-12): to whom a copy goes, and on which lawful basis."""

    recipient: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Readers:
    """Every reader, and who may hold which document; `changes` is what a service set otherwise."""

    readers: Mapping[str, Reader]
    copies: Mapping[str, Mapping[str, MayHold]] = field(repr=False)
    changes: tuple[tuple[str, ...], ...] = ()

    def cell(self, document: str, reader: str) -> MayHold:
        """Return whether `reader` may hold `document`; what the matrix does not list goes by the manifest alone.

        >>> shipped_readers().cell("psr", "panel").may, shipped_readers().cell("psr", "court").basis
        ('never', 'Sentencing Code section 30')
        """
        known = self.readers.get(reader)
        if known is not None and known.internal:
            return MayHold()
        return self.copies.get(document, {}).get(reader, MayHold())

    def with_clearance(self, reader: str, cleared: frozenset[str]) -> Readers:
        """Return the same with another clearance for one reader."""
        changed = replace(self.readers[reader], cleared=cleared, src="set by the service")
        said = ("readers", reader, *sorted(cleared))
        return replace(self, readers={**self.readers, reader: changed}, changes=(*self.changes, said))

    def with_cell(self, document: str, reader: str, may: str) -> Readers:
        """Return the same with another cell for one reader of one document."""
        row = self.copies.get(document, {})
        changed = replace(row.get(reader, MayHold()), may=may, when="", src="set by the service")
        copies = {**self.copies, document: {**row, reader: changed}}
        return replace(self, copies=copies, changes=(*self.changes, ("copies", document, reader, may)))

    def changed(self, change: tuple[str, ...]) -> Readers:
        """Return the same with one of the `changes` of another."""
        group, *what = change
        if group == "readers":
            return self.with_clearance(what[0], frozenset(what[1:]))
        return self.with_cell(what[0], what[1], what[2])


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = shipped("reportkit.readers", "readers.yaml")
    return found


@cache
def shipped_readers() -> Readers:
    """Return the readers and the matrix that come with reportkit."""
    readers = {
        name: Reader(
            id=name,
            label=about["label"],
            cleared=frozenset(about["cleared"]),
            hold_addresses=about.get("holds_addresses", False),
            name=about["name"],
            because=about["because"],
            src=str(about["src"]),
            internal=about.get("internal", False),
        )
        for name, about in _data()["readers"].items()
    }
    copies = {
        document: {reader: _cell(given) for reader, given in row.items()} for document, row in _data()["copies"].items()
    }
    return Readers(readers, copies)


def _cell(given: str | dict[str, str]) -> MayHold:
    about = given if isinstance(given, dict) else {"may": given}
    return MayHold(**{"src": "[I]", **about})


@cache
def sharing_rules() -> tuple[SharingRule, ...]:
    """Return the rules RD-1 to RD-12.

    >>> [each.id for each in sharing_rules() if each.marks == "restricted"]
    ['RD-4']
    """
    return tuple(
        SharingRule(name, about["says"], str(about["src"]), about.get("marks", ""))
        for name, about in _data()["rules"].items()
    )
