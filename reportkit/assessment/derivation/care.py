"""Care status: weeks looked after, what leaving-care entitlement the record suggests, what custody would change.

What is worked out is only a suggestion: children's services confirm a child's status (rule care.suggest_only, S4).
"""

from __future__ import annotations

import datetime

from reportkit.assessment.derivation.days import age_on, birthday, days_within, plus_days
from reportkit.assessment.derivation.grounds import Grounds
from reportkit.assessment.models.care_history import CareBasis, CareHistory, CarePeriod
from reportkit.assessment.models.derived import CustodyEffect, LeavingCare
from reportkit.assessment.vocabulary import Temporal, YesNoUnknown

LOOKED_AFTER = (CareBasis.S20, CareBasis.S31, CareBasis.RLAA, CareBasis.RYDA)
WEEKS = 13
EVER = (Temporal.CURRENTLY, Temporal.PREVIOUSLY)


def care_history(g: Grounds) -> CareHistory | None:
    """Return the one care history of the assessment."""
    return g.assessment.core_record.care_history if g.assessment.core_record else None


def date_of_birth(g: Grounds) -> datetime.date | None:
    """Return the child's date of birth."""
    born: datetime.date | None = g.answer("core_record.header.date_of_birth")
    return born


def care_exploration(g: Grounds) -> bool | None:
    """Say whether the leaving-care questions apply: aged 16 or 17, with any of the five care answers now or before.

    Rule care.explore, S4: literally so; section 17 is among the five although it is not looked-after status.
    """
    born, care = date_of_birth(g), care_history(g)
    if born is None:
        return None
    if age_on(born, g.on) not in (16, 17):
        return False
    answers = (care.s20, care.s17_cin, care.s31, care.rlaa, care.ryda) if care else (None,)
    if any(each in EVER for each in answers):
        return True
    return None if None in answers or Temporal.UNKNOWN in answers else False


def _spans(g: Grounds, bases: tuple[CareBasis, ...]) -> list[tuple[datetime.date, datetime.date]] | None:
    """Return the periods on one of `bases` up to the day, or none where a period lacks its start or basis."""
    care = care_history(g)
    periods = care.periods if care else ()
    if any(each.basis is None or each.start is None for each in periods):
        return None
    return [(each.start, each.end or g.on) for each in periods if each.basis in bases and each.start]


def weeks_looked_after_since_14(g: Grounds) -> int | None:
    """Return the whole weeks looked after from the 14th birthday to the day, remand included, continuous or not.

    Rule care.weeks_since_14, S4; not necessarily continuous U20. The first and the last day of a period both count
    (INFERRED-D). The exceptions of Schedule 2, paragraph 19B, Children Act 1989 are not modelled.
    """
    born, care = date_of_birth(g), care_history(g)
    if born is None or care is None:
        return None
    spans = _spans(g, LOOKED_AFTER)
    if not spans:
        answers = (care.s20, care.s31, care.rlaa, care.ryda)
        return 0 if spans is not None and all(each is Temporal.NEVER for each in answers) else None
    return days_within(spans, birthday(born, 14), g.on) // 7


def current_on(g: Grounds, basis: CareBasis) -> bool | None:
    """Say whether the child is in care on `basis` on the day: by the answer, or else by the periods."""
    care = care_history(g)
    if care is None:
        return None
    said: Temporal | None = getattr(care, basis.value)
    if said is Temporal.CURRENTLY or any(_covers(each, g.on) for each in care.periods if each.basis is basis):
        return True
    return None if said in (None, Temporal.UNKNOWN) else False


def _covers(period: CarePeriod, day: datetime.date) -> bool:
    return period.start is not None and period.start <= day and (period.end is None or day <= period.end)


def looked_after(g: Grounds) -> bool | None:
    """Say whether the child is looked after on the day, remand included (remand.lac: S4, U18, U45)."""
    now = [current_on(g, basis) for basis in LOOKED_AFTER]
    return True if True in now else None if None in now else False


