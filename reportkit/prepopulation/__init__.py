"""Pre-population: an assessment, an occasion and a document become a draft.

In: values only. Out: a `Draft` whose every field knows its rule, its paths and its reason. Never: files, the clock, Word.
"""

from reportkit.prepopulation.draft import Binding, Draft, Edit, FilledSection, Origin, Provenance, Waiver, Words
from reportkit.prepopulation.edits import fill_in, lay_over
from reportkit.prepopulation.edits_file import Edits, read_edits
from reportkit.prepopulation.explain import explain
from reportkit.prepopulation.fit import rules_fit
from reportkit.prepopulation.known import sources_of
from reportkit.prepopulation.populate import facts_of, prepopulate

__all__ = [
    "Binding",
    "Draft",
    "Edit",
    "Edits",
    "FilledSection",
    "Origin",
    "Provenance",
    "Waiver",
    "Words",
    "explain",
    "facts_of",
    "fill_in",
    "lay_over",
    "prepopulate",
    "read_edits",
    "rules_fit",
    "sources_of",
]
