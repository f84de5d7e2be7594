"""Texts, runs and paragraphs as Word's markup."""

from __future__ import annotations

import re
from typing import Final

_SECTION: Final = re.compile(r"<w:sectPr.*?</w:sectPr>|<w:sectPr[^>]*/>", re.S)

_STYLE: Final = re.compile(r"<w:pPr><w:pStyle [^>]*/>")


def escaped(text: str) -> str:
    """Return a text as XML holds it between tags.

    >>> escaped("a < b & c")
    'a &lt; b &amp; c'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def lines(text: str) -> str:
    """Return the inside of a `w:t`, its line breaks and tabs made into Word's."""
    words = escaped(text)
    if "\n" in words:
        words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') if "\t" in words else words


def run(text: str, properties: str) -> str:
    """Return one run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{lines(text)}</w:t></w:r>' if text else ""


def paragraph(properties: str, inside: str) -> str:
    """Return one paragraph."""
    return f"<w:p>{properties}{inside}</w:p>"


def plain_properties(properties: str) -> str:
    """Return paragraph properties without a section break, which must not be repeated."""
    return _SECTION.sub("", properties) if "sectPr" in properties else properties


def kept_with_next(properties: str) -> str:
    """Return paragraph properties that keep the paragraph with what it leads into: a list, a quote, a table.

    >>> kept_with_next('<w:pPr><w:pStyle w:val="BodyText"/></w:pPr>')
    '<w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/></w:pPr>'
    >>> kept_with_next("")
    '<w:pPr><w:keepNext/></w:pPr>'
    """
    if "<w:keepNext" in properties:
        return properties
    style = _STYLE.match(properties)
    if style:
        return properties[: style.end()] + "<w:keepNext/>" + properties[style.end() :]
    inner = properties.removeprefix("<w:pPr>").removesuffix("</w:pPr>") if properties != "<w:pPr/>" else ""
    return f"<w:pPr><w:keepNext/>{inner}</w:pPr>"
