"""The little language shared by rules and templates: a subset of Jinja that can only look and choose.

In: a line of text and the place where it stands. Out: an `Expression` or a `Sentence` that knows the paths it reads.
Never: a call, an attribute that starts with an underscore, a loop, unbounded work.
"""

from reportkit.expressions.filters import FILTERS
from reportkit.expressions.language import Expression, Refused, Sentence, read_expression, read_sentence
from reportkit.expressions.values import MISSING, Missing, is_missing

__all__ = [
    "FILTERS",
    "MISSING",
    "Expression",
    "Missing",
    "Refused",
    "Sentence",
    "is_missing",
    "read_expression",
    "read_sentence",
]
