"""A report under protection, as delivery writes it down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportkit.word.merge import RenderedDocument


@dataclass(frozen=True, slots=True)
class Sealed:
    """The bytes of a protected file, the hash of what they were before, and what was done to them."""

    content: bytes = field(repr=False)
    unprotected_sha256: str
    encryption: str = ""
    certificate_sha256: str = ""

    @property
    def record(self) -> dict[str, Any]:
        """What a provenance record says of it; never a password."""
        return {
            "unprotected_sha256": self.unprotected_sha256,
            "encryption": self.encryption or None,
            "certificate_sha256": self.certificate_sha256 or None,
        }


@dataclass(frozen=True, slots=True)
class ProtectedDocument(RenderedDocument):
    """A report that has a password or a signature, and what was done to it."""

    sealed: Sealed
