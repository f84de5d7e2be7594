"""One care history, shown in two places: the Core Record, and the personal, family and social factors.

Rule copy.care, S4: what is answered in one place fills the other. Where both are answered and differ, nothing is copied.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.assessment.derivation.grounds import is_answered
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.base import questions
from reportkit.assessment.models.care_history import CareHistory
from reportkit.assessment.models.core_record import CoreRecord
from reportkit.assessment.models.personal_family_social import PersonalFamilySocial

QUESTIONS = tuple(name for name, about in questions(CareHistory) if not about["derived"])


def shared_care_history(assessment: Assessment) -> Assessment:
    """Return `assessment` with each care answer that is given in one place copied to the other."""
    core, pfs = both(assessment)
    if core is None and pfs is None:
        return assessment
    core, pfs = core or CareHistory(), pfs or CareHistory()
    filled_core, filled_pfs = _filled(core, pfs), _filled(pfs, core)
    record = assessment.core_record or CoreRecord()
    factors = assessment.personal_family_social or PersonalFamilySocial()
    return assessment.model_copy(
        update={
            "core_record": record.model_copy(update={"care_history": filled_core}),
            "personal_family_social": factors.model_copy(update={"care_history": filled_pfs}),
        }
    )


def both(assessment: Assessment) -> tuple[CareHistory | None, CareHistory | None]:
    """Return the care history of the Core Record and that of the personal, family and social factors."""
    core, pfs = assessment.core_record, assessment.personal_family_social
    return core.care_history if core else None, pfs.care_history if pfs else None


def differences(assessment: Assessment) -> Iterator[str]:
    """Yield the name of every care question that is answered in both places, and not in the same way."""
    core, pfs = both(assessment)
    if core is None or pfs is None:
        return
    for name in QUESTIONS:
        one, other = core.__dict__[name], pfs.__dict__[name]
        if one != other and is_answered(one) and is_answered(other):
            yield name


def _filled(mine: CareHistory, others: CareHistory) -> CareHistory:
    """Return `mine` with the answers that only `others` has."""
    said, told = mine.__dict__, others.__dict__
    gained = {
        name: told[name]
        for name in QUESTIONS
        if told[name] is not None and is_answered(told[name]) and not is_answered(said[name])
    }
    return mine.model_copy(update=gained) if gained else mine
