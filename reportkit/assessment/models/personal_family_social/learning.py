"""Learning, education, training and employment."""

from reportkit.assessment.models.base import Listed, Narrative, PartialDate, Row, question, rows
from reportkit.assessment.models.subsection import SubSection
from reportkit.assessment.vocabulary import YesNoUnknown


class Provision(Listed, source="INFERRED-R"):
    """A kind of education, training or work."""

    MAINSTREAM_SCHOOL = "mainstream_school"
    SPECIAL_SCHOOL = "special_school"
    PRU_ALTERNATIVE = "pru_alternative", "Pupil referral unit or alternative provision"
    HOME_EDUCATION = "home_education"
    TUITION = "tuition"
    COLLEGE = "college"
    TRAINING = "training"
    APPRENTICESHIP = "apprenticeship"
    EMPLOYMENT_FT = "employment_ft", "Full-time employment"
    EMPLOYMENT_PT = "employment_pt", "Part-time employment"
    CUSTODY_EDUCATION = "custody_education", "Education in custody"
    NEET = "neet", "Not in education, employment or training"
    UNABLE_HEALTH = "unable_health", "Unable to attend because of health"
    OTHER = "other"


class LearningIssue(Listed, source="INFERRED-R"):
    """A concern about learning or work."""

    NON_ATTENDANCE = "non_attendance", "Non-attendance"
    EXCLUSION_FIXED = "exclusion_fixed", "Suspension (fixed-term exclusion)"
    EXCLUSION_PERMANENT = "exclusion_permanent", "Permanent exclusion"
    NO_PROVISION = "no_provision", "No place has been provided"
    BULLIED = "bullied", "Is bullied"
    BULLIES = "bullies", "Bullies others"
    POOR_PEER_RELATIONS = "poor_peer_relations", "Does not get on with other pupils"
    NEGATIVE_ATTITUDE = "negative_attitude", "Negative view of learning"
    POOR_RELATIONS_STAFF = "poor_relations_staff", "Does not get on with staff"
    LOW_ATTAINMENT = "low_attainment"
    LACK_OF_QUALIFICATIONS = "lack_of_qualifications"
    FREQUENT_MOVES = "frequent_moves"
    PARENTAL_ATTITUDE = "parental_attitude", "Parents' view of learning"
    OTHER = "other"


class SenStatus(Listed, source="INFERRED-R"):
    """How special educational needs are recognised."""

    SEN_SUPPORT = "sen_support", "SEN support"
    EHCP = "ehcp", "Education, health and care plan"
    STATEMENT = "statement", "Statement of special educational needs"
    IDP_WALES = "idp_wales", "Individual development plan (Wales)"
    UNDER_ASSESSMENT = "under_assessment"


class EteStatus(Row):
    """A place in education, training or work."""

    provision: Provision | None = question("Type of provision", src="INFERRED-R", needed=True)
    provider: str | None = question("School, college or employer", src="INFERRED-R", max_length=255)
    hours_per_week: float | None = question("Hours a week", src="INFERRED-R", ge=0, le=168)
    start: PartialDate | None = question("From", src="INFERRED-R")
    end: PartialDate | None = question("To", src="INFERRED-R", help="Left out while the place is open.")
    attendance_pct: int | None = question("Attendance, in per cent", src="INFERRED-R", ge=0, le=100)


class Qualification(Row):
    """A qualification that the child has gained or is working for."""

    subject: str | None = question("Subject", src="INFERRED-R", needed=True, max_length=255)
    level: str | None = question("Level", src="INFERRED-R", max_length=255)
    grade: str | None = question("Grade", src="INFERRED-R", max_length=255)
    date: PartialDate | None = question("When", src="INFERRED-R")


class LearningEte(SubSection):
    """Learning, education, training and employment.

    The preferred learning style is recorded once, in Foundations for Change (S0).
    """

    ete_status: tuple[EteStatus, ...] = rows(
        "Current education, training or employment",
        src="INFERRED-R",
        needed=True,
        help="One row for each place; a timetable that is not full time gives the hours really offered.",
    )
    ete_concern: YesNoUnknown | None = question(
        "Are there concerns about learning, education, training or employment?",
        src="INFERRED-R",
        needed=True,
        opens=("issues", "details"),
    )
    issues: tuple[LearningIssue, ...] = rows(
        "What the concerns are",
        src="INFERRED-R",
        help="Say whether the child stays away or has no place to go to: these are different problems.",
    )
    sen_identified: YesNoUnknown | None = question(
        "Does the child have identified special educational needs?",
        src="S4",
        needed=True,
        opens=("sen_status", "sen_need", "sen_provision"),
    )
    sen_status: SenStatus | None = question("How the needs are recognised", src="INFERRED-R")
    sen_need: str | None = question("Primary need", src="INFERRED-R", max_length=255)
    sen_provision: Narrative | None = question(
        "What is provided, and whether it is enough",
        src="INFERRED-R",
        help="What the plan promises, and what the child really gets.",
    )
    literacy: YesNoUnknown | None = question(
        "Does the child have difficulty with reading or writing?", src="INFERRED-R"
    )
    literacy_level: str | None = question("Level of literacy", src="INFERRED-R", max_length=255)
    numeracy: YesNoUnknown | None = question("Does the child have difficulty with numbers?", src="INFERRED-R")
    numeracy_level: str | None = question("Level of numeracy", src="INFERRED-R", max_length=255)
    qualifications: tuple[Qualification, ...] = rows("Qualifications", src="INFERRED-R")
    aspirations: Narrative | None = question(
        "What the child would like to learn or do",
        src="INFERRED-R",
        help="In the child's own words where you can. Goals are drawn together in Resilience and goals.",
    )
    barriers_enablers: Narrative | None = question(
        "What helps and what hinders",
        src="INFERRED-R",
        help="Include what schools and services do: waiting for a place, travel, a teacher who listens.",
    )
