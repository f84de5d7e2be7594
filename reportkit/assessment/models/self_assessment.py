"""The self-assessments: what the child, and the parent or carer, say for themselves.

The sub-sections are the official ones (S4). The official questionnaires are not reproduced: `self_assessment_items.yaml`
holds neutral statements of our own (INFERRED-D), and a service may record answers to any others.
"""

import datetime
from functools import cache

from reportkit.assessment.models.base import Listed, Model, Narrative, PartialDate, Row, Sensitivity, question, rows
from reportkit.shipped import shipped

ITEM_ID = r"^[A-Za-z0-9_.-]+$"
"""What the id of a statement looks like."""


class SelfAssessmentAnswer(Listed, source="INFERRED-D"):
    """What somebody answers to a statement."""

    YES = "yes", "Yes"
    SOMETIMES = "sometimes", "Sometimes"
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"
    PREFER_NOT_TO_SAY = "prefer_not_to_say", "I would rather not say"


class CompletedBy(Listed, source="INFERRED-D"):
    """How a self-assessment came about."""

    SELF = "self", "On their own"
    WITH_HELP = "with_help", "With help"
    DECLINED = "declined", "Offered and declined"


class SelfAssessmentFormat(Listed, source="INFERRED-D"):
    """The form in which the self-assessment was offered."""

    PAPER = "paper", "On paper"
    ON_SCREEN = "on_screen", "On a screen"
    SPOKEN = "spoken", "Read aloud and talked through"
    PICTURES = "pictures", "With pictures or cards"
    INTERPRETED = "interpreted", "Through an interpreter or signer"


class Statement(Model):
    """One statement of the item bank; `concern` lists the answers after which somebody checks on the child today."""

    id: str
    statement: str
    source: str
    concern: tuple[SelfAssessmentAnswer, ...] = ()


@cache
def item_bank() -> dict[str, dict[str, tuple[Statement, ...]]]:
    """Return the neutral statements, by respondent (`child`, `parent_carer`) and sub-section.

    >>> item_bank()["child"]["friends"][0].statement
    'I have friends I trust'
    >>> {each.source for bank in item_bank().values() for part in bank.values() for each in part}
    {'INFERRED-D'}
    """
    bank = shipped("reportkit.assessment.models", "self_assessment_items.yaml")
    return {
        respondent: {part: tuple(Statement.model_validate(each) for each in items) for part, items in parts.items()}
        for respondent, parts in bank.items()
    }


class Response(Row):
    """The answer to one statement."""

    item_id: str | None = question(
        "Which statement",
        src="INFERRED-D",
        max_length=64,
        pattern=ITEM_ID,
        help="The id of the statement in the item bank, or the service's own id.",
    )
    statement: str | None = question(
        "Statement", src="INFERRED-D", needed=True, max_length=255, help="The words that were shown or read out."
    )
    answer: SelfAssessmentAnswer | None = question("Answer", src="INFERRED-D", needed=True)
    comment: Narrative | None = question(
        "Comment", src="INFERRED-D", help="What was said about it, in the speaker's own words."
    )


class Part(Model):
    """A sub-section of a self-assessment."""

    responses: tuple[Response, ...] = rows("Answers", src="INFERRED-D")
    own_words: Narrative | None = question(
        "In their own words",
        src="INFERRED-D",
        help="Exactly as said or written, never tidied. Mark a passage that a parent or another reader may not hold.",
    )


class HealthPart(Part):
    """A sub-section about health: its answers are health detail."""

    responses: tuple[Response, ...] = rows("Answers", src="INFERRED-D", sensitivity=Sensitivity.HEALTH)
    own_words: Narrative | None = question(
        "In their own words",
        src="INFERRED-D",
        sensitivity=Sensitivity.HEALTH,
        help="Exactly as said or written, never tidied. Mark a passage that a parent or another reader may not hold.",
    )


class MyFuture(Part):
    """What the child hopes for."""

    good_at: Narrative | None = question("What I am good at", src="INFERRED-D")
    i_want: Narrative | None = question("What I want", src="INFERRED-D")


