"""Many reports at once: one failure never stops the others, and the ledger knows what became of each.

In: files, folders, patterns, JSON Lines, archives. Out: reports in one folder, a ledger beside them, a line of JSON for each.
Never: personal data in a log or a name, half a file, a record that is missing from the counts.
"""

from reportkit.batch.jobs import Options, State
from reportkit.batch.making import Limits, Progress
from reportkit.batch.naming import Pattern, read_pattern
from reportkit.batch.plan import Asked
from reportkit.batch.run import Batch, Ended, carry_out, resumed, status

__all__ = [
    "Asked",
    "Batch",
    "Ended",
    "Limits",
    "Options",
    "Pattern",
    "Progress",
    "State",
    "carry_out",
    "read_pattern",
    "resumed",
    "status",
]
