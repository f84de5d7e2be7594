"""The properties of paragraphs, letters and styles, as Word writes them."""

from __future__ import annotations

from reportkit.authoring.looks import Look

FONTS = '<w:rFonts w:asciiTheme="{0}HAnsi" w:hAnsiTheme="{0}HAnsi" w:eastAsiaTheme="{0}EastAsia" w:cstheme="{0}Bidi"/>'


def colour(value: str, theme: str = "") -> str:
    """Return a text colour, tied to a colour of the theme where one is named."""
    return f'<w:color w:val="{value}"' + (f' w:themeColor="{theme}"' if theme else "") + "/>"


def accent(look: Look) -> str:
    """Return the look's strong colour."""
    return colour(look.accent, "accent1")


def size(half_points: int) -> str:
    """Return a type size."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int, after: int, line: int) -> str:
    """Return space before, after and between lines."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def edge(side: str, size: int, colour: str, space: int = 0) -> str:
    """Return one rule."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def edges(*lines: str) -> str:
    """Return the rules round a paragraph."""
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def box(colour: str, size: int, space: int) -> str:
    """Return a rule on all four sides."""
    return edges(*(edge(side, size, colour, space) for side in ("top", "left", "bottom", "right")))


def shade(fill: str) -> str:
    """Return a fill."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def indent(left: int, hanging: int = 0, right: int = 0) -> str:
    """Return the place of the left and right edge; `hanging` draws the first line out."""
    return f'<w:ind w:left="{left}" w:right="{right}" ' + (
        f'w:hanging="{hanging}"/>' if hanging else 'w:firstLine="0"/>'
    )


def numbered(number: int, level: int = 0) -> str:
    """Return the place in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"


def style(
    kind: str,
    name: str,
    *,
    id: str = "",
    based: str = "",
    follow: str = "",
    p: str = "",
    r: str = "",
    rest: str = "",
    order: int = 1,
    default: bool = False,
) -> str:
    """Return one style; `order` is its place in Word's list, 0 to keep it out of the gallery."""
    key = id or name.replace(" ", "")
    return (
        f'<w:style w:type="{kind}"'
        + (' w:default="1"' if default else "")
        + ("" if is_built_in(name) else ' w:customStyle="1"')
        + f' w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{follow}"/>' if follow else "")
        + f'<w:uiPriority w:val="{order or 99}"/>'
        + ("<w:qFormat/>" if order and kind != "table" else "")
        + (f"<w:pPr>{p}</w:pPr>" if p else "")
        + (f"<w:rPr>{r}</w:rPr>" if r else "")
        + rest
        + "</w:style>"
    )


def is_built_in(name: str) -> bool:
    """Return whether Word has a style of this name itself."""
    return name in BUILT_IN


BUILT_IN = frozenset(
    (
        *(
            "Normal",
            "heading 1",
            "heading 2",
            "heading 3",
            "Title",
            "Subtitle",
            "Body Text",
            "List Bullet",
            "List Number",
        ),
        *(
            "Quote",
            "caption",
            "header",
            "footer",
            "Default Paragraph Font",
            "Strong",
            "Hyperlink",
            "Normal Table",
            "No List",
        ),
    )
)


def words(
    name: str, p: str = "", r: str = "", *, id: str = "", based: str = "Normal", follow: str = "", order: int = 1
) -> str:
    """Return a paragraph style: what `p` says of the paragraph, `r` of its letters."""
    return style("paragraph", name, id=id, based=based, follow=follow, p=p, r=r, order=order)


def letters(name: str, r: str, *, order: int = 1) -> str:
    """Return a character style."""
    return style("character", name, based="DefaultParagraphFont", r=r, order=order)
