"""What can be proved of a document's rules before there is a child: everything fits its kind, and every branch is reached.

In: a `DocumentSpec` and the vocabularies. Out: findings at file and line, with the answers that show them. Never: an
assessment, a file, a guess; what is too large to prove is said to be.
"""

from __future__ import annotations

from reportkit.diagnostics import Diagnostic
from reportkit.documents import DocumentSpec
from reportkit.prepopulation.proofs.branches import branches_reached
from reportkit.prepopulation.proofs.kinds import kinds_fit

__all__ = ["branches_reached", "kinds_fit", "rules_proved"]


def rules_proved(spec: DocumentSpec) -> tuple[Diagnostic, ...]:
    """Return a finding for everything that does not fit its kind, each condition that decides nothing, each gap, each overlap.

    A finding that more than one proof makes at the same place stands once.
    """
    return tuple(dict.fromkeys((*kinds_fit(spec), *branches_reached(spec))))
