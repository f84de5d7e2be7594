"""The commands of the command line, and what becomes of whatever happens in them."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from pathlib import Path
from typing import NoReturn

import click

from reportkit import __version__
from reportkit.cli.assessments import paths, schema, validate
from reportkit.cli.batch import batch
from reportkit.cli.changes import changes
from reportkit.cli.edits import edits
from reportkit.cli.machine import check, doctor
from reportkit.cli.reasons import explain
from reportkit.cli.reports import documents, merge, render
from reportkit.cli.show import INTERRUPTED, MADE, OURS, REFUSED, USAGE
from reportkit.cli.workshop import examples, lint, scaffold


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportkit")
def app() -> None:
    """From a structured AssetPlus assessment to the documents of record, as Word files.

    \b
    A first look:
      reportkit documents samples/first_time_referral_order.json
      reportkit render samples/first_time_referral_order.json referral_order --for panel -o out/
      reportkit explain samples/first_time_referral_order.json referral_order

    A draft is made whenever it can be, its gaps shown in it; `--final` makes a report only where nothing that it needs is
    missing.
    """


COMMANDS = (
    render,
    batch,
    validate,
    documents,
    explain,
    edits,
    changes,
    merge,
    schema,
    paths,
    scaffold,
    lint,
    examples,
    check,
    doctor,
)
for _command in COMMANDS:
    app.add_command(_command)


def _settle() -> None:
    """Search for cycles seldom, since a command makes few; and let no plugin of pydantic's see what is validated."""
    gc.set_threshold(100_000, 10, 10)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"


def run() -> NoReturn:
    """Run the command line; whatever happens, one line says what, and the exit code says which kind."""
    _settle()
    try:
        app(standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: nothing half-written is left", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.exit(REFUSED)  # whoever read along has gone, and not everything was said
    except OSError as fault:
        click.echo(f"the system refused to read or write: {fault.strerror or 'no reason given'}", err=True)
        sys.exit(REFUSED)
    except Exception as fault:
        where = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno} in {where.name}"
        click.echo(
            f"reportkit met a fault of its own ({type(fault).__name__} at {place}). Please report that line.", err=True
        )
        sys.exit(OURS)
    sys.exit(MADE)
