"""The styles of tables: horizontal rules only in a court report, filled cells in a child's plan."""

from __future__ import annotations

from reportkit.authoring.looks import Look
from reportkit.authoring.properties import edge, shade, style


def _padding(tall: int, wide: int) -> str:
    sides = (("top", tall), ("left", wide), ("bottom", tall), ("right", wide))
    return (
        "<w:tblCellMar>" + "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides) + "</w:tblCellMar>"
    )


def _table_style(look: Look, name: str, borders: str, cells: str, *parts: tuple[str, str]) -> str:
    rest = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>{_padding(*look.padding)}</w:tblPr>'
    rest += f"<w:tcPr>{cells}</w:tcPr>" if cells else ""
    rest += "".join(
        f'<w:tblStylePr w:type="{part}"><w:tcPr>{look_of}</w:tcPr></w:tblStylePr>' for part, look_of in parts
    )
    return style("table", name, based="TableNormal", rest=rest, order=24)


def table_styles(look: Look) -> tuple[str, ...]:
    """Return the styles of report tables, facts tables and cards."""
    close = f"<w:tblPr>{_padding(look.padding[0], look.narrow)}</w:tblPr>"
    narrow = style("table", "Report Table Narrow", based="ReportTable", rest=close, order=24)
    if look.band:
        gap = edge("insideH", 48, look.paper)
        thin = edge("top", 12, look.accent) + edge("bottom", 12, look.accent) + edge("insideH", 8, look.rule)
        tinted = ("firstCol", shade(look.tint))
        return (
            _table_style(look, "Report Table", thin, shade(look.card), ("firstRow", shade(look.tint))),
            narrow,
            _table_style(look, "Facts Table", edge("insideH", 36, look.paper), shade(look.card), tinted),
            _table_style(look, "Card Table", gap, shade(look.card), tinted),
        )
    rules = edge("top", 8, look.accent) + edge("bottom", 8, look.accent) + edge("insideH", 4, look.rule)
    header = f"<w:tcBorders>{edge('bottom', 12, look.accent)}</w:tcBorders>{shade(look.tint)}"
    faint = edge("top", 4, look.rule) + edge("bottom", 4, look.rule) + edge("insideH", 4, look.rule)
    return (
        _table_style(look, "Report Table", rules, "", ("firstRow", header)),
        narrow,
        _table_style(look, "Facts Table", faint, ""),
        _table_style(look, "Card Table", rules, "", ("firstCol", shade(look.tint))),
    )
