"""RK4xx: what is found in a Word template or while it is printed."""

from __future__ import annotations

from reportkit.diagnostics.codes.entry import Code, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: tuple[Code, ...] = (
    Code(
        "RK400",
        "template-unreadable",
        _ERROR,
        "The file is not a Word document that can be opened: it is missing, damaged, encrypted or of another kind.",
        "Open the file in Word and save it again as a Word document (.docx), without a password.",
    ),
    Code(
        "RK401",
        "tag-unreadable",
        _ERROR,
        "What stands between the braces of a tag cannot be read.",
        "Correct the tag at the place that the finding names. Spell names exactly as the manifest does.",
    ),
    Code(
        "RK402",
        "unknown-placeholder",
        _ERROR,
        "The template prints a name that the document does not have.",
        "Spell the name as the manifest does, or add the field to the manifest and a rule for it.",
    ),
    Code(
        "RK403",
        "field-not-printed",
        _WARNING,
        "The manifest declares a field that no tag of the template prints.",
        "Print the field in the template, or take it out of the manifest.",
    ),
    Code(
        "RK404",
        "braces-unmatched",
        _ERROR,
        "A tag is opened and not closed in the same paragraph, or closed and not opened.",
        "Write the whole tag, with both pairs of braces, in one paragraph.",
    ),
    Code(
        "RK405",
        "block-unclosed",
        _ERROR,
        "An “if” or “for” has no end, or an end has no beginning.",
        "Give every “if” its “endif” and every “for” its “endfor”, in the right order.",
    ),
    Code(
        "RK406",
        "prefix-mismatch",
        _ERROR,
        "The beginning and the end of a block do not stand at the same level, so that part of a row, cell or paragraph "
        "would be cut off.",
        "Give both tags the same prefix: p for paragraphs, tr for rows, tc for cells, r for runs.",
    ),
    Code(
        "RK407",
        "text-beside-tag",
        _ERROR,
        "A tag that takes the place of its whole paragraph, row, cell or run has something else beside it, which would "
        "be lost.",
        "Put the tag alone into its paragraph, row or cell, or use the tag without the prefix.",
    ),
    Code(
        "RK408",
        "tag-not-allowed",
        _ERROR,
        "The tag asks for something that templates may not do: a template prints, repeats and leaves out.",
        "Use names, “if”, “for”, “set” and the filters that the documentation lists; let a rule do the rest.",
    ),
    Code(
        "RK409",
        "tracked-changes-accepted",
        _WARNING,
        "The template holds tracked changes that nobody accepted or rejected. The report is made as if all were accepted.",
        "Accept or reject the changes in Word and save the template.",
    ),
    Code(
        "RK410",
        "undefined-name",
        _ERROR,
        "The template prints or asks for a name that was not handed over.",
        "Spell the name as the manifest does, or hand over a value for it.",
    ),
    Code(
        "RK411",
        "undefined-name-marked",
        _WARNING,
        "A name that was not handed over stands in the report as a visible mark.",
        "Spell the name as the manifest does, or hand over a value for it.",
    ),
    Code(
        "RK412",
        "undefined-name-blank",
        _NOTE,
        "A name that was not handed over was printed as nothing.",
        "Spell the name as the manifest does, or hand over a value for it.",
    ),
    Code(
        "RK413",
        "value-refused",
        _ERROR,
        "A value is not plain data: text, a number, a date, yes or no, nothing, a list or a group of these.",
        "Turn the value into plain data before it is printed.",
    ),
    Code(
        "RK414",
        "value-does-not-fit",
        _ERROR,
        "A tag prints a whole list or group, or repeats over something that is not a list.",
        "Name one answer of the group, or repeat over the list and print each row's answers.",
    ),
    Code(
        "RK415",
        "tag-failed",
        _ERROR,
        "A tag could be read, but not worked out with the values that were handed over.",
        "Look at the calculation or comparison in the tag: are both sides of the same kind?",
    ),
    Code(
        "RK416",
        "budget-exceeded",
        _ERROR,
        "Printing the template repeats too often, takes too long or makes too much text.",
        "Look for a loop inside a loop at the place that the finding names.",
    ),
    Code(
        "RK417",
        "control-characters-removed",
        _WARNING,
        "A text held invisible control characters that a Word document cannot hold. They were left out.",
        "Paste the text again as plain text, and check that nothing readable is missing.",
    ),
    Code(
        "RK418",
        "report-malformed",
        _ERROR,
        "The printed part would not be a sound Word document, so no report was made.",
        "Report the template to the makers of the toolkit: a template should never be able to cause this.",
    ),
    Code(
        "RK419",
        "text-lost",
        _ERROR,
        "A text of the template, or a printed value, is not in the report, so no report was made.",
        "Report the template to the makers of the toolkit: a template should never be able to cause this.",
    ),
    Code(
        "RK420",
        "tag-out-of-reach",
        _ERROR,
        "A tag stands where it is never printed: in a field code, a chart or another part outside the text.",
        "Move the tag into the text, a header, a footer or a note.",
    ),
    Code(
        "RK421",
        "sub-document-merged",
        _NOTE,
        "A sub-document stands in the report. Styles of the same name are the template's; others were brought along. Its "
        "sections were left out: it takes the page of its place.",
        "Nothing has to be done. Give its styles the names of the template's where it should look like the rest.",
    ),
    Code(
        "RK422",
        "sub-document-refused",
        _ERROR,
        "A sub-document is not a Word document, or holds something that cannot be carried over: charts, drawings "
        "of SmartArt, embedded objects, fields that fetch something.",
        "Take it out of the sub-document at the place that the finding names, or put it in another way.",
    ),
    Code(
        "RK423",
        "sub-document-picture-unexplained",
        _WARNING,
        "A picture of a sub-document has no text alternative, so that not everybody can know what it shows.",
        "In Word: right-click the picture, View Alt Text, say what it shows or mark it as decorative.",
    ),
    Code(
        "RK424",
        "sub-document-out-of-place",
        _ERROR,
        "A tag prints a sub-document in the middle of a line. A sub-document is paragraphs and tables.",
        "Write the tag as {{p … }}, alone in its paragraph.",
    ),
    Code(
        "RK430",
        "package-too-large",
        _ERROR,
        "The file is larger, or holds more or more tightly packed members, than a template may.",
        "Make the pictures smaller, or take out what the template does not need.",
    ),
    Code(
        "RK431",
        "package-member-refused",
        _ERROR,
        "A member of the file has a name that Word does not give, or a name that occurs twice.",
        "Open the file in Word and save it again as a Word document (.docx).",
    ),
    Code(
        "RK432",
        "active-content-refused",
        _ERROR,
        "The file holds macros, ActiveX controls, embedded objects or other content that can run.",
        "Take the object out in Word and save the file as a Word document (.docx), not as .docm.",
    ),
    Code(
        "RK433",
        "external-content-refused",
        _ERROR,
        "The file fetches something from elsewhere when it is opened: an attached template, a linked picture or another "
        "document.",
        "Embed the picture, or break the link in Word. An attached template: Developer, Document Template, Normal.",
    ),
    Code(
        "RK434",
        "entities-refused",
        _ERROR,
        "A member of the file declares a document type or entities, which no Word document needs.",
        "Open the file in Word and save it again as a Word document (.docx).",
    ),
    Code(
        "RK435",
        "picture-refused",
        _ERROR,
        "A picture has no text alternative, no width, or is neither PNG nor JPEG.",
        "Hand over a PNG or JPEG with a text that says what the picture shows and a width in centimetres.",
    ),
    Code(
        "RK450",
        "required-field-not-printed",
        _ERROR,
        "The manifest requires a field that no tag of the template prints, so an answer that is recorded would be lost.",
        "Print the field in the template, or take it out of the manifest.",
    ),
)
