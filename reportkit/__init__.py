"""From a structured AssetPlus assessment to the documents of record.

The map, bottom to top, is the journey of one report; each room imports only rooms that the data has already passed:

    diagnostics  jsonfile  files  settings    the ground
    readers                                   who may hold what, as data
    expressions                               the little language of rules
    assessment   documents                    what is recorded; what a report contains
    prepopulation                             the two meet: a draft
    review                                    its words and plan, read over
    disclosure                                a copy for one reader
    word                                      printed
    pipeline     ready  local                 the journey as one function; what can be made; what the service sets
    formats                                   the same report as PDF, HTML, ODT, Markdown and text
    delivery                                  written, whole or not at all
    authoring    cli                          the workshop; the door

The few public names: `render(Request(…)) -> Result`, `convert`, `read`, `deliver`, `read_assessment`, `validate_assessment`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportkit.assessment.read import read_assessment, validate_assessment
    from reportkit.delivery import deliver
    from reportkit.formats import Converter, convert
    from reportkit.pipeline import Reading, Request, Result, read, render

__version__ = "0.1.0"

_HOMES = {
    "Converter": "reportkit.formats",
    "Reading": "reportkit.pipeline",
    "Request": "reportkit.pipeline",
    "Result": "reportkit.pipeline",
    "convert": "reportkit.formats",
    "deliver": "reportkit.delivery",
    "read": "reportkit.pipeline",
    "read_assessment": "reportkit.assessment.read",
    "render": "reportkit.pipeline",
    "validate_assessment": "reportkit.assessment.read",
}
__all__ = [
    "Converter",
    "Reading",
    "Request",
    "Result",
    "__version__",
    "convert",
    "deliver",
    "read",
    "read_assessment",
    "render",
    "validate_assessment",
]


def __getattr__(name: str) -> Any:
    """Bring a public name from its room when it is first asked for, so that importing reportkit costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module “reportkit” has no “{name}”")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
