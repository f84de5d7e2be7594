"""An ODT that says nothing of the day or the machine it was made on, with its parts proved to be readable."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from reportkit.word.package import Member, write_package
from reportkit.word.soundness import well_formed

_DATES: Final = re.compile(
    rb"<(meta:creation-date|dc:date|meta:editing-duration|meta:editing-cycles|meta:generator)>[^<]*</\1>"
)
_THUMBNAIL: Final = re.compile(rb'<manifest:file-entry [^>]*"Thumbnails/thumbnail.png"[^>]*/>')
_REVISIONS: Final = re.compile(rb'<config:config-item config:name="Rsid(?:Root)?"[^>]*>[^<]*</config:config-item>')
_LIST: Final = re.compile(rb'"list(\d+)"')
_LEFT_OUT: Final = ("Thumbnails/", "Configurations2/")


def settled(content: bytes) -> bytes:
    """Return the ODT with its dates and preview taken out; raises `ValueError` where it is not one that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = {each.filename: file.read(each) for each in file.infolist() if not each.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, OSError) as fault:
        raise ValueError("it cannot be opened") from fault
    kind = parts.pop("mimetype", b"")
    if kind != b"application/vnd.oasis.opendocument.text" or not well_formed(parts.get("content.xml", b"")):
        raise ValueError("it is not a text document that can be read")
    parts["meta.xml"] = _DATES.sub(b"", parts.get("meta.xml", b""))
    parts["META-INF/manifest.xml"] = _THUMBNAIL.sub(b"", parts.get("META-INF/manifest.xml", b""))
    parts["settings.xml"] = _REVISIONS.sub(b"", parts.get("settings.xml", b""))
    parts["content.xml"] = _renumbered(parts["content.xml"])
    first = Member("mimetype", zipfile.ZIP_STORED, zlib.crc32(kind), len(kind), kind)
    kept = (Member.of(name, data) for name, data in parts.items() if data and not name.startswith(_LEFT_OUT))
    return write_package([first, *kept])


def _renumbered(content: bytes) -> bytes:
    """Return the content with its lists numbered in their order; LibreOffice numbers them by the clock."""
    known: dict[bytes, int] = {}
    return _LIST.sub(lambda match: b'"list%d"' % known.setdefault(match[1], len(known) + 1), content)
