"""Parse words, call one function, show what came back.

Every command imports what it needs when it runs, so that `reportkit --help` is instant; a merge that goes well does not
even import the command line library.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


def main() -> NoReturn:
    """Run the command line; the exit code says what came of it."""
    if sys.argv[1:2] == ["merge"]:
        _quickly()
    from reportkit.cli.commands import run

    run()


def _quickly() -> None:
    """Merge and end, where that goes well; else come back, and the command says what it finds."""
    from reportkit.cli.quick import merged

    try:
        if merged(sys.argv[2:]):
            sys.exit(0)
    except KeyboardInterrupt:
        print("interrupted: nothing half-written is left", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(1)  # whoever read along has gone


def __getattr__(name: str) -> Any:
    """Bring the commands from their module when they are first asked for."""
    if name not in ("app", "COMMANDS"):
        raise AttributeError(f"module “reportkit.cli” has no “{name}”")
    from reportkit.cli import commands

    return getattr(commands, name)
