"""Protect a finished report on request: a password for a PDF or Word file, a signature for a PDF.

A file is checked first, encrypted next and signed last: a check cannot look into an encrypted file, and any change after
signing breaks the signature. What is written down of it is a hash of the report before and after, never a password.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from reportkit.diagnostics import Diagnostic, Location, Outcome, Severity
from reportkit.formats.accessible import pdf_findings
from reportkit.formats.protected import ProtectedDocument, Sealed
from reportkit.formats.source import checked
from reportkit.word.merge import RenderedDocument

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

LEAST: Final = 12
PROTECTED: Final = ("docx", "pdf")
_COMMON: Final = ("password", "passw0rd", "123456", "qwerty", "letmein", "welcome", "changeme", "abc123", "secret")
_GET: Final = "install reportkit with its extra “protect”"


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate with its key; `certificate_sha256` is what a reader can compare it by."""

    certificate_sha256: str
    key: SimpleSigner = field(repr=False)


def password_findings(password: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a password, without a word of it: RK560.

    It needs twelve characters, five of them different, and none of the passwords that are tried first: three random words do.
    """
    why = ""
    if not password.strip():
        why = "the password is empty"
    elif len(password) < LEAST:
        why = f"the password has fewer than {LEAST} characters"
    elif len(set(password)) < 5:
        why = "the password repeats the same few characters"
    elif any(password.lower().strip("0123456789!?. ") == each for each in _COMMON):
        why = "the password is one of those that are tried first"
    return (Diagnostic("RK560", why, hint="three random words make a good one"),) if why else ()


def read_signer(content: bytes, password: str, *, at: datetime) -> Outcome[Signer]:
    """Return the certificate and key of a PKCS#12 file; refused where it cannot be opened or does not hold at the time `at`."""
    if find_spec("pyhanko") is None:
        return Outcome(None, (Diagnostic("RK562", "pyhanko is not installed", hint=_GET),))
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password.encode() or None)
    except ValueError:
        return Outcome(None, (Diagnostic("RK564", "the certificate cannot be opened with the password given"),))
    if key is None or certificate is None:
        return Outcome(None, (Diagnostic("RK564", "the file holds no certificate with its key"),))
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        return Outcome(None, (Diagnostic("RK564", "the certificate does not hold today"),))
    signer = SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=password.encode() or None)
    if signer is None:
        return Outcome(None, (Diagnostic("RK564", "the key cannot be used for signing"),))
    return Outcome(Signer(certificate.fingerprint(_sha256()).hex(), signer))


def _sha256() -> Any:
    from cryptography.hazmat.primitives.hashes import SHA256

    return SHA256()


def protect(
    rendered: RenderedDocument, *, password: str = "", signer: Signer | None = None
) -> Outcome[RenderedDocument]:
    """Return `rendered` with a password (AES-256), a signature, or both; refused where it is not sound before.

    A PDF can have both, a Word file a password. Findings: RK560 to RK566.
    """
    if not password and signer is None:
        return Outcome(rendered)
    at = Location(f"{rendered.copy.spec.title}, {rendered.copy.reader.label}", rendered.format)
    refused = [*(password_findings(password) if password else ()), *cannot(rendered.format, bool(password), signer, at)]
    if refused:
        return Outcome(None, tuple(refused))
    made = seal(rendered.content, rendered.format, at, password=password, signer=signer)
    if made.value is None:
        return Outcome(None, made.findings)
    return Outcome(ProtectedDocument(made.value.content, rendered.format, rendered.copy, made.value), made.findings)


def seal(content: bytes, form: str, at: Location, *, password: str, signer: Signer | None) -> Outcome[Sealed]:
    """Return a file under protection, where nothing says that it `cannot` be; refused where it is not sound: RK563, RK566."""
    unsound = [each for each in _unsound(content, form) if each.severity is Severity.ERROR]
    if unsound:
        message = f"the file is not sound, so it is not protected: {unsound[0].message}"
        return Outcome(None, (Diagnostic("RK563", message, at=at),))
    before = hashlib.sha256(content).hexdigest()
    if password:
        content = encrypted_pdf(content, password) if form == "pdf" else encrypted_word(content, password)
    findings: tuple[Diagnostic, ...] = ()
    if signer is not None:
        content = signed_pdf(content, signer, password)
        findings = (Diagnostic("RK566", "the signature is a field that is not tagged", at=at),)
    certificate = signer.certificate_sha256 if signer else ""
    return Outcome(Sealed(content, before, "AES-256" if password else "", certificate), findings)


def cannot(form: str, encrypt: bool, signer: Signer | None, at: Location) -> tuple[Diagnostic, ...]:
    """Return why files of a format cannot be protected like this: RK561, RK562."""
    if encrypt and form not in PROTECTED:
        return (
            Diagnostic(
                "RK561", f"a file of the format {form} cannot have a password", at=at, hint="ask for pdf or docx"
            ),
        )
    if signer is not None and form != "pdf":
        return (Diagnostic("RK561", f"a file of the format {form} cannot be signed", at=at, hint="ask for pdf"),)
    needed = {"docx": "msoffcrypto", "pdf": "pikepdf"}[form]
    if encrypt and find_spec(needed) is None:
        return (Diagnostic("RK562", f"{needed} is not installed", at=at, hint=_GET),)
    return ()


def _unsound(content: bytes, form: str) -> tuple[Diagnostic, ...]:
    return tuple(pdf_findings(content, "the PDF")) if form == "pdf" else checked(content, "the Word file").findings


def encrypted_pdf(content: bytes, password: str) -> bytes:
    """Return a PDF that opens with a password alone (AES-256, revision 6); screen readers stay allowed."""
    import pikepdf

    out = io.BytesIO()
    allowed = pikepdf.Permissions(
        accessibility=True, extract=True, modify_annotation=False, modify_assembly=False, modify_form=False,
        modify_other=False, print_lowres=True, print_highres=True,
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=secrets.token_hex(24), user=password, R=6, allow=allowed))
    return out.getvalue()


def encrypted_word(content: bytes, password: str) -> bytes:
    """Return a Word file that opens with a password alone (AES-256, as Word encrypts)."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def signed_pdf(content: bytes, signer: Signer, password: str = "") -> bytes:
    """Return a PDF with an invisible signature; `password` opens it where it has one."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    if password:
        writer.encrypt(password)  # type: ignore[no-untyped-call]
    made = sign_pdf(writer, PdfSignatureMetadata(field_name="Signature", md_algorithm="sha256"), signer=signer.key)
    return bytes(made.getvalue())
