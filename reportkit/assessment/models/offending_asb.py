"""Offending and anti-social behaviour: what happened, the pattern, and other behaviours of concern."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Model, Narrative, PartialDate, Row, Sensitivity, question, rows
from reportkit.assessment.models.offending_lists import (
    AggravatingFactor,
    BehaviourType,
    Finding,
    HistoryKind,
    Motive,
    Plea,
    Responsibility,
    RestorativeConsent,
    SpecialistTool,
    Trend,
    VictimAgeBand,
    VictimKind,
)
from reportkit.assessment.models.subsection import SubSection
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class IndexOffence(Row):
    """A current offence, or a current behaviour where the work is preventive."""

    offence: str | None = question("Offence or behaviour", src="U12", needed=True, max_length=255)
    ho_code: str | None = question("Home Office code", src="INFERRED-R", max_length=16)
    date: datetime.date | None = question("Date of the offence", src="U12", needed=True)
    primary: YesNo | None = question("Main offence", src="U12", needed=True, help="Yes for one row only.")
    seriousness: int | None = question(
        "Seriousness (1 to 8)", src="U12", ge=1, le=8, help="The gravity score, 8 the most serious."
    )
    plea: Plea | None = question("Plea", src="INFERRED-R")
    finding: Finding | None = question("Finding of the court", src="INFERRED-D")
    co_offenders: int | None = question("Number of others involved", src="INFERRED-R", ge=0)
    co_defendants: tuple[str, ...] = rows(
        "Names of co-defendants",
        src="INFERRED-D",
        sensitivity=Sensitivity.THIRD_PARTY,
        help="For keeping children apart. Reports write a role in place of a name.",
    )
    outcome: str | None = question("Outcome", src="INFERRED-R", max_length=255)
    outcome_date: datetime.date | None = question("Date of the outcome", src="INFERRED-R")
    tics: int | None = question(
        "Offences taken into consideration", src="INFERRED-D", ge=0, help="How many, with this offence."
    )
    specified_offence: YesNoUnknown | None = question(
        "Is it a specified offence?",
        src="INFERRED-D",
        help="Schedule 18 to the Sentencing Act 2020. It decides only whether the court must consider dangerousness.",
    )


class Victim(Row):
    """A person or organisation harmed; a report knows them by a role, never by name."""

    role_label: str | None = question(
        "Role, as reports write it",
        src="INFERRED-D",
        needed=True,
        max_length=255,
        help="For example the shop worker, or person A. Nothing that would let a reader find out who it is.",
    )
    name: str | None = question("Name", src="INFERRED-D", sensitivity=Sensitivity.VICTIM, max_length=255)
    contact: str | None = question(
        "How to reach the person", src="INFERRED-D", sensitivity=Sensitivity.VICTIM, max_length=255
    )
    own_words: Narrative | None = question(
        "What the person said, in their own words", src="INFERRED-D", sensitivity=Sensitivity.VICTIM
    )
    kinds: tuple[VictimKind, ...] = rows("What is known about the person", src="U12")
    age_band: VictimAgeBand | None = question("Age", src="INFERRED-R")
    relationship: str | None = question("Relationship to the child", src="INFERRED-R", max_length=255)
    impact: Narrative | None = question(
        "Impact, in general terms",
        src="INFERRED-R",
        help="For example hurt, off work, afraid to go out. No health detail and no quotation.",
    )
    rj_consent: RestorativeConsent | None = question(
        "Consent to restorative justice",
        src="INFERRED-R",
        sensitivity=Sensitivity.VICTIM,
        help="No action that involves the person goes into a plan or contract without it.",
    )


class HistoryEntry(Row):
    """An earlier conviction, caution, community resolution or other outcome."""

    kind: HistoryKind | None = question("Kind", src="INFERRED-D", needed=True)
    date: PartialDate | None = question("Date of the outcome", src="INFERRED-R", needed=True)
    offence: str | None = question("Offence or behaviour", src="INFERRED-R", needed=True, max_length=255)
    disposal: str | None = question("Outcome", src="INFERRED-R", max_length=255)
    age: int | None = question("Age at the time, in years", src="INFERRED-R", ge=0, le=25)
    compliance: str | None = question(
        "How the child kept to it", src="INFERRED-R", max_length=255, help="What went well as well as what did not."
    )


class BehaviourOfConcern(Row):
    """One behaviour of particular concern."""

    type: BehaviourType | None = question("Type of behaviour", src="INFERRED-R", needed=True)
    description: Narrative | None = question(
        "What happened",
        src="INFERRED-R",
        needed=True,
        help="Actions, not labels. What is not proved is written as what was reported, and by whom.",
    )
    dates: str | None = question("When", src="INFERRED-R", max_length=255)
    frequency: str | None = question("How often", src="INFERRED-R", max_length=255)
    victims: str | None = question(
        "Who was harmed", src="INFERRED-R", max_length=255, help="Roles only, such as a teacher; never a name."
    )
    evidence_source: str | None = question("Where this comes from", src="INFERRED-R", max_length=255)
    formal_outcome: str | None = question("Formal outcome, if any", src="INFERRED-R", max_length=255)


class Offences(SubSection):
    """Offending and anti-social behaviour."""

    index_offences: tuple[IndexOffence, ...] = rows("Current offences or behaviour", src="S4", needed=True)
    outline: Narrative | None = question(
        "Outline of the offence or behaviour",
        src="U12",
        needed=True,
        help="What, when, where, with whom, and how far it was planned. Agreed facts; short, and not the charge sheet.",
    )
    young_person_account: Narrative | None = question(
        "The child's account",
        src="INFERRED-R",
        needed=True,
        help="Told as the child tells it, with the child's words in quotation marks.",
    )
    differences_between_accounts: Narrative | None = question(
        "Where the accounts differ",
        src="INFERRED-R",
        help="The child's against those of the police, the prosecution and others. Do not decide between them.",
    )
    victims: tuple[Victim, ...] = rows("Victims", src="U12")
    victim_impact: Narrative | None = question(
        "Impact on victims",
        src="INFERRED-R",
        help="In general terms and by role: names and own words belong in the victims' rows.",
    )
    aggravating_factors: tuple[AggravatingFactor, ...] = rows("Aggravating factors", src="INFERRED-R")
    previous_history: tuple[HistoryEntry, ...] = rows(
        "Previous convictions, cautions, informal outcomes and anti-social behaviour", src="INFERRED-R"
    )
    pending_matters: Narrative | None = question(
        "Outstanding matters and bail",
        src="INFERRED-R",
        help="Charges not yet decided, bail conditions and next dates. An open matter is not treated as proved.",
    )
    previous_breaches: Narrative | None = question(
        "Earlier breaches",
        src="INFERRED-R",
        help="Which order, what was missed, why, what the service tried, and how it ended.",
    )
    police_intelligence: Narrative | None = question(
        "Police intelligence",
        src="INFERRED-D",
        sensitivity=Sensitivity.RESTRICTED,
        help="With its source, its date and how reliable it is. It never leaves the service unless it is released.",
    )


class PatternsAttitudes(SubSection):
    """Patterns and attitudes."""

    pattern: Narrative | None = question(
        "The pattern of the offending or behaviour",
        src="INFERRED-R",
        needed=True,
        help="How often, how serious, what kinds, where and with whom. Gaps count: what was going well then?",
    )
    trend_frequency: Trend | None = question("Trend in how often", src="INFERRED-R")
    trend_seriousness: Trend | None = question("Trend in how serious", src="INFERRED-R")
    trend_diversity: Trend | None = question("Trend in how many kinds", src="INFERRED-R")
    acceptance_of_responsibility: Responsibility | None = question(
        "Does the child accept responsibility?", src="INFERRED-R", needed=True
    )
    acceptance_of_responsibility_details: Narrative | None = question(
        "What the child accepts and does not accept",
        src="INFERRED-R",
        help="Age, understanding, shame and legal advice all bear on what a child will say.",
    )
    attitude_to_victims: Narrative | None = question(
        "How the child sees the people harmed",
        src="S4",
        needed=True,
        help="What the child understands of the impact, and what the child would like to put right.",
    )
    attitudes_to_offending: YesNoUnknown | None = question(
        "Does the child hold attitudes that support offending?",
        src="U1",
        needed=True,
        opens=("attitudes_to_offending_details",),
    )
    attitudes_to_offending_details: Narrative | None = question(
        "What the attitudes are and where they come from", src="INFERRED-R"
    )
    offence_justification: YesNoUnknown | None = question(
        "Does the child justify the offence or play it down?",
        src="U1",
        needed=True,
        opens=("offence_justification_details",),
    )
    offence_justification_details: Narrative | None = question(
        "What the child says, and what may lie behind it", src="INFERRED-R"
    )
    motivation_for_offending: tuple[Motive, ...] = rows("Reasons and triggers", src="INFERRED-R")
    motivation_for_offending_details: Narrative | None = question(
        "What the child got, or hoped to get, from it", src="INFERRED-R"
    )
    perceived_inevitability: YesNoUnknown | None = question(
        "Does the child see further offending as bound to happen?", src="INFERRED-R"
    )


class OtherBehaviours(SubSection):
    """Other behaviours of particular concern."""

    other_behaviour_concern: YesNoUnknown | None = question(
        "Are there other behaviours of particular concern, convicted or not?",
        src="S4",
        needed=True,
        opens=("behaviours", "details"),
    )
    behaviours: tuple[BehaviourOfConcern, ...] = rows(
        "The behaviours", src="INFERRED-R", help="Those that could come again are taken up in Future behaviour."
    )
    offence_paralleling: YesNoUnknown | None = question(
        "Is there behaviour that runs parallel to the offence?",
        src="U3",
        opens=("offence_paralleling_details",),
        help="Behaviour with the same pattern as the offence in another setting, above all in custody.",
    )
    offence_paralleling_details: Narrative | None = question("What it is, and how it is alike", src="INFERRED-R")
    specialist_assessments: tuple[SpecialistTool, ...] = rows("Specialist assessments completed", src="S4")
    specialist_assessments_findings: Narrative | None = question(
        "What the specialist assessments found",
        src="INFERRED-R",
        help="The conclusion and its date; cite the report, do not copy it.",
    )


class OffendingAsb(Model):
    """Offending and anti-social behaviour."""

    offences: Offences | None = Field(default=None, title="Offending and anti-social behaviour")
    patterns_attitudes: PatternsAttitudes | None = Field(default=None, title="Patterns and attitudes")
    other_behaviours: OtherBehaviours | None = Field(default=None, title="Other behaviours of particular concern")
