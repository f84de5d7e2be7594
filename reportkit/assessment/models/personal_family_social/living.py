"""Where the child lives, on what money, and in what neighbourhood."""

from reportkit.assessment.models.base import Listed, Narrative, PartialDate, Row, Sensitivity, question, rows
from reportkit.assessment.models.subsection import SubSection
from reportkit.assessment.vocabulary import YesNoUnknown


class AccommodationType(Listed, source="INFERRED-R"):
    """The kind of place where the child lives or lived."""

    FAMILY_HOME = "family_home"
    OTHER_RELATIVE = "other_relative", "With another relative"
    FOSTER_CARE = "foster_care"
    RESIDENTIAL_CHILDRENS_HOME = "residential_childrens_home", "Residential children's home"
    SUPPORTED_LODGINGS = "supported_lodgings"
    SEMI_INDEPENDENT = "semi_independent", "Semi-independent accommodation"
    HOSTEL = "hostel"
    BED_AND_BREAKFAST = "bed_and_breakfast"
    INDEPENDENT_TENANCY = "independent_tenancy"
    FRIENDS_SOFA_SURFING = "friends_sofa_surfing", "Staying with friends (sofa surfing)"
    NO_FIXED_ABODE = "no_fixed_abode"
    SECURE_ESTATE = "secure_estate", "In a secure establishment"
    OTHER = "other"


class LivesWith(Listed, source="INFERRED-R"):
    """Somebody with whom the child lives or lived."""

    MOTHER = "mother"
    FATHER = "father"
    STEP_PARENT = "step_parent", "Step-parent"
    PARTNER = "partner"
    SIBLINGS = "siblings", "Brothers or sisters"
    GRANDPARENTS = "grandparents"
    OTHER_FAMILY = "other_family"
    FRIENDS = "friends"
    OWN_CHILD = "own_child"
    FOSTER_CARER = "foster_carer"
    RESIDENTIAL_STAFF = "residential_staff"
    ALONE = "alone"
    OTHER = "other"


class AccommodationIssue(Listed, source="INFERRED-R"):
    """What is wrong with where the child lives."""

    NO_FIXED_ABODE = "no_fixed_abode"
    UNSUITABLE_FOR_NEEDS = "unsuitable_for_needs"
    OVERCROWDED = "overcrowded"
    TEMPORARY = "temporary"
    AT_RISK_OF_EVICTION = "at_risk_of_eviction"
    LIVING_WITH_PEOPLE_OFFENDING = "living_with_people_offending", "Living with people who are offending"
    ABSCONDING_MISSING = "absconding_missing", "Running away or going missing"
    ISOLATED = "isolated"
    UNSAFE = "unsafe"
    OTHER = "other"


class NeighbourhoodIssue(Listed, source="INFERRED-R"):
    """A local problem that reaches the child; territorial disputes are named in S0."""

    CRIME_ASB = "crime_asb", "Crime or anti-social behaviour"
    DRUG_DEALING = "drug_dealing"
    GANG_ACTIVITY = "gang_activity"
    RACIAL_OR_HATE_TENSION = "racial_or_hate_tension", "Racial tension or hate"
    LACK_OF_FACILITIES = "lack_of_facilities"
    ISOLATION_TRANSPORT = "isolation_transport", "Isolation or poor transport"
    VICTIMISATION = "victimisation"
    TERRITORIAL_DISPUTES = "territorial_disputes"
    OTHER = "other"


class AddressPeriod(Row):
    """A place where the child lives or has lived in the last 6 to 12 months."""

    address: str | None = question("Address", src="INFERRED-R", sensitivity=Sensitivity.ADDRESS, max_length=255)
    address_type: AccommodationType | None = question("Type of accommodation", src="INFERRED-R", needed=True)
    with_whom: tuple[LivesWith, ...] = rows("With whom", src="INFERRED-R")
    start: PartialDate | None = question("From", src="INFERRED-R", needed=True)
    end: PartialDate | None = question("To", src="INFERRED-R", help="Left out while the child still lives there.")
    reason_left: str | None = question("Why the child left", src="INFERRED-R", max_length=255)


class LivingArrangements(SubSection):
    """Living arrangements, housing and finances."""

    current_address_history: tuple[AddressPeriod, ...] = rows(
        "Where and with whom the child lives now and has lived in the last 6 to 12 months",
        src="INFERRED-R",
        help="The present place first. Short stays count: moves are often when things go wrong.",
    )
    accommodation_type: AccommodationType | None = question(
        "Type of current accommodation", src="INFERRED-R", needed=True
    )
    lives_with: tuple[LivesWith, ...] = rows("Lives with", src="INFERRED-R")
    accommodation_concern: YesNoUnknown | None = question(
        "Are there concerns about how suitable or stable the accommodation is?",
        src="INFERRED-R",
        needed=True,
        opens=("accommodation_issues", "details"),
    )
    accommodation_issues: tuple[AccommodationIssue, ...] = rows("What the concern is", src="INFERRED-R")
    missing_episodes: YesNoUnknown | None = question("Does the child go missing from home or care?", src="INFERRED-R")
    missing_episodes_details: Narrative | None = question(
        "Missing episodes: how often, for how long and what is known",
        src="INFERRED-R",
        help="What return interviews found, and whether going missing is a sign of exploitation. "
        "What comes from a strategy meeting is marked as restricted.",
    )
    finance_concern: YesNoUnknown | None = question(
        "Does the child or the family have problems with finances, benefits or debt?",
        src="INFERRED-R",
        needed=True,
        opens=("finance_concern_details",),
    )
    finance_concern_details: Narrative | None = question(
        "What the money problems are and what they mean for the child",
        src="INFERRED-R",
        help="Only what bears on the child: heating, food, travel, owing money to others.",
    )


class SocialCommunity(SubSection):
    """Social and community; neighbourhood."""

    neighbourhood_issues: YesNoUnknown | None = question(
        "Do particular local problems affect the child?",
        src="INFERRED-R",
        needed=True,
        opens=("issue_types", "details"),
    )
    issue_types: tuple[NeighbourhoodIssue, ...] = rows("What the local problems are", src="INFERRED-R")
    community_support: Narrative | None = question(
        "Good things in the community that the child uses",
        src="INFERRED-R",
        help="Clubs, places of worship, youth workers, neighbours, libraries: what exists and what is used.",
    )
    safe_in_area: YesNoUnknown | None = question("Does the child feel safe in the local area?", src="INFERRED-R")
    safe_in_area_details: Narrative | None = question(
        "Where and when the child feels safe or unsafe",
        src="INFERRED-R",
        help="Streets, bus routes and times of day matter when appointments are planned.",
    )
    discrimination: YesNoUnknown | None = question(
        "Has the child met discrimination or hate in the community?", src="INFERRED-R"
    )
    discrimination_details: Narrative | None = question(
        "What happened and what it has done to the child",
        src="INFERRED-R",
        help="Include contact with police and other services that the child felt was unfair.",
    )
