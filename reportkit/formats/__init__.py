"""The formats room: a finished Word report in; the same report as PDF, HTML, ODT, Markdown or plain text out.

In: a rendered document, or the bytes of a .docx, checked before any program sees it.
Out: the report in another format, with every word of it; findings that say which program failed at what.
Never: a word changed or lost, something fetched from elsewhere, a file that hangs the others, what a report says in a message.
"""

from reportkit.formats.accessible import check
from reportkit.formats.converter import CONVERTERS, FORMATS, Converter, convert
from reportkit.formats.driver import Limits

__all__ = ["CONVERTERS", "FORMATS", "Converter", "Limits", "check", "convert"]
