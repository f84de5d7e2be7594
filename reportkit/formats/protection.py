"""What somebody asks their files to be given: a password, a signature, or both. None of it is ever printed or written down."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportkit.diagnostics import Diagnostic, Location, Outcome

if TYPE_CHECKING:
    from reportkit.formats.protect import Signer
    from reportkit.formats.protected import Sealed

_SALT = b"reportkit"


@dataclass(frozen=True, slots=True)
class Protection:
    """A password for each PDF and Word file; a PKCS#12 file that signs each PDF, and the password that opens it.

    >>> Protection("plum-river-candle"), bool(Protection())
    (Protection(), False)
    """

    password: str = field(default="", repr=False)
    certificate: bytes = field(default=b"", repr=False)
    opened_by: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.password or self.certificate)

    @property
    def asked(self) -> dict[str, Any]:
        """What may be kept of it, to know later that it has to be given again."""
        certificate = hashlib.sha256(self.certificate).hexdigest() if self.certificate else ""
        return {"encrypt": bool(self.password), "certificate": certificate} if self else {}

    @property
    def mark(self) -> str:
        """What tells two protections apart. A password is in it as slow to guess as from a file that it opens."""
        password = self.password.encode()
        slow = hashlib.scrypt(password, salt=_SALT, n=2**15, r=8, p=1, maxmem=2**26) if password else b""
        return hashlib.sha256(slow + self.certificate).hexdigest()

    def refused(self, formats: tuple[str, ...]) -> Iterator[Diagnostic]:
        """Yield why nothing can be made under this protection: RK560 to RK562, RK564."""
        from reportkit.formats.protect import cannot, password_findings

        if self.password:
            yield from password_findings(self.password)
        signer = self.signer
        yield from signer.findings
        for each in formats:
            yield from cannot(each, bool(self.password), signer.value, Location("--to", each))

    def seal(self, content: bytes, form: str, name: str) -> Outcome[Sealed]:
        """Return a file under this protection; RK563 where it is not sound."""
        from reportkit.formats.protect import seal

        signer = self.signer
        if signer.findings:
            return Outcome(None, signer.findings)
        return seal(content, form, Location(name, form), password=self.password, signer=signer.value)

    @property
    def signer(self) -> Outcome[Signer]:
        """The certificate with its key, opened; nothing where none was asked for."""
        return _signer(self.certificate, self.opened_by) if self.certificate else Outcome(None, ())


@lru_cache(maxsize=1)
def _signer(certificate: bytes, opened_by: str) -> Outcome[Signer]:
    from reportkit.formats.protect import read_signer

    return read_signer(certificate, opened_by, at=datetime.now(UTC))
