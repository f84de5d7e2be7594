"""Write what is wanted into the ledger, and find what of it stands already."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.batch.inputs import Bad, Met, PassedOver
from reportkit.batch.jobs import State, fact_of
from reportkit.batch.ledger import Arrived, Ledger, Row
from reportkit.batch.places import Place, fit
from reportkit.batch.plan import Planned, Planner, unplanned
from reportkit.diagnostics import Diagnostic, Location


def recover(ledger: Ledger, place: Place) -> None:
    """Settle what an interrupted run left on its way: what has arrived is made, the rest waits again."""
    arrived = []
    for row in ledger.interrupted():
        there = {name: sha256 for name, sha256 in row.coming.items() if place.sha256(name) == sha256}
        whole = len(there) == len(row.coming)
        arrived.append(Arrived(row.id, State.MADE if whole else State.WAITING, {**row.files, **there}))
    if arrived:
        ledger.write(arrived)


def plan(ledger: Ledger, place: Place, planner: Planner, met: Iterable[Met]) -> tuple[list[Diagnostic], int]:
    """Write every job that is wanted into the ledger; return what was found on the way, and how many files were passed over.

    A name that two reports would have is an error: the caller forgets the plan then.
    """
    findings: list[Diagnostic] = []
    passed = 0
    for each in met:
        if isinstance(each, PassedOver):
            passed += 1
        elif isinstance(each, Diagnostic):
            findings.append(each)
        elif isinstance(each, Bad):
            facts = tuple(map(fact_of, each.findings))
            findings += filter(None, [_enter(ledger, place, unplanned(each.name, each.number, facts))])
        else:
            findings += filter(None, (_enter(ledger, place, planned) for planned in planner.jobs(each)))
    return findings, passed


def _enter(ledger: Ledger, place: Place, planned: Planned) -> Diagnostic | None:
    old = ledger.at(planned)
    if old is not None and old.run == ledger.run:
        name = planned.names[0][1] if planned.names else planned.record.name
        message = f"two reports would have the same name, “{name}”: of {old.record} and of {planned.record.name}"
        hint = "tell them apart with --name, for example '{folder}/{stem}.{document}.{reader}.{format}'"
        return Diagnostic("RK614", message, at=Location(planned.record.name), hint=hint)
    number = planned.record.number
    if not planned.names:
        ledger.plan(planned, number, State.REFUSED, kept=False)
        return None
    same = old is not None and old.key == planned.key
    if old is not None and same and old.state in (State.REFUSED, State.QUARANTINED):
        ledger.plan(planned, number, old.state, kept=True)
    elif old is not None and same and _stands(old, place, planned):
        ledger.plan(planned, number, State.MADE, kept=True)
    else:
        ledger.plan(planned, number, State.WAITING, kept=False)
    return None


def _stands(old: Row, place: Place, planned: Planned) -> bool:
    """Return whether every file that is wanted was made, and is on the disk as it was made."""
    wanted = {name: old.files.get(name, "") for _, name in planned.names}
    return old.state is State.MADE and all(wanted.values()) and fit(place, wanted)
