"""The formats room: a finished Word report in; the same report as PDF, HTML, ODT, Markdown or plain text out.

In: a rendered document, or the bytes of a .docx, checked before any program sees it.
Out: the report in another format, with every word of it; findings that say which program failed at what.
Never: a word changed or lost, something fetched from elsewhere, a file that hangs the others, what a report says in a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportkit.formats.accessible import check
    from reportkit.formats.converter import CONVERTERS, FORMATS, Converter, convert
    from reportkit.formats.driver import Limits
    from reportkit.formats.protect import read_signer

_HOMES = {
    "CONVERTERS": "converter",
    "FORMATS": "converter",
    "Converter": "converter",
    "Limits": "driver",
    "check": "accessible",
    "convert": "converter",
    "read_signer": "protect",
}
__all__ = ["CONVERTERS", "FORMATS", "Converter", "Limits", "check", "convert", "read_signer"]


def __getattr__(name: str) -> Any:
    """Bring a name from its module when it is first asked for: a Word file alone needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module “reportkit.formats” has no “{name}”")
    from importlib import import_module

    return getattr(import_module(f"reportkit.formats.{_HOMES[name]}"), name)
