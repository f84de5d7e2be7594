"""The parts of a Word file that hold no report: numbering, settings, theme, fonts, properties and the package itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from reportkit.authoring.looks import Look
from reportkit.authoring.markup import DECLARATION, NAMESPACES

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FREE = {"Arial": "Liberation Sans", "Calibri": "Carlito"}
EPOCH = (2020, 1, 1, 0, 0, 0)


def numbering_part(look: Look) -> str:
    """Return word/numbering.xml: 1 with 1.1 under it, bullets, numbers, and bullets of tables."""

    def level(index: int, form: str, words: str, style: str = "", extra: str = "") -> str:
        linked = f'<w:pStyle w:val="{style}"/>' if style else ""
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:suff w:val="tab"/>'
            f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>{extra}</w:lvl>'
        )

    def place(left: int, hanging: int) -> str:
        return f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'

    def listed(number: int, kind: str, *levels: str) -> str:
        return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{"".join(levels)}</w:abstractNum>'

    plain = '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>'
    text, step, cells = look.gutter, look.step, look.cell_step
    bullet = f'<w:rPr><w:color w:val="{look.accent}" w:themeColor="accent1"/></w:rPr>'
    numbered = listed(
        1,
        "multilevel",
        level(0, "decimal", "%1", "Heading1", place(text, text)),
        level(1, "decimal", "%1.%2", "ReportParagraph", place(text, text) + plain),
    )
    lists = (
        listed(2, "hybridMultilevel", level(0, "bullet", "•", "ListBullet", place(text + step, step) + bullet)),
        listed(3, "hybridMultilevel", level(0, "decimal", "%1.", "ListNumber", place(text + step, step))),
        listed(4, "hybridMultilevel", level(0, "bullet", "•", "TableBullet", place(cells, cells) + bullet)),
    )
    first = 1 if look.numbered else 2
    kinds = "".join((numbered,) * look.numbered + lists)
    uses = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(first, 5)
    )
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{kinds}{uses}</w:numbering>"


def settings_part(look: Look, language: str) -> str:
    """Return word/settings.xml: today's Word, no hyphens, and a page colour where the look has one."""
    page = "<w:displayBackgroundShape/>" if look.paper else ""
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{page}<w:defaultTabStop w:val="720"/>'
        '<w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modern}</w:compat><w:themeFontLang w:val="{language}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def theme_part(look: Look) -> str:
    """Return word/theme/theme1.xml: the look's one face, and its colours."""
    colours = {
        "dk1": look.ink, "lt1": "FFFFFF", "dk2": look.quiet, "lt2": look.tint, "accent1": look.accent,
        "accent2": look.quiet, "accent3": look.rule, "accent4": look.accent, "accent5": look.quiet, "accent6": look.rule,
        "hlink": "0B4F9C", "folHlink": "5B3A7A",
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    face = f'<a:latin typeface="{look.face}"/><a:ea typeface=""/><a:cs typeface="{look.face}"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    plain = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{look.name}">'
        f'<a:themeElements><a:clrScheme name="{look.name}">{scheme}</a:clrScheme><a:fontScheme name="{look.name}">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{look.name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{plain * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def fonts_part(look: Look) -> str:
    """Return word/fontTable.xml: the face, and the free one of the same measures that stands in for it."""
    return (
        f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{look.face}"><w:altName w:val="{FREE[look.face]}"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def properties_part(title: str, language: str) -> str:
    """Return docProps/core.xml: the title that readers of the file are shown, and its language."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title, quote=False)}</dc:title><dc:creator>reportkit</dc:creator>"
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )


def application_part() -> str:
    """Return docProps/app.xml."""
    address = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{address}"><Application>reportkit</Application></Properties>'


def relations_part(relations: Sequence[tuple[str, str, str]]) -> str:
    """Return a .rels part from (id, type, target)."""
    known = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations)
    address = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{address}">{known}</Relationships>'


def content_types_part(parts: Mapping[str, str]) -> str:
    """Return [Content_Types].xml from part names and their types."""
    known = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{known}</Types>"
    )


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Return the file: the same bytes for the same members, in their order."""
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            file.writestr(entry, content)
    return sheet.getvalue()
