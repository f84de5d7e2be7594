"""Parenting, family and relationships: who brings the child up, and who matters to the child."""

from reportkit.assessment.models.base import Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.personal_family_social.parenting_family_lists import (
    AbuseType,
    ExploitationType,
    FamilyBehaviour,
    FamilyContact,
    ParentingIssue,
    PeerGroup,
    RelatingIssue,
    RelationshipQuality,
)
from reportkit.assessment.models.subsection import SubSection
from reportkit.assessment.vocabulary import Temporal, YesNoUnknown


class FamilyMember(Row):
    """Somebody in the child's family and how the two get on."""

    name: str | None = question("Name", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY, max_length=255)
    relationship: str | None = question("Relationship to the child", src="INFERRED-R", needed=True, max_length=255)
    contact: FamilyContact | None = question("Contact with the child", src="INFERRED-R")
    quality: RelationshipQuality | None = question("How the two get on", src="INFERRED-R")
    notes: Narrative | None = question("Notes", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY)


class ParentingCareSupervision(SubSection):
    """Parenting, care and supervision."""

    parenting_concern: YesNoUnknown | None = question(
        "Are there concerns about parenting, care or supervision?",
        src="INFERRED-R",
        needed=True,
        opens=("parenting_issues", "details"),
    )
    parenting_issues: tuple[ParentingIssue, ...] = rows(
        "What the concerns are",
        src="INFERRED-R",
        sensitivity=Sensitivity.THIRD_PARTY,
        help="A parent's own history is recorded only where it bears on what the child needs.",
    )
    parental_abuse_victim: YesNoUnknown | None = question(
        "Is the child known to have been a victim of abuse by a parent or carer?",
        src="S4",
        needed=True,
        help="Also shown in the care history. A parent may not know what the child has said: mark the passage.",
    )
    parental_abuse_types: tuple[AbuseType, ...] = rows("What kind of abuse", src="INFERRED-R")
    witnessed_domestic_abuse: YesNoUnknown | None = question(
        "Is the child known to have witnessed domestic abuse?",
        src="S4",
        needed=True,
        help="A parent's attendance at a programme may be a sign of it. Also shown in the care history.",
    )
    parental_attitude_to_offending: Narrative | None = question(
        "How parents or carers see the behaviour and the work of the youth justice service",
        src="INFERRED-R",
        help="What they said, what they did after the event, and what help they would accept.",
    )
    parenting_order_or_support: Temporal | None = question(
        "Is there, or was there, a parenting order or programme?", src="INFERRED-R"
    )
    parenting_order_or_support_details: Narrative | None = question(
        "Which order or programme, when, and what it changed",
        src="INFERRED-R",
        sensitivity=Sensitivity.THIRD_PARTY,
    )


class FamilyWiderNetworks(SubSection):
    """Family and wider networks."""

    family_composition: tuple[FamilyMember, ...] = rows(
        "The family and other key people, and how the child gets on with them",
        src="INFERRED-R",
        help="Include people who no longer live at home, and anybody whom the child counts as family.",
    )
    family_behaviour_concern: YesNoUnknown | None = question(
        "Are there concerns about behaviour in the family?",
        src="INFERRED-R",
        needed=True,
        opens=("family_behaviours", "details"),
    )
    family_behaviours: tuple[FamilyBehaviour, ...] = rows(
        "What the concerns are", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY
    )
    gang_association: YesNoUnknown | None = question(
        "Is there a known or suspected gang association of the child, the family or friends?",
        src="S4",
        needed=True,
        opens=("gang_name", "gang_role", "gang_evidence"),
        help="Sets the alert in the Core Record. What it rests on is written below and is restricted.",
    )
    gang_name: str | None = question(
        "Name of the gang", src="INFERRED-R", sensitivity=Sensitivity.RESTRICTED, max_length=255
    )
    gang_role: str | None = question(
        "Part that the child is thought to play", src="INFERRED-R", sensitivity=Sensitivity.RESTRICTED, max_length=255
    )
    gang_evidence: Narrative | None = question(
        "What this rests on",
        src="INFERRED-R",
        sensitivity=Sensitivity.RESTRICTED,
        help="Source, date and how reliable it is. Living on an estate or listening to music is not evidence.",
    )
    gang_police_confirmed: YesNoUnknown | None = question(
        "Have the police confirmed it?", src="INFERRED-R", sensitivity=Sensitivity.RESTRICTED
    )
    significant_relationships: Narrative | None = question(
        "The relationships that matter most to the child",
        src="INFERRED-R",
        help="Family, partner, friends and trusted adults: what each gives or costs the child. "
        "Write a role in place of a name.",
    )
    exploited_or_exploiting: YesNoUnknown | None = question(
        "Could the child be manipulated or exploited, or is the child exploiting others?",
        src="U3",
        needed=True,
        opens=("exploitation_types", "exploited_or_exploiting_details"),
    )
    exploitation_types: tuple[ExploitationType, ...] = rows("What kind of exploitation", src="INFERRED-R")
    exploited_or_exploiting_details: Narrative | None = question(
        "What is known about it",
        src="INFERRED-R",
        help="Referrals made and their result. What comes from a strategy meeting is marked as restricted.",
    )
    caring_responsibilities: YesNoUnknown | None = question("Is the child a young carer?", src="INFERRED-R")
    caring_responsibilities_details: Narrative | None = question(
        "For whom the child cares, and how much time it takes",
        src="INFERRED-R",
        help="Times when the child cannot come to appointments belong here too.",
    )


class RelatesToOthers(SubSection):
    """How the young person relates to others."""

    relates_concern: YesNoUnknown | None = question(
        "Are there concerns about how the child relates to others?",
        src="INFERRED-R",
        needed=True,
        opens=("issues", "details"),
    )
    issues: tuple[RelatingIssue, ...] = rows("What the concerns are", src="INFERRED-R")
    peers: tuple[PeerGroup, ...] = rows("The child's friends", src="INFERRED-R")
    peers_details: Narrative | None = question(
        "What the child's friends mean to the child",
        src="INFERRED-R",
        help="What they do together, and what the child would miss. Write a role in place of a name.",
    )
    behaviour_to_staff_authority: Narrative | None = question(
        "How the child gets on with professionals and people in authority",
        src="INFERRED-R",
        help="Say with whom it goes well, and what that person does.",
    )