class WorkingWithYot(Part):
    """How the child sees work with the service."""

    hard_to_attend: Narrative | None = question(
        "Things that would make it hard to attend",
        src="INFERRED-D",
        help="Travel, money, other appointments, places or people to avoid, how the child feels about coming.",
    )
    how_i_learn_best: Narrative | None = question("How I learn best", src="INFERRED-D")


class AboutYourChild(Part):
    """How a parent or carer sees the child."""

    worries: Narrative | None = question("Worries I have", src="INFERRED-D")


class StrengthsInterests(Part):
    """What the child is good at and enjoys, as a parent or carer sees it."""

    strengths: Narrative | None = question("My child's strengths", src="INFERRED-D")


class ParentWorkingWithYot(Part):
    """How a parent or carer sees work with the service."""

    what_has_worked: Narrative | None = question("What has worked before", src="INFERRED-D")
    help_i_want: Narrative | None = question("Help I want as a parent or carer", src="INFERRED-D")


class FamilyEvent(Row):
    """An event in the child's life, as a parent or carer tells it."""

    date: PartialDate | None = question("When", src="INFERRED-D")
    event: Narrative | None = question("What happened", src="INFERRED-D", needed=True)
    effect: Narrative | None = question("Its effect on the child", src="INFERRED-D")


class Respondent(Model):
    """Who answered, when and how."""

    respondent_name: str | None = question("Name", src="INFERRED-D", max_length=255)
    date: datetime.date | None = question("Date", src="INFERRED-D")
    completed_by: CompletedBy | None = question("How it was completed", src="INFERRED-D", needed=True)
    helper: str | None = question(
        "Who helped", src="INFERRED-D", max_length=255, help="The name and the role of the person who helped."
    )
    format: SelfAssessmentFormat | None = question("Format", src="INFERRED-D")
    reason_if_not_done: Narrative | None = question(
        "Reason if it was not done",
        src="INFERRED-D",
        help="Why it was declined or could not be offered, and how the views were heard instead.",
    )


class ChildSelfAssessment(Respondent):
    """The child's own self-assessment."""

    family_home: Part | None = question("Family, home and relationships", src="S4")
    smoking_drinking_drugs: Part | None = question("Smoking, drinking and drugs", src="S4")
    health_feelings: HealthPart | None = question("Health and how I feel", src="S4")
    friends: Part | None = question("Friends", src="S4")
    school_work: Part | None = question("School, college and work", src="S4")
    offending: Part | None = question("Offending", src="S4")
    behaviour: Part | None = question("Behaviour", src="S4")
    my_future: MyFuture | None = question("My future", src="S4")
    working_with_yot: WorkingWithYot | None = question("Working with the YOT", src="S4")


class ParentCarerSelfAssessment(Respondent):
    """The parent's or carer's self-assessment."""

    relationship: str | None = question("Relationship to the child", src="INFERRED-D", max_length=255)
    about_your_child: AboutYourChild | None = question("About your child", src="S4")
    health_lifestyle: HealthPart | None = question("Health / lifestyle", src="S4")
    school_work: Part | None = question("School, college and work", src="S4")
    at_home: Part | None = question(
        "At home", src="S4", help="Mark a passage about the parent's own history or about another child in the family."
    )
    behaviour: Part | None = question("Behaviour", src="S4")
    offending: Part | None = question("Offending", src="S4")
    strengths_interests: StrengthsInterests | None = question("Strengths and interests", src="S4")
    working_with_yot: ParentWorkingWithYot | None = question("Working with the YOT", src="S4")
    timeline: tuple[FamilyEvent, ...] = rows("Timeline", src="S4")


class SelfAssessment(Model):
    """What the child, and the parent or carer, say for themselves."""

    child: ChildSelfAssessment | None = question("Self-assessment for young person", src="S4", needed=True)
    parent_carer: ParentCarerSelfAssessment | None = question(
        "Self-assessments for parents or carers", src="S4", needed=True
    )
