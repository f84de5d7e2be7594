"""A figure as a group of Word's own shapes: vector, with real text, and the text alternative of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Final

from reportkit.figures import Figure, Label, Line, Shape
from reportkit.figures.shapes import ROW, TYPE
from reportkit.word.pictures import attribute

EMU: Final = 36_000
"""To the millimetre."""
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WORD: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_NAMES: Final = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_A}" xmlns:wpg="{_WORD}Group" xmlns:wps="{_WORD}Shape"'
)


def group(figure: Figure, number: int) -> str:
    """Return the drawing of a figure, to stand in a run; its shapes are numbered from `number` on.

    A program that does not know groups shows the text alternative in their place.
    """
    wide, high = round(figure.width * EMU), round(figure.height * EMU)
    alt = attribute(figure.alt)
    numbers = count(number + 1)
    shapes = "".join(_shape(each, next(numbers)) for each in _level_first(figure.shapes))
    return (
        f'<mc:AlternateContent {_NAMES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_WORD}Group"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/><a:chOff x="0" y="0"/><a:chExt cx="{wide}" cy="{high}"/>'
        f"</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:t>{alt}</w:t></mc:Fallback></mc:AlternateContent>"
    )


def _level_first(shapes: Sequence[Shape]) -> list[Shape]:
    """Put a shape that is no upright line first: LibreOffice can turn a whole group the way of its first shape."""
    first = next((at for at, each in enumerate(shapes) if not (isinstance(each, Line) and each.height)), 0)
    return [*shapes[first : first + 1], *shapes[:first], *shapes[first + 1 :]]


def _shape(shape: Shape, number: int) -> str:
    name = f'<wps:cNvPr id="{number}" name="{number}"/>'
    if isinstance(shape, Label):
        return _label(shape, name)
    if isinstance(shape, Line):
        look = f'<a:ln w="{round(shape.points * 12_700)}"><a:solidFill><a:srgbClr val="{shape.colour}"/></a:solidFill></a:ln>'
        inside = _at(shape.x, shape.y, shape.width, shape.height) + _outline("line") + look
        return f"<wps:wsp>{name}<wps:cNvCnPr/><wps:spPr>{inside}</wps:spPr><wps:bodyPr/></wps:wsp>"
    fill = f'<a:solidFill><a:srgbClr val="{shape.fill or "FFFFFF"}"/></a:solidFill>'
    edge = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    inside = _at(shape.x, shape.y, shape.width, shape.height) + _outline(shape.outline) + fill + edge
    return f"<wps:wsp>{name}<wps:cNvSpPr/><wps:spPr>{inside}</wps:spPr><wps:bodyPr/></wps:wsp>"


def _label(label: Label, name: str) -> str:
    inside = _at(label.x, label.y, label.width, ROW) + _outline("rect") + "<a:noFill/><a:ln><a:noFill/></a:ln>"
    properties = (
        f'<w:rPr>{"<w:b/>" if label.bold else ""}<w:color w:val="{label.colour}"/>'
        f'<w:sz w:val="{TYPE}"/><w:szCs w:val="{TYPE}"/></w:rPr>'
    )
    words = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{label.align}"/></w:pPr>'
        f'<w:r>{properties}<w:t xml:space="preserve">{attribute(label.text)}</w:t></w:r></w:p>'
    )
    return (
        f'<wps:wsp>{name}<wps:cNvSpPr txBox="1"/><wps:spPr>{inside}</wps:spPr>'
        f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )


def _at(x: float, y: float, width: float, height: float) -> str:
    across, down, wide, high = (round(each * EMU) for each in (x, y, width, height))
    return f'<a:xfrm><a:off x="{across}" y="{down}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _outline(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
