"""The Word room: a template and plain values in, the bytes of a report out.

In: a .docx in the docxtpl dialect; names with plain data, narratives, gaps and pictures.
Out: a .docx that Word opens, the same bytes for the same input; findings that say where in the template.
Never: a value read as template code or markup, a word lost silently, the names of the template's makers.
"""

from reportkit.word.compile import compile_template
from reportkit.word.template import CompiledTemplate, Mention
from reportkit.word.values import Gap, Picture, Prose

__all__ = ["CompiledTemplate", "Gap", "Mention", "Picture", "Prose", "compile_template"]
