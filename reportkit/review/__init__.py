"""Review: a draft's words and plan against rules that a machine can check. Findings only; nothing is changed.

In: a `Draft`. Out: findings, each with the field, the rule and the class of the word. Never: a child's data, beyond a word that
the lexicon itself lists. What the rules are and which words they know is data: `lexicon.yaml`.
"""

from __future__ import annotations

from reportkit.diagnostics import Diagnostic
from reportkit.prepopulation import Draft
from reportkit.review.plan import plan_review
from reportkit.review.words import words_review

__all__ = ["review"]


def review(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return what in the words and the plan of `draft` is to be looked at again before it is handed over."""
    return (*words_review(draft), *plan_review(draft))
