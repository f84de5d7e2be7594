"""RK5xx: what is found while a report is converted, protected or checked as a finished file."""

from reportkit.diagnostics.codes.entry import Code, Severity

E, W = Severity.ERROR, Severity.WARNING
CODES: tuple[Code, ...] = (
    Code("RK501", "unknown-format", E, "No format has this name.", "Ask for one of the formats that the hint lists."),
    Code(
        "RK502",
        "not-convertible",
        E,
        "The file is not a Word document, is damaged, or holds something active or fetched from elsewhere. It was handed to "
        "no other program.",
        "Make the report again; where the file came from elsewhere, open it in Word and save it as a Word document (.docx).",
    ),
    Code(
        "RK503",
        "engine-missing",
        E,
        "The program that makes this format is not installed on this machine.",
        "Install what the finding names, then run `reportkit doctor`; or ask for another format.",
    ),
    Code(
        "RK504",
        "conversion-hung",
        E,
        "The program did not finish with this file in the time that it has, twice, and was ended. Other files are not held up.",
        "Look at what is unusual about the report, or give the program more time; the Word file is not harmed.",
    ),
    Code(
        "RK505",
        "conversion-crashed",
        E,
        "The program broke down over this file, twice. Other files are not held up.",
        "Run `reportkit doctor`; if the program is sound, convert the Word file by hand and report the fault.",
    ),
    Code(
        "RK506",
        "nothing-written",
        E,
        "The program ended as if all were well and wrote nothing for this file, twice.",
        "Run `reportkit doctor`; if the program is sound, convert the Word file by hand and report the fault.",
    ),
    Code(
        "RK507",
        "conversion-too-large",
        E,
        "The program took more memory for this file than it may, twice, and was ended. Other files are not held up.",
        "Look for very large pictures or tables in the report, or give the program more memory.",
    ),
    Code(
        "RK508",
        "output-unsound",
        E,
        "What the program wrote cannot be opened, has no pages, or has none of the structure that screen readers need.",
        "Run `reportkit doctor`; an older LibreOffice, or one without its Writer, is the usual cause.",
    ),
    Code(
        "RK509",
        "words-lost",
        E,
        "Words of the report are not in what was made of it, so it was thrown away.",
        "Use the Word or PDF file, and report the fault: what stands in text boxes is the usual cause.",
    ),
    Code(
        "RK510",
        "embedded-engine",
        W,
        "LibreOffice is not installed, so the PDF was made by the embedded engine. Pages may break elsewhere and lists be "
        "spaced otherwise than in Word, and about half of such PDF do not pass PDF/UA-1: levels of headings, rare letters.",
        "Install LibreOffice for PDF of record; `reportkit doctor` says how.",
    ),
    Code(
        "RK512",
        "pdf-not-finished",
        W,
        "What finishes a PDF for accessibility is not installed: its title, language or order of tabbing may be missing.",
        "Install reportkit with its extra “pdf”.",
    ),
    Code(
        "RK513",
        "pdf-not-read-again",
        W,
        "What reads a PDF again is not installed, so nobody has looked whether every word of the report is on its pages.",
        "Install reportkit with its extra “pdf”.",
    ),
    Code(
        "RK520",
        "pdf-not-accessible",
        E,
        "The PDF lacks something that PDF/UA-1 asks for, so that a screen reader cannot read it as it is seen.",
        "Make it again with LibreOffice 25.2 or newer; where a picture or table is at fault, mend the template.",
    ),
    Code(
        "RK521",
        "page-not-accessible",
        E,
        "The HTML page lacks something that a screen reader needs, or fetches something from elsewhere.",
        "Make the page again from the Word file; where a picture or table is at fault, mend the template.",
    ),
    Code(
        "RK522",
        "checker-missing",
        Severity.NOTE,
        "Only what reportkit itself asks of a PDF was checked: the independent checker for PDF/UA-1 is not installed.",
        "Install the Python package page-validation to have a second opinion.",
    ),
    Code(
        "RK560",
        "password-weak",
        E,
        "The password is empty, short, or one of those that are tried first. A protected file can be tried against for years.",
        "Use three random words, twelve characters or more.",
    ),
    Code(
        "RK561",
        "format-not-protectable",
        E,
        "Only PDF and Word files can have a password, and only PDF can be signed.",
        "Ask for pdf or docx; send the other formats through a channel that is protected itself.",
    ),
    Code(
        "RK562",
        "protection-missing",
        E,
        "What encrypts or signs this kind of file is not installed.",
        "Install reportkit with its extra “protect”.",
    ),
    Code(
        "RK563",
        "not-sound-before-protection",
        E,
        "The file has faults that nobody could look into once it is protected, so it was left as it is.",
        "Mend what `reportkit check` finds, then protect it.",
    ),
    Code(
        "RK564",
        "certificate-unusable",
        E,
        "The certificate cannot be opened, has no key, or does not hold today.",
        "Check the file (PKCS#12, .p12 or .pfx), its password and its dates with whoever issued it.",
    ),
    Code(
        "RK566",
        "signature-not-tagged",
        Severity.NOTE,
        "The PDF passed PDF/UA-1 and was signed after that. A signature is a form field, and this one has no tag: a checker "
        "will name it. Everything that a reader sees is as it was.",
        "Nothing; where a checker has to pass, check the PDF before it is signed, as reportkit does.",
    ),
)
