"""Open a .docx within limits, and write one deterministically.

Members are kept as the compressed bytes they are: one that nobody changes is never inflated again. Every date is the
first that a zip file can hold, and the order is that of the template with `[Content_Types].xml` first, so equal input
gives equal bytes. zlib packs what is new. Who prints very much may ask for a faster packer by name in `REPORTKIT_DEFLATE`,
`isal` or `zlib-ng`; equal input then gives equal bytes for the same packer on the same kind of machine.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportkit.diagnostics import Diagnostic, Location, Outcome

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path
    from typing import Any

MEMBERS, MEMBER_SIZE, TOTAL_SIZE, RATIO, RATIO_FROM = 4_000, 64 << 20, 256 << 20, 250, 1 << 20
CONTENT_TYPES: Final = "[Content_Types].xml"

STORED: Final = 0
DEFLATED: Final = 8

_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_DAY: Final = (1 << 5) | 1  # 1 January 1980
_UTF8: Final = 0x800
_STRETCH: Final = 8_192
_PACKERS: Final = {"isal": ("isal.isal_zlib", 2), "zlib-ng": ("zlib_ng.zlib_ng", 6)}


@cache
def _packer() -> tuple[Any, int]:
    """Return the module that packs and its level: the one that was asked for if it is there, or zlib."""
    name, level = _PACKERS.get(os.environ.get("REPORTKIT_DEFLATE", ""), ("zlib", 3))
    if name == "zlib":
        return zlib, level
    from importlib import import_module

    try:
        return import_module(name), level
    except ImportError:
        return zlib, 3


class Member(NamedTuple):
    """One file of a package, packed."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """Pack `data`."""
        return cls._packed(name, (data,))

    @classmethod
    def of_pieces(cls, name: str, pieces: list[str]) -> Member:
        """Pack a text that is in pieces, a stretch of them at a time, so that a long one is never whole in memory."""
        stretches = (pieces[at : at + _STRETCH] for at in range(0, len(pieces), _STRETCH))
        return cls._packed(name, ("".join(each).encode("utf-8") for each in stretches))

    @classmethod
    def _packed(cls, name: str, stretches: Iterable[bytes]) -> Member:
        packer, level = _packer()
        squeeze = packer.compressobj(level, zlib.DEFLATED, -15)
        packed, crc, size = [], 0, 0
        for each in stretches:
            crc, size = zlib.crc32(each, crc), size + len(each)
            packed.append(squeeze.compress(each))
        packed.append(squeeze.flush())
        return cls(name, DEFLATED, crc, size, b"".join(packed))

    def read(self) -> bytes:
        """Unpack the member; raises `ValueError` if its size or its check sum is not what the package says."""
        if self.method == STORED:
            data = self.packed
        else:
            try:
                data = zlib.decompressobj(-15).decompress(self.packed, self.size + 1)
            except zlib.error as error:
                raise ValueError(self.name) from error
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise ValueError(self.name)
        return data


def open_package(source: Path | bytes, name: str) -> Outcome[dict[str, Member]]:
    """Read the members of a .docx, none of them unpacked yet; findings RK400, RK430 and RK431."""
    import io
    import zipfile

    if not isinstance(source, bytes):
        try:
            source = source.read_bytes()
        except OSError:
            return _refused(
                "RK400", "the template cannot be opened", name, hint="is the file there, and may it be read?"
            )
    if source[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _refused("RK400", "the template has a password or is in the old Word format (.doc)", name)
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as file:
            infos = file.infolist()
        for each in infos:
            each.filename = each.filename.replace("\\", "/")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error):
        return _refused("RK400", "the template is not a Word document (.docx)", name)
    findings = tuple(_faults(infos, name))
    if findings:
        return Outcome(None, findings)
    try:
        members = {each.filename: _member(source, each) for each in infos if not each.is_dir()}
    except (ValueError, struct.error):
        return _refused("RK400", "the template is damaged", name)
    return Outcome(members)


def _refused(code: str, message: str, name: str, path: str = "", hint: str = "") -> Outcome[dict[str, Member]]:
    return Outcome(None, (Diagnostic(code, message, at=Location(name, path), hint=hint),))


def _faults(infos: list[zipfile.ZipInfo], name: str) -> Iterable[Diagnostic]:
    here = Location(name)
    if len(infos) > MEMBERS:
        yield Diagnostic("RK430", f"the template holds {len(infos)} members; {MEMBERS} are allowed", at=here)
        return
    if sum(each.file_size for each in infos) > TOTAL_SIZE:
        yield Diagnostic("RK430", f"unpacked, the template is larger than {TOTAL_SIZE >> 20} MB", at=here)
    seen: set[str] = set()
    for each in infos:
        at = Location(name, each.filename[:120])
        if each.file_size > MEMBER_SIZE:
            yield Diagnostic("RK430", f"unpacked, a member is larger than {MEMBER_SIZE >> 20} MB", at=at)
        if each.file_size > RATIO_FROM and each.file_size > RATIO * max(each.compress_size, 1):
            yield Diagnostic("RK430", f"a member is packed more than {RATIO} times", at=at)
        if each.flag_bits & 1:
            yield Diagnostic("RK400", "a member is encrypted", at=at)
        if each.compress_type not in (STORED, DEFLATED):
            yield Diagnostic("RK431", "a member is packed in a way that Word does not use", at=at)
        if not _plain_name(each.orig_filename.replace("\\", "/")):
            yield Diagnostic("RK431", "a member has a name that leaves the package", at=at)
        if each.filename.lower() in seen:
            yield Diagnostic("RK431", "a member's name occurs twice", at=at)
        seen.add(each.filename.lower())


def _plain_name(name: str) -> bool:
    steps = name.rstrip("/").split("/")
    return not ("\0" in name or ":" in name or any(step in ("", ".", "..") for step in steps))


def _member(data: bytes, info: zipfile.ZipInfo) -> Member:
    at = info.header_offset
    if data[at : at + 4] != b"PK\3\4":
        raise ValueError(info.filename)
    name_size, extra_size = struct.unpack_from("<HH", data, at + 26)
    start = at + 30 + name_size + extra_size
    packed = data[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise ValueError(info.filename)
    return Member(info.filename, info.compress_type, info.CRC, info.file_size, packed)


def write_package(members: Iterable[Member]) -> bytes:
    """Return the bytes of a .docx that holds `members`, `[Content_Types].xml` first and the others in their order."""
    out: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for each in sorted(members, key=lambda member: member.name != CONTENT_TYPES):
        name, packed = each.name.encode(), each.packed
        shared = (20, _UTF8, each.method, 0, _DAY, each.crc, len(packed), each.size, len(name))
        out += (_LOCAL.pack(b"PK\3\4", *shared, 0), name, packed)
        central += (_CENTRAL.pack(b"PK\1\2", 20, *shared, 0, 0, 0, 0, 0, offset), name)
        offset += _LOCAL.size + len(name) + len(packed)
    directory = b"".join(central)
    count = len(central) // 2
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*out, directory, end))
