"""The register of every code that a finding can carry.

>>> REGISTER["RK302"].name
'required-field-empty'
"""

from reportkit.diagnostics.codes import (
    accessibility,
    assessment,
    batch,
    delivery,
    documents,
    drafts,
    formats,
    program,
    word,
)
from reportkit.diagnostics.codes.entry import Code, Severity

REGISTER: dict[str, Code] = {
    entry.code: entry
    for room in (assessment, documents, drafts, word, accessibility, formats, delivery, batch, program)
    for entry in room.CODES
}

__all__ = ["REGISTER", "Code", "Severity"]
