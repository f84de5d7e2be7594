"""What stands around a report: title block, headers and footers. All of it speaks the names that every document has."""

from __future__ import annotations

from reportkit.authoring.looks import Look
from reportkit.authoring.markup import DECLARATION, NAMESPACES, counter, only_if, paragraph, run, tab, tag, text
from reportkit.figures.letters import width_of

BORN = "{% if document.child_dob %}, born {{ document.child_dob }}{% endif %}"
DRAFT, FOOT = " Draft ", 110
SUBTITLE = "{% if document.subtitle %}{{ document.subtitle }} · {% endif %}"


def title_block(look: Look) -> str:
    """Return the first lines of the report: what it is, about whom, which copy, from when."""
    if look.band:
        return (
            text("Title", "{{ document.title }}", keep=True)
            + only_if("document.subtitle", text("Subtitle", "{{ document.subtitle }}"))
            + text("TitleName", "{{ document.child_called }}")
            + text("TitleLine", "{{ document.copy_for }}. Made on {{ document.made_on }}.")
        )
    return (
        text("Title", "{{ document.title }}")
        + text("TitleName", "{{ document.child_name }}" + BORN)
        + text("TitleLine", SUBTITLE + "{{ document.copy_for }} · {{ document.status }} · {{ document.made_on }}")
    )


def draft_note() -> str:
    """Return the box at the head of a draft: what it was drawn from, and what it still waits for."""
    remark = tag("for remark in document.remarks") + text("DraftRemark", "{{ remark }}") + tag("endfor")
    waits = only_if("document.remarks", text("DraftNote", "Before this can be handed over:", keep=True), remark)
    return only_if("document.draft", text("DraftNote", "{{ document.drawn_from }}"), waits)


def first_header(look: Look) -> str:
    """Return the header of the first page: the service, the marking, and whether this is a draft."""
    line = paragraph("Header", run("{{ document.service }}", "Strong"), tab(), run("{{ document.marking }}", "Marking"))
    return _part("hdr", line, _draft(look))


def header(look: Look) -> str:
    """Return the header of every other page: the child, what the report is, and in one word whether it is a draft.

    It never has a second line: Writer, where a header grows, leaves headings behind at the foot of the page before.
    """
    draft = run("{% if document.draft %}") + run(DRAFT, "DraftMark") + run(" {% endif %}")
    if look.band:
        who = paragraph(
            "Header", run("{{ document.child_called }}", "Strong"), tab(), draft, run("{{ document.title }}")
        )
        return _part("hdr", who)
    who = paragraph(
        "Header",
        run("{{ document.child_name }}", "Strong"),
        run(BORN),
        tab(),
        draft,
        run("{{ document.marking }}", "Marking"),
    )
    return _part("hdr", who)


def room_below(look: Look, notice: str) -> int:
    """Return the margin in which the footer of every page has room for its line and the notice."""
    line = round(look.small * 12.3)
    lines = 1 + (-(-round(width_of(notice, look.small, look.face) * 1.03) // look.measure) if notice else 0)
    return max(look.bottom, look.edge + lines * line + FOOT)


def footer() -> str:
    """Return the footer: the notice, the copy, the page."""
    notice = only_if("document.notice", text("FooterNotice", "{{ document.notice }}"))
    line = paragraph(
        "Footer",
        run("{{ document.title }} · {{ document.copy_for }}"),
        tab(),
        run("Page "),
        counter("PAGE"),
        run(" of "),
        counter("NUMPAGES"),
    )
    return _part("ftr", line, notice)


def _draft(look: Look) -> str:
    return only_if("document.draft", text("DraftBanner", look.draft))


def _part(kind: str, *content: str) -> str:
    return f"{DECLARATION}<w:{kind} {NAMESPACES}>{''.join(content)}</w:{kind}>"
