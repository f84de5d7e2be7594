"""Governance of one stage: who owns it, who checked it, whom it was shared with and who signed."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, question, rows
from reportkit.assessment.vocabulary import CaseType, StageId, YesNo


class Regime(Listed, source="INFERRED-D"):
    """Which rules on the use of AssetPlus applied when the stage began."""

    PRE_2024 = "pre_2024", "Before 2024: also for prevention and out-of-court disposals"
    POST_2024 = "post_2024", "From 2024: for children with court outcomes"


class StageStatus(Listed, source="INFERRED-D"):
    """Where the stage stands."""

    DRAFT = "draft", "Draft"
    IN_PROGRESS = "in_progress", "In progress"
    AWAITING_EC = "awaiting_countersignature_ec", "Explanations and Conclusions await countersignature"
    COUNTERSIGNED_EC = "countersigned_ec", "Explanations and Conclusions countersigned"
    AWAITING_PP = "awaiting_countersignature_pp", "Pathways and Planning await countersignature"
    COUNTERSIGNED_PP = "countersigned_pp", "Pathways and Planning countersigned"
    COMPLETED = "completed", "Completed"
    STOPPED = "stopped", "Stopped"
    SUPERSEDED = "superseded", "Superseded"


class Organisation(Listed, source="S4"):
    """The two organisations that work on one assessment."""

    YOT = "yot", "Youth justice service"
    SECURE_ESTATE = "secure_estate", "Secure estate"


class CountersignedSection(Listed, source="S4"):
    """The sections that a manager countersigns."""

    EXPLANATIONS = "explanations_and_conclusions", "Explanations and Conclusions"
    PATHWAYS = "pathways_and_planning", "Pathways and Planning"


class CheckDecision(Listed, source="INFERRED-D"):
    """What a manager decided."""

    AGREED = "agreed", "Agreed"
    AGREED_WITH_AMENDMENTS = "agreed_with_amendments", "Agreed with amendments"
    RETURNED = "returned", "Returned to the author"


class SharingMethod(Listed, source="INFERRED-D"):
    """How an assessment or a report was shared."""

    READ_TOGETHER = "read_together", "Read together in person"
    VIDEO_OR_PHONE = "video_or_phone", "By video or telephone"
    GIVEN_TO_READ = "given_to_read", "Given to read"
    WITH_INTERPRETER = "with_interpreter", "Read together with an interpreter"
    OTHER = "other", "Another way"


class ChildResponse(Listed, source="INFERRED-D"):
    """What the child made of it."""

    AGREES = "agrees", "Agrees"
    DISAGREES = "disagrees", "Disagrees"
    WANTS_CHANGES = "wants_changes", "Wants something changed"


class Signatory(Listed, source="INFERRED-D"):
    """Who signs."""

    CHILD = "child", "Child"
    PARENT_CARER = "parent_carer", "Parent or carer"
    PRACTITIONER = "practitioner", "Practitioner"
    MANAGER = "manager", "Manager"
    PANEL_MEMBER = "panel_member", "Panel member"


class Owner(Model):
    """The stage owner: exactly one, who answers for completing the stage."""

    name: str | None = question("Stage owner", src="S4", max_length=255, needed=True)
    role: str | None = question("Role", src="INFERRED-D", max_length=255, needed=True)
    service: str | None = question("Service", src="INFERRED-D", max_length=255, needed=True)
    phone: str | None = question("Telephone", src="INFERRED-D", max_length=255)
    email: str | None = question("Email", src="INFERRED-D", max_length=255)
    organisation: Organisation | None = question("Organisation", src="S4", needed=True)


class Proxy(Row):
    """Somebody whom the owner named to work on the stage for them."""

    name: str | None = question("Name", src="S4", max_length=255, needed=True)
    role: str | None = question("Role", src="INFERRED-D", max_length=255)
    organisation: Organisation | None = question("Organisation", src="INFERRED-D")


class Countersignature(Row):
    """A manager's countersignature of one section."""

    section: CountersignedSection | None = question("Section", src="S4", needed=True)
    name: str | None = question("Name", src="S4", max_length=255, needed=True)
    role: str | None = question(
        "Role", src="S4", max_length=255, needed=True, help="A manager or a senior practitioner, not the author."
    )
    date: datetime.date | None = question("Date", src="S4", needed=True)
    decision: CheckDecision | None = question("Decision", src="INFERRED-D", needed=True)
    comments: Narrative | None = question(
        "Comments", src="INFERRED-D", help="What was checked, what must change, and why the judgement is agreed."
    )
    content_hash: str | None = question(
        "Mark of the text that was signed",
        src="INFERRED-D",
        max_length=128,
        help="Recorded by the case system at signing: an edit afterwards changes it, and the section must be signed again.",
    )


