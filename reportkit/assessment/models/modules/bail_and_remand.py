"""The bail and remand module: each objection to bail answered, and a package that would work."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.modules.court_case import CourtCase
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class ObjectionGround(Listed, source="U17"):
    """Grounds of objection to bail; own protection is INFERRED-R."""

    FAIL_TO_SURRENDER = "fail_to_surrender", "Would fail to surrender"
    COMMIT_OFFENCE = "commit_offence_on_bail", "Would commit offences on bail"
    INTERFERE = "interfere_with_witnesses_obstruct_justice", "Would interfere with witnesses or obstruct justice"
    OWN_PROTECTION = "own_protection", "Own protection or welfare"
    OTHER = "other_statutory", "Another statutory ground"


class PackageKind(Listed, source="U34"):
    """Elements of a bail package; U34 names some, the rest is INFERRED-R."""

    UNCONDITIONAL = "unconditional", "Unconditional bail"
    RESIDENCE = "residence", "Residence"
    CURFEW = "curfew", "Curfew"
    MONITORING = "electronic_monitoring", "Electronic monitoring"
    EXCLUSION = "exclusion", "Exclusion from a place"
    NON_CONTACT = "non_contact", "No contact"
    REPORTING = "report_to_police", "Reporting to the police"
    SUPERVISION_SUPPORT = "bail_supervision_support", "Bail supervision and support"
    ISS_BAIL = "iss_bail", "Intensive supervision and surveillance on bail"
    SURETY = "surety", "Surety"
    RLAA_CONDITIONS = "rlaa_with_conditions", "Local authority accommodation with conditions"
    OTHER = "other", "Other"


class RemandRecommendation(Listed, source="U18"):
    """What the service recommends."""

    BAIL_UNCONDITIONAL = "bail_unconditional", "Unconditional bail"
    BAIL_CONDITIONAL = "bail_conditional", "Conditional bail"
    RLAA = "rlaa", "Remand to local authority accommodation"
    YDA = "yda", "Remand to youth detention accommodation"


class RemandLimb(Listed, source="U17"):
    """The conditions to be met before a remand to youth detention: LASPO 2012, sections 98 and 99 as amended in 2022."""

    AGE = "age", "The child is aged 12 or over"
    WELFARE = "interests_and_welfare", "The interests and welfare of the child have been considered"
    CUSTODY_VERY_LIKELY = "custodial_sentence_very_likely", "A custodial sentence is very likely"
    OFFENCE = "offence_condition", "First set: violent, sexual or terrorism offence, or 14-year maximum"
    HISTORY = "history_condition", "Second set: recent, significant and relevant history of absconding or offending"
    NECESSITY = "necessity_condition", "Only youth detention would protect the public or prevent offending"
    CANNOT_MANAGE = "not_manageable_in_community", "The risks cannot be managed safely in the community"
    REPRESENTATION = "legal_representation", "The child is legally represented, or an exception applies"


class LimbAnswer(Listed, source="INFERRED-D"):
    """The answer to one condition."""

    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"
    CONTESTED = "contested", "Contested"
    FOR_THE_COURT = "for_the_court", "For the court"


class Objection(Row):
    """One objection to bail, and its answer."""

    ground: ObjectionGround | None = question("Ground", src="U17", needed=True)
    in_their_words: str | None = question("As the prosecution put it", src="INFERRED-D", max_length=1000)
    evidence: Narrative | None = question("Evidence, and the child's record", src="INFERRED-D")
    response: Narrative | None = question("Response", src="S4", needed=True)
    package_element: str | None = question("What in the package meets it", src="INFERRED-D", max_length=500)


class PackageElement(Row):
    """One condition or support in the proposed package."""

    kind: PackageKind | None = question("Element", src="U34", needed=True)
    details: Narrative | None = question("Details", src="INFERRED-R", needed=True)
    purpose: str | None = question("Purpose: which objection it answers", src="INFERRED-D", max_length=500)
    contact_frequency: str | None = question("How often", src="U34", max_length=255)
    worker: str | None = question("Who delivers it", src="INFERRED-D", max_length=255)
    start: datetime.date | None = question("Start", src="INFERRED-D")


class StatutoryLimb(Row):
    """One statutory condition, answered with the fact relied on."""

    limb: RemandLimb | None = question("Condition", src="U17", needed=True)
    answer: LimbAnswer | None = question("Answer", src="INFERRED-D", needed=True)
    fact: Narrative | None = question("Fact relied on", src="INFERRED-D")


class BailAndRemand(Model):
    """Objections to bail, the package proposed, and what happens if bail is refused."""

    case: CourtCase | None = Field(default=None, title="The case")
    arrested_at: str | None = question("Time of arrest", src="INFERRED-R", max_length=64)
    police_bail_or_custody: str | None = question("Police bail or custody", src="INFERRED-R", max_length=255)
    charges: Narrative | None = question(
        "Charges", src="INFERRED-R", help="Alleged throughout: nothing here is admitted or proved."
    )
    objections: tuple[Objection, ...] = rows("Objections to bail and responses", src="S4", needed=True)
    previous_bail_compliance: Narrative | None = question("Compliance with bail before", src="INFERRED-R")
    proposed_package: tuple[PackageElement, ...] = rows("Proposed bail package", src="S4", needed=True)
    address_for_bail: str | None = question(
        "Address for bail", src="INFERRED-R", max_length=500, sensitivity=Sensitivity.ADDRESS
    )
    address_verified: YesNo | None = question("Has the address been verified?", src="INFERRED-D")
    address_visited_on: datetime.date | None = question("Address visited on", src="INFERRED-D")
    householder_consents: YesNoUnknown | None = question("Does the householder agree?", src="INFERRED-D")
    parental_support: Narrative | None = question("Support from parents and carers", src="INFERRED-R")
    safeguarding_view: Narrative | None = question("Safeguarding view of the package", src="INFERRED-R")
    child_agreement: Narrative | None = question("What the child says about the package", src="INFERRED-D")
    carer_agreement: Narrative | None = question("What the carers say about the package", src="INFERRED-D")
    remand_recommendation: RemandRecommendation | None = question("Recommendation", src="U18", needed=True)
    custody_effect: Narrative | None = question("Effect that custody would have on this child", src="INFERRED-D")
    yda_conditions_met: YesNo | None = question(
        "Have the conditions for youth detention been considered?", src="U18", opens=("yda_conditions",)
    )
    yda_conditions: tuple[StatutoryLimb, ...] = rows("Statutory conditions, one by one", src="U17")
    designated_authority: str | None = question("Local authority to be designated", src="INFERRED-R", max_length=255)
    placement_offered: str | None = question(
        "Placement that the local authority offers", src="INFERRED-R", max_length=500, sensitivity=Sensitivity.ADDRESS
    )
    looked_after_effect: bool | None = question("A remand would make the child looked after", src="U18", derived=True)
