"""How every room says what it found.

In: a code of the register, a place, one thing to do. Out: findings that are values, collected, all in one run.
Never: personal data, a traceback, a Python type name.
"""

from reportkit.diagnostics.codes import REGISTER, Code, Severity
from reportkit.diagnostics.diagnostic import Diagnostic, Location, did_you_mean
from reportkit.diagnostics.outcome import Journal, Outcome, Stopped

__all__ = ["REGISTER", "Code", "Diagnostic", "Journal", "Location", "Outcome", "Severity", "Stopped", "did_you_mean"]