def leaving_care(g: Grounds) -> LeavingCare | None:
    """Return the leaving-care entitlement that the record suggests (care.eligible, care.relevant: S4, U19, U20)."""
    explore = care_exploration(g)
    if not explore:
        return None if explore is None else LeavingCare.NOT_ASKED
    weeks, now = weeks_looked_after_since_14(g), looked_after(g)
    if weeks is None or now is None:
        return None
    if weeks < WEEKS:
        return LeavingCare.NONE
    if now:
        return LeavingCare.ELIGIBLE
    return LeavingCare.RELEVANT if _at_sixteen(g) or _turned_16_detained(g) else LeavingCare.NONE


def _at_sixteen(g: Grounds) -> bool:
    """Say whether the child was looked after for some time while 16 or 17."""
    born = date_of_birth(g)
    return born is not None and days_within(_spans(g, LOOKED_AFTER) or (), birthday(born, 16), g.on) > 0


def _turned_16_detained(g: Grounds) -> bool:
    """Say whether the child turned 16 in custody, looked after immediately before.

    The source (S4) names care orders, accommodation and remand to local authority accommodation; remand to youth
    detention counts in the same way here (INFERRED-D: take legal advice).
    """
    care, born = care_history(g), date_of_birth(g)
    if care is None or born is None:
        return False
    if care.turned_16_detained is YesNoUnknown.YES:
        return True
    held = [each for each in care.periods if each.basis is CareBasis.CUSTODY and _covers(each, birthday(born, 16))]
    before = [each for each in care.periods if each.basis in LOOKED_AFTER]
    return any(_covers(care_, plus_days(custody.start, -1)) for custody in held if custody.start for care_ in before)


def custody_effect(g: Grounds) -> CustodyEffect | None:
    """Return what a custodial sentence would do to the child's care status (S4, citing the Department for Education)."""
    order = current_on(g, CareBasis.S31)
    if order:
        return CustodyEffect.STAYS_LOOKED_AFTER
    care = care_history(g)
    if leaving_care(g) is LeavingCare.RELEVANT or (care and care.relevant_child is YesNoUnknown.YES):
        return CustodyEffect.UNCHANGED_RELEVANT
    accommodated = current_on(g, CareBasis.S20)
    if order is None or accommodated is None:
        return None
    if accommodated:
        return CustodyEffect.LOSES_LOOKED_AFTER
    remands = (current_on(g, CareBasis.RLAA), current_on(g, CareBasis.RYDA))
    if True in remands:
        return _end_of_remand(g)
    return None if None in remands else CustodyEffect.NONE


def _end_of_remand(g: Grounds) -> CustodyEffect | None:
    """Return what becomes of a child who is looked after only because of a remand."""
    born = date_of_birth(g)
    if born is None:
        return None
    if age_on(born, g.on) < 16:
        return CustodyEffect.CEASES
    weeks = weeks_looked_after_since_14(g)
    if weeks is None:
        return None
    return CustodyEffect.CEASES_RELEVANT if weeks >= WEEKS else CustodyEffect.CEASES


def looked_after_effect(g: Grounds) -> bool | None:
    """Say whether a remand would make the child looked after: it would, unless they are already (remand.lac: S4, U18)."""
    now = looked_after(g)
    return None if now is None else not now


def victim_of_parental_abuse(g: Grounds) -> YesNoUnknown | None:
    """Copy the answer from parenting, care and supervision (copy.care, S4)."""
    said: YesNoUnknown | None = g.answer("personal_family_social.parenting_care_supervision.parental_abuse_victim")
    return said


def witnessed_domestic_abuse(g: Grounds) -> YesNoUnknown | None:
    """Copy the answer from parenting, care and supervision (copy.care, S4)."""
    said: YesNoUnknown | None = g.answer("personal_family_social.parenting_care_supervision.witnessed_domestic_abuse")
    return said
