"""The Word room: a template and plain values in, the bytes of a report out.

In: a .docx in the docxtpl dialect; names with plain data, narratives, gaps, pictures and sub-documents.
Out: a .docx that Word opens, the same bytes for the same input; findings that say where in the template.
Never: a value read as template code or markup, a word lost silently, the names of the template's makers.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportkit.word.compile import compile_template
    from reportkit.word.template import CompiledTemplate, Mention
    from reportkit.word.values import Gap, Picture, Prose, SubDocument

__all__ = ["CompiledTemplate", "Gap", "Mention", "Picture", "Prose", "SubDocument", "compile_template"]
_HOMES = {
    "CompiledTemplate": "template", "Gap": "values", "Mention": "template", "Picture": "values", "Prose": "values",
    "SubDocument": "values",
    "compile_template": "compile",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Bring a name from its module when it is first asked for: what prints does not import what compiles."""
    if name not in _HOMES:
        raise AttributeError(f"module “reportkit.word” has no “{name}”")
    from importlib import import_module

    return getattr(import_module(f"reportkit.word.{_HOMES[name]}"), name)
