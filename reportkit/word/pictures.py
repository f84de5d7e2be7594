"""Pictures: how large they are, and the drawing that shows one in a line of text."""

from __future__ import annotations

import struct
from typing import Final

from reportkit.word.values import Picture

EMU_PER_CM: Final = 360_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def size_of(data: bytes) -> tuple[str, int, int] | None:
    """Return a picture's file ending, width and height in pixels; `None` if it is neither PNG nor JPEG."""
    if data[:8] == _PNG and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return ("png", width, height) if width and height else None
    if data[:3] == b"\xff\xd8\xff":
        return _jpeg(data)
    return None


def _jpeg(data: bytes) -> tuple[str, int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return ("jpeg", width, height) if width and height else None
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None


def natural_width(data: bytes, height_cm: float | None = None) -> float:
    """Return a picture's width in centimetres: in proportion to its height, or at its own dots to the inch, or at 72."""
    size = size_of(data)
    if size is None:
        return 1.0
    _, wide, high = size
    if height_cm:
        return height_cm * wide / high
    at = data.find(b"pHYs", 0, 4096) if size[0] == "png" else -1
    if at > 0 and data[at + 12 : at + 13] == b"\1":
        metre = int(struct.unpack(">I", data[at + 4 : at + 8])[0])
        return 100 * wide / metre if metre else 1.0
    if data[6:10] == b"JFIF" and data[13] in (1, 2):
        dots = int(struct.unpack(">H", data[14:16])[0]) * (2.54 if data[13] == 2 else 1.0)
        return 2.54 * wide / dots if dots else 1.0
    return 2.54 * wide / 72


def attribute(text: str) -> str:
    """Return a text as it stands between double quotes, its lines and tabs made into spaces.

    >>> attribute('a "b" <c> & d')
    'a &quot;b&quot; &lt;c&gt; &amp; d'
    """
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return plain.replace("\n", " ").replace("\t", " ")


def drawing(picture: Picture, relationship: str, number: int) -> str:
    """Return the inline drawing of a picture, its alternative text with it."""
    size = size_of(picture.data)
    if size is None:
        raise ValueError("neither PNG nor JPEG")
    wide = round(picture.width_cm * EMU_PER_CM)
    high = round(picture.height_cm * EMU_PER_CM) if picture.height_cm else max(1, round(wide * size[2] / size[1]))
    alt = f'"{attribute(picture.alt)}"'
    return (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr={alt}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        f' r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
