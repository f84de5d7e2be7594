"""Who the child is, who cares for them, which orders run and who is responsible: the header of the Core Record."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Model, Row, Sensitivity, question, rows
from reportkit.assessment.models.core_record_lists import Ethnicity, Gender, LanguagePreference, Nation, PhoneType
from reportkit.assessment.models.order_lists import OrderType
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class Phone(Row):
    """One way of reaching the child."""

    type: PhoneType | None = question("Type", src="INFERRED-D")
    value: str | None = question("Number or address", src="U12", max_length=255, needed=True)
    start: datetime.date | None = question("From", src="INFERRED-D")
    end: datetime.date | None = question("Until", src="INFERRED-D")


class ParentCarer(Row):
    """A parent, or somebody else who cares for the child."""

    name: str | None = question("Name", src="S4", max_length=255, needed=True)
    relationship: str | None = question("Relationship to the child", src="INFERRED-R", max_length=255, needed=True)
    parental_responsibility: YesNoUnknown | None = question(
        "Has parental responsibility?", src="INFERRED-R", needed=True
    )
    address: str | None = question("Address", src="INFERRED-R", max_length=500, sensitivity=Sensitivity.ADDRESS)
    phone: str | None = question("Telephone", src="INFERRED-R", max_length=255, sensitivity=Sensitivity.THIRD_PARTY)
    lives_with: YesNo | None = question("Does the child live with them?", src="INFERRED-R", needed=True)
    contact_not_allowed: YesNo | None = question(
        "Is contact with the child not allowed?",
        src="INFERRED-D",
        help="By an order, or by a decision of children's services.",
    )


class Disposal(Row):
    """An order or sentence that runs now."""

    type: OrderType | None = question("Order or sentence", src="INFERRED-R", needed=True)
    court: str | None = question("Court", src="INFERRED-R", max_length=255)
    start: datetime.date | None = question("Start", src="INFERRED-R", needed=True)
    end: datetime.date | None = question("End", src="INFERRED-R")
    length: str | None = question("Length", src="INFERRED-R", max_length=255, help="As the court said it: 9 months.")
    requirements: tuple[str, ...] = rows(
        "Requirements", src="INFERRED-R", help="One requirement or condition a line, as the court made it."
    )


class CaseManager(Model):
    """The worker who manages the case."""

    name: str | None = question("Case manager", src="INFERRED-R", max_length=255, needed=True)
    phone: str | None = question("Case manager's telephone", src="INFERRED-R", max_length=255)
    email: str | None = question("Case manager's email", src="INFERRED-R", max_length=255)


class Header(Model):
    """The child's identity and the case."""

    surname: str | None = question("Surname", src="U12", max_length=255, needed=True)
    first_names: str | None = question("First names", src="U12", max_length=255, needed=True)
    other_names: tuple[str, ...] = rows("Other names", src="U12", help="Names that agencies may hold records under.")
    preferred_name: str | None = question(
        "The name that the child likes to be called",
        src="INFERRED-D",
        max_length=255,
        help="Used in everything the child reads.",
    )
    pronouns: str | None = question(
        "Pronouns",
        src="INFERRED-D",
        max_length=64,
        help="Only where the child has given them: he/him, she/her, they/them.",
    )
    date_of_birth: datetime.date | None = question("Date of birth", src="U12", needed=True)
    gender: Gender | None = question("Gender", src="U12", needed=True)
    ethnicity: Ethnicity | None = question("Ethnicity", src="U12", needed=True)
    ethnicity_self_described: str | None = question(
        "Ethnicity in the child's own words", src="INFERRED-D", max_length=255
    )
    preferred_language: str | None = question("Preferred language", src="U12", max_length=255)
    interpreter_required: YesNo | None = question(
        "Is an interpreter required?",
        src="S0",
        help="For the child, or for a parent or carer: say in which language above.",
    )
    welsh_language_preference_spoken: LanguagePreference | None = question(
        "Welsh or English, spoken",
        src="INFERRED-D",
        help="Ask for the active offer in Wales: meetings and interviews.",
    )
    welsh_language_preference_written: LanguagePreference | None = question(
        "Welsh or English, written", src="INFERRED-D", help="The language of letters, plans and reports to the child."
    )
    nation: Nation | None = question(
        "Nation", src="INFERRED-D", help="Decides the words for learning needs and care: England or Wales."
    )
    religion: str | None = question("Religion or belief", src="INFERRED-R", max_length=255)
    nationality: str | None = question("Nationality", src="INFERRED-R", max_length=255)
    immigration_status: str | None = question("Immigration status", src="INFERRED-R", max_length=255)
    unique_id: str | None = question("Unique reference", src="U12", max_length=64, needed=True)
    pnc_number: str | None = question("PNC number", src="U12", max_length=64)
    yjms_id: str | None = question("National case reference", src="INFERRED-R", max_length=64)
    address: str | None = question("Address", src="U12", max_length=500, sensitivity=Sensitivity.ADDRESS)
    postcode: str | None = question("Postcode", src="U12", max_length=16, sensitivity=Sensitivity.ADDRESS)
    address_withheld: YesNo | None = question(
        "Must the address be withheld?",
        src="INFERRED-D",
        help="Yes where the child or somebody else would be at risk if it were known. Documents then say that the "
        "service holds the address.",
    )
    phones: tuple[Phone, ...] = rows("Telephone and email", src="U12", sensitivity=Sensitivity.ADDRESS)
    parents_carers: tuple[ParentCarer, ...] = rows("Parents and carers", src="S4")
    legal_status: str | None = question(
        "Legal status",
        src="INFERRED-R",
        max_length=255,
        help="In one line: on bail, remanded, in care, serving a sentence.",
    )
    current_disposals: tuple[Disposal, ...] = rows("Current orders and sentences", src="INFERRED-R")
    yot: str | None = question("Youth justice service", src="INFERRED-R", max_length=255, needed=True)
    case_manager: CaseManager | None = Field(default=None, title="Case manager")
    out_of_hours: str | None = question(
        "Whom to call outside office hours",
        src="INFERRED-D",
        max_length=255,
        help="The team and its number, for somebody who has never met the child: the emergency duty team of the council "
        "that is responsible, or the home's manager on call.",
    )
    age_now: int | None = question("Age now", src="INFERRED-D", derived=True)
    age_at_first_sanction: int | None = question("Age at first sanction", src="INFERRED-R", derived=True)
    age_at_first_conviction: int | None = question("Age at first conviction", src="S4", derived=True)
    age_at_sentence: int | None = question("Age at sentence", src="S4", derived=True)
    number_previous_sanctions: int | None = question("Number of previous sanctions", src="INFERRED-R", derived=True)
    number_previous_convictions: int | None = question("Number of previous convictions", src="INFERRED-R", derived=True)
