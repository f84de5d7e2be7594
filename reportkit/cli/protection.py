"""What `render` and `batch` share about protection: where a password comes from, never the password itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportkit.cli.show import file_in, value_of
from reportkit.diagnostics import Diagnostic, Outcome

if TYPE_CHECKING:
    from reportkit.formats.protection import Protection
    from reportkit.word.merge import RenderedDocument

F = TypeVar("F", bound=Callable[..., Any])
SOURCES = "env:NAME, file:PATH, fd:NUMBER or prompt"


def protection(command: F) -> F:
    """Give a command the options for passwords and signatures."""
    for option in (
        click.option("--sign-password-from", "key_from", default="prompt", show_default=True, metavar="SOURCE",
                     help="Where the password of the certificate comes from."),
        click.option("--sign", "certificate", type=file_in, help="Sign each PDF with this certificate (PKCS#12, .p12)."),
        click.option("--password-from", "password_from", default="prompt", show_default=True, metavar="SOURCE",
                     help=f"Where the password comes from: {SOURCES}. It never stands on the command line."),
        click.option("--encrypt", is_flag=True, help="Give each PDF and Word file a password (AES-256)."),
    ):  # fmt: skip
        command = option(command)
    return command


def secret(source: str, what: str, *, confirm: bool = False) -> str:
    """Return the password that `source` leads to; raises a usage error, without a word of it, where it leads nowhere."""
    kind, _, where = source.partition(":")
    if source == "prompt":
        try:
            return str(
                click.prompt(
                    what, hide_input=True, confirmation_prompt=confirm, err=True, default="", show_default=False
                )
            )
        except click.Abort:
            raise click.UsageError(f"there is nobody to ask for {what.lower()}: name {SOURCES}") from None
    try:
        if kind == "env":
            if where not in os.environ:
                raise click.UsageError(f"{what}: there is no environment variable of the name given")
            return os.environ[where]
        if kind == "file":
            return Path(where).read_text(encoding="utf-8").rstrip("\r\n")
        if kind == "fd":
            with os.fdopen(int(where), encoding="utf-8", closefd=False) as file:
                return file.readline().rstrip("\r\n")
    except (OSError, ValueError):
        raise click.UsageError(f"{what}: nothing can be read from the source given") from None
    raise click.UsageError(f"{what}: a password comes from {SOURCES}; it is never written on the command line")


def asked_for(
    formats: Sequence[str], encrypt: bool, password_from: str, certificate: Path | None, key_from: str
) -> Protection | None:
    """Return the protection that was asked for, if any; refuses what cannot be done before anything is made."""
    if not encrypt and certificate is None:
        return None
    from reportkit.formats.protection import Protection

    if encrypt and set(formats) - {"docx", "pdf"}:
        raise click.UsageError("--encrypt is for pdf and docx: leave the other formats out of --to")
    if certificate is not None and set(formats) != {"pdf"}:
        raise click.UsageError("--sign is for pdf: use it with --to pdf")
    password = secret(password_from, "Password for the reports", confirm=True) if encrypt else ""
    opened_by = secret(key_from, "Password of the certificate") if certificate is not None else ""
    protection = Protection(password, certificate.read_bytes() if certificate is not None else b"", opened_by)
    found = tuple(protection.refused(tuple(formats)))
    value_of(Outcome(None if found else protection, found))
    return protection


def protected(
    made: Outcome[tuple[RenderedDocument, ...]], protection: Protection | None
) -> Outcome[tuple[RenderedDocument, ...]]:
    """Return the reports under protection; one that cannot be protected is left out, and a finding says why."""
    if not made.value or protection is None:
        return made
    from reportkit.formats.protect import protect

    done: list[RenderedDocument] = []
    findings: list[Diagnostic] = list(made.findings)
    for each in made.value:
        outcome = protect(each, password=protection.password, signer=protection.signer.value)
        findings += outcome.findings
        if outcome.value is not None:
            done.append(outcome.value)
    return Outcome(tuple(done), tuple(findings))
