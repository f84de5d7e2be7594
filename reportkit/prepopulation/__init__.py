"""Pre-population: an assessment, an occasion and a document become a draft.

In: values only. Out: a `Draft` whose every field knows its rule, its paths and its reason. Never: files, the clock, Word.
"""

from reportkit.prepopulation.draft import Binding, Draft, FilledSection, Origin, Provenance, Words
from reportkit.prepopulation.explain import explain
from reportkit.prepopulation.fit import rules_fit
from reportkit.prepopulation.populate import facts_of, prepopulate, sources_of

__all__ = [
    "Binding",
    "Draft",
    "FilledSection",
    "Origin",
    "Provenance",
    "Words",
    "explain",
    "facts_of",
    "prepopulate",
    "rules_fit",
    "sources_of",
]