class QualityAssurance(Model):
    """The check of a report before it leaves the service."""

    name: str | None = question("Quality assured by", src="INFERRED-D", max_length=255)
    role: str | None = question("Role", src="INFERRED-D", max_length=255)
    date: datetime.date | None = question("Date", src="INFERRED-D")
    decision: CheckDecision | None = question("Decision", src="INFERRED-D")


class Shared(Model):
    """How it was shared with one person, or why it was not."""

    date: datetime.date | None = question("Shared on", src="INFERRED-D")
    method: SharingMethod | None = question("How", src="INFERRED-D")
    by_whom: str | None = question("By whom", src="INFERRED-D", max_length=255)
    copy_given: YesNo | None = question("Was a copy given?", src="INFERRED-D")
    reason_not_shared: Narrative | None = question(
        "Why it was not shared", src="INFERRED-D", help="Only where it was not: what was tried, and what comes next."
    )


class SharedWithChild(Shared):
    """How it was shared with the child, and what the child said."""

    response: ChildResponse | None = question("What the child made of it", src="INFERRED-D")
    own_words: Narrative | None = question(
        "What the child said, in their own words", src="INFERRED-D", help="Verbatim, not tidied."
    )


class SharedWithCarer(Shared):
    """How it was shared with a parent or carer, and what they said."""

    name: str | None = question("With whom", src="INFERRED-D", max_length=255)
    own_words: Narrative | None = question("What they said, in their own words", src="INFERRED-D")


class Sharing(Model):
    """Sharing with the child and with a parent or carer."""

    child: SharedWithChild | None = Field(default=None, title="Shared with the child")
    parent_carer: SharedWithCarer | None = Field(default=None, title="Shared with a parent or carer")


class Signature(Row):
    """A signature, or the reason for none."""

    who: Signatory | None = question("Who", src="INFERRED-D", needed=True)
    name: str | None = question("Name", src="INFERRED-D", max_length=255)
    date: datetime.date | None = question("Date", src="INFERRED-D")
    reason_if_unsigned: str | None = question(
        "Why it is not signed",
        src="INFERRED-D",
        max_length=500,
        help="What was tried, and when it will be tried again.",
    )


class Governance(Model):
    """The stage, its owner, its checks, its sharing and its signatures."""

    stage: StageId | None = question("Stage", src="S4", needed=True)
    stage_status: StageStatus | None = question("Status of the stage", src="INFERRED-D", needed=True)
    case_type: CaseType | None = question(
        "Kind of case",
        src="INFERRED-D",
        needed=True,
        help="Some questions are not asked in prevention or out of court.",
    )
    regime: Regime | None = question("Rules that applied", src="INFERRED-D")
    framework_version: str | None = question("Version of the framework", src="INFERRED-D", max_length=64)
    started_on: datetime.date | None = question("Started on", src="S4")
    completed_on: datetime.date | None = question("Completed on", src="S4")
    previous_stage: StageId | None = question(
        "Last completed stage", src="S4", help="What the modules were filled from before they were edited."
    )
    previous_completed_on: datetime.date | None = question("Last stage completed on", src="S4")
    owner: Owner | None = Field(default=None, title="Stage owner")
    proxies: tuple[Proxy, ...] = rows("Proxies", src="S4")
    edited_by_organisation: Organisation | None = question(
        "Who wrote the judgements",
        src="S4",
        help="The judgements of harm, reoffending, risk to children and overall safety are the youth justice service's.",
    )
    countersignatures: tuple[Countersignature, ...] = rows("Countersignatures", src="S4")
    quality_assurance: QualityAssurance | None = Field(default=None, title="Quality assurance")
    sharing: Sharing | None = Field(default=None, title="Sharing")
    signatures: tuple[Signature, ...] = rows("Signatures", src="INFERRED-D")
