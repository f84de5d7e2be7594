"""Reasons: what an answer reaches, what another answer would change, and one page with a report beside its sources.

In: documents, a draft or one reader's copy. Out: lines, and a page of HTML that needs no server. Never: an answer that the
reader may not hold, anything written to the assessment.
"""

from reportkit.reasons.lines import answer_lines
from reportkit.reasons.losses import Loss, losses
from reportkit.reasons.page import page
from reportkit.reasons.uses import Use, uses
from reportkit.reasons.whatif import Change, changed, what_changes

__all__ = ["Change", "Loss", "Use", "answer_lines", "changed", "losses", "page", "uses", "what_changes"]
