"""The controlled lists of the Core Record."""

from reportkit.assessment.models.base import Listed


class Gender(Listed, source="U12"):
    """Gender as recorded; other and not known are INFERRED-D."""

    FEMALE = "female", "Female"
    MALE = "male", "Male"
    OTHER = "other", "Other"
    NOT_KNOWN = "not_known", "Not known"


class Ethnicity(Listed, source="INFERRED-R"):
    """Ethnic group, by the census groups of 2021; that census groups are used is U12."""

    ASIAN_INDIAN = "asian_indian", "Asian or Asian British: Indian"
    ASIAN_PAKISTANI = "asian_pakistani", "Asian or Asian British: Pakistani"
    ASIAN_BANGLADESHI = "asian_bangladeshi", "Asian or Asian British: Bangladeshi"
    ASIAN_CHINESE = "asian_chinese", "Asian or Asian British: Chinese"
    ASIAN_OTHER = "asian_other", "Asian or Asian British: any other Asian background"
    BLACK_CARIBBEAN = "black_caribbean", "Black or Black British: Caribbean"
    BLACK_AFRICAN = "black_african", "Black or Black British: African"
    BLACK_OTHER = "black_other", "Black or Black British: any other Black background"
    MIXED_WHITE_BLACK_CARIBBEAN = "mixed_white_black_caribbean", "Mixed: White and Black Caribbean"
    MIXED_WHITE_BLACK_AFRICAN = "mixed_white_black_african", "Mixed: White and Black African"
    MIXED_WHITE_ASIAN = "mixed_white_asian", "Mixed: White and Asian"
    MIXED_OTHER = "mixed_other", "Mixed: any other Mixed or multiple background"
    WHITE_BRITISH = "white_british", "White: English, Welsh, Scottish, Northern Irish or British"
    WHITE_IRISH = "white_irish", "White: Irish"
    WHITE_GYPSY_TRAVELLER = "white_gypsy_traveller", "White: Gypsy or Irish Traveller"
    WHITE_ROMA = "white_roma", "White: Roma"
    WHITE_OTHER = "white_other", "White: any other White background"
    ARAB = "arab", "Arab"
    OTHER = "other", "Any other ethnic group"
    NOT_OBTAINABLE = "not_obtainable", "Information not obtainable"


class Nation(Listed, source="INFERRED-D"):
    """The nation whose law on education, health and language applies."""

    ENGLAND = "england", "England"
    WALES = "wales", "Wales"


class LanguagePreference(Listed, source="INFERRED-D"):
    """Whether the child would rather use Welsh or English."""

    NO_PREFERENCE = "no_preference", "No preference"
    WELSH = "welsh", "Welsh"
    ENGLISH = "english", "English"


class PhoneType(Listed, source="INFERRED-D"):
    """What kind of contact point it is."""

    MOBILE = "mobile", "Mobile"
    HOME = "home", "Home telephone"
    EMAIL = "email", "Email"
    OTHER = "other", "Other"


class Incident(Listed, source="U25"):
    """Incidents of the older national reporting list, which help to say what happened before."""

    CHILD_DEATH = "child_death", "Death of the child"
    ATTEMPTED_SUICIDE = "attempted_suicide", "Attempted suicide"
    VICTIM_OF_RAPE = "victim_of_rape", "The child is a victim of rape"
    CHARGED_MURDER_MANSLAUGHTER = "charged_murder_manslaughter", "Charged with murder or manslaughter"
    CHARGED_RAPE = "charged_rape", "Charged with rape"
    MAPPA_FURTHER_OFFENCE = "mappa_further_offence", "Further MAPPA or serious offence while subject to MAPPA"


class ServiceStatus(Listed, source="INFERRED-D"):
    """Whether a service is involved now or was involved before."""

    CURRENT = "current", "Current"
    PREVIOUS = "previous", "Previous"


class SourceType(Listed, source="U12"):
    """Where information came from: the list of Asset 2006; its use here and the last entries are INFERRED-D."""

    INTERVIEW = "interview", "Interview with the child"
    HOME_VISIT = "home_visit", "Home visit"
    SELF_ASSESSMENT_CHILD = "self_assessment_young_person", "The child's self-assessment"
    SELF_ASSESSMENT_CARER = "self_assessment_parent", "The parent's or carer's self-assessment"
    CASE_RECORD = "case_record", "Case record"
    FAMILY_CARER = "family_carer", "Family or carer"
    SCHOOL = "school", "School or college"
    SOCIAL_SERVICES = "social_services", "Children's services"
    VICTIM = "victim", "Person harmed"
    POLICE = "police", "Police"
    CPS = "cps", "Crown Prosecution Service"
    SOLICITOR = "solicitor", "Solicitor"
    PREVIOUS_CONVICTIONS = "previous_convictions", "Previous convictions"
    RESIDENTIAL_HOME_HOSTEL = "residential_home_hostel", "Residential home or hostel"
    HOUSING_ASSOCIATION = "housing_association", "Housing association"
    LOCAL_EDUCATION_AUTHORITY = "local_education_authority", "Local education authority"
    CAREERS_GUIDANCE = "careers_guidance", "Careers guidance"
    GP = "gp", "General practitioner"
    MENTAL_HEALTH_SERVICE = "mental_health_service", "Mental health service"
    OTHER_HEALTH_SERVICE = "other_health_service", "Other health service"
    DRUG_ALCOHOL_SERVICE = "drug_alcohol_service", "Drug and alcohol service"
    YOI = "yoi", "Young offender institution"
    SECURE_UNIT = "secure_unit", "Secure unit"
    VOLUNTARY_ORGANISATION = "voluntary_organisation", "Voluntary organisation"
    LEAD_PROFESSIONAL = "caf_lead_professional", "Lead professional"
    SPECIALIST_ASSESSMENT = "specialist_assessment", "Specialist assessment or report"
    OTHER = "other", "Other"
