"""What is in a zip archive, when it is safe to look."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath

from reportkit.batch.sources import open_file
from reportkit.diagnostics import Diagnostic, Location, Outcome

MOST = 100_000
TOTAL = 16 * 2**30
RATIO = 200
SMALL = 2**20
HINT = "unpack it yourself, look at what is in it, and hand in the folder"


def members(path: str) -> Outcome[tuple[str, ...]]:
    """Return the names of the files in an archive, in order; none where the archive is not safe to read.

    Refused are more than 100,000 members or 16 GB unpacked, a member over 1 MB that grows more than 200 times, names that
    lead out of the archive or come twice, and members that are encrypted. Nothing is ever unpacked to the disk.
    """
    at = Location(path)
    try:
        with open_file(path) as file, zipfile.ZipFile(file) as archive:
            held = [each for each in archive.infolist() if not each.is_dir()]
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError, UnicodeError):
        hint = "check that it was copied whole, and that it is a zip archive"
        return Outcome(None, (Diagnostic("RK611", "this is not an archive that can be read", at=at, hint=hint),))
    if len(held) > MOST or sum(each.file_size for each in held) > TOTAL:
        message = f"the archive holds more than {MOST:,} files, or more than {TOTAL // 2**30} GB"
        return Outcome(None, (Diagnostic("RK612", message, at=at, hint="hand it in in several parts"),))
    names: set[str] = set()
    findings = []
    for number, each in enumerate(held, 1):
        wrong = _wrong(each, names)
        names.add(each.filename.casefold())
        if wrong:
            findings.append(Diagnostic("RK612", f"file {number} of the archive {wrong}", at=at, hint=HINT))
    return Outcome(None if findings else tuple(each.filename for each in held), tuple(findings[:20]))


def _wrong(member: zipfile.ZipInfo, names: set[str]) -> str:
    name = member.filename
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\\" in name or ":" in name or not name.isprintable():
        return "has a name that leads out of it or that no file can have"
    if name.casefold() in names:
        return "has the same name as another"
    if member.flag_bits & 0x1:
        return "is encrypted"
    if member.file_size > SMALL and member.file_size > RATIO * max(member.compress_size, 1):
        return f"grows more than {RATIO} times when it is unpacked"
    return ""
