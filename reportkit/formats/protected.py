"""A report under protection, as delivery writes it down."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.word.merge import RenderedDocument


@dataclass(frozen=True, slots=True)
class ProtectedDocument(RenderedDocument):
    """A report that has a password or a signature: the hash of what it was before, and what was done to it."""

    unprotected_sha256: str = ""
    encryption: str = ""
    certificate_sha256: str = ""
