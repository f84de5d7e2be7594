"""Write what is wanted into the ledger, and find what of it stands already."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportkit.batch.inputs import Bad, Met, PassedOver
from reportkit.batch.jobs import Record, State, fact_of
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


def plan(
    ledger: Ledger, place: Place, planner: Planner, met: Iterable[Met], told: Callable[[int], None]
) -> tuple[list[Diagnostic], int]:
    """Write every job that is wanted into the ledger; return what was found on the way, and how many files were passed over.

    A name that two reports would have is an error: the caller forgets the plan then. `told` hears how many records wait.
    """
    findings: list[Diagnostic] = []
    passed = waiting = 0
    for each in met:
        if isinstance(each, PassedOver):
            passed += 1
        elif isinstance(each, Diagnostic):
            findings.append(each)
        else:
            entered = [_enter(ledger, place, planned) for planned in _wanted(planner, each)]
            findings += (one for one in entered if isinstance(one, Diagnostic))
            if State.WAITING in entered:
                waiting += 1
                told(waiting)
    return findings, passed


def _wanted(planner: Planner, met: Record | Bad) -> Iterable[Planned]:
    if isinstance(met, Bad):
        return [unplanned(met.name, met.number, tuple(map(fact_of, met.findings)))]
    return planner.jobs(met)


def _enter(ledger: Ledger, place: Place, planned: Planned) -> Diagnostic | State:
    """Write a job into the ledger, as what it is: to be made, or settled before."""
    old = ledger.at(planned)
    if old is not None and old.run == ledger.run:
        name = planned.names[0][1] if planned.names else planned.record.name
        message = f"two reports would have the same name, “{name}”: of {old.record} and of {planned.record.name}"
        hint = "tell them apart with --name, for example '{folder}/{stem}.{document}.{reader}.{format}'"
        return Diagnostic("RK614", message, at=Location(planned.record.name), hint=hint)
    settled = _settled(old, place, planned)
    state = settled or (State.WAITING if planned.names else State.REFUSED)
    ledger.plan(planned, planned.record.number, state, kept=settled is not None)
    return state


def _settled(old: Row | None, place: Place, planned: Planned) -> State | None:
    """Return what became of the very same report before, where nothing has to be made again."""
    if old is None or old.key != planned.key or not planned.names:
        return None
    if old.state in (State.REFUSED, State.QUARANTINED):
        return old.state
    return State.MADE if _stands(old, place, planned) else None


def _stands(old: Row, place: Place, planned: Planned) -> bool:
    """Return whether every file that is wanted was made, and is on the disk as it was made."""
    wanted = {name: old.files.get(name, "") for _, name in planned.names}
    return old.state is State.MADE and all(wanted.values()) and fit(place, wanted)
