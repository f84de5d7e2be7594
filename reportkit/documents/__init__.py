"""Document folders: what a kind of report contains, where each part comes from, and why.

In: a folder with `manifest.yaml`, `rules.yaml` and `template.docx`. Out: a `DocumentSpec`, each rule remembering its line.
Never: Python in a folder, an unknown key ignored.
"""

from reportkit.documents.read import READERS, read_document
from reportkit.documents.shelf import find_document, folders, shipped
from reportkit.documents.spec import Case, Column, DocumentSpec, Field, Form, PrePopulationRule, Release, Section

__all__ = [
    "READERS",
    "Case",
    "Column",
    "DocumentSpec",
    "Field",
    "Form",
    "PrePopulationRule",
    "Release",
    "Section",
    "find_document",
    "folders",
    "read_document",
    "shipped",
]
