"""The restorative justice module: what bears on repairing harm, and what the person harmed has agreed to."""

import datetime

from reportkit.assessment.models.base import Listed, Model, Narrative, Sensitivity, question, rows
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class ContactStatus(Listed, source="INFERRED-R"):
    """How far contact with the person harmed has come."""

    NOT_ASKED = "not_asked", "Not yet asked"
    DETAILS_NOT_RECEIVED = "details_not_received", "Contact details not received"
    CONTACTED = "contacted", "Contacted"
    IN_CONTACT = "in_contact", "In contact"
    DECLINED = "declined", "Does not want contact"
    NO_PERSON_HARMED = "no_person_harmed", "No identified person was harmed"


class Consent(Listed, source="INFERRED-R"):
    """What the person harmed has consented to."""

    NOT_ASKED = "not_asked", "Not yet asked"
    CONSIDERING = "considering", "Thinking about it"
    GIVEN = "given", "Given"
    PARTLY = "partly", "Given for some things only"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"


class RestorativeOption(Listed, source="U27"):
    """Restorative options; the list joins U27, U28 and S0."""

    DIRECT_CONFERENCE = "direct_conference", "Restorative conference"
    VICTIM_AT_PANEL = "victim_at_panel", "Person harmed attends the panel"
    FACE_TO_FACE = "face_to_face_meeting", "Meeting face to face"
    SHUTTLE_MEDIATION = "shuttle_mediation", "Shuttle mediation"
    LETTER = "letter_of_apology_or_explanation", "Letter of apology or explanation"
    DIRECT_REPARATION = "direct_reparation", "Direct reparation"
    INDIRECT_REPARATION = "indirect_reparation", "Indirect reparation"
    IMPACT_STATEMENT = "victim_impact_statement", "Victim impact statement"
    SURROGATE_VICTIM = "surrogate_victim", "Surrogate victim"
    FAMILY_GROUP = "family_group_conference", "Family group conference"
    VIDEO_CONFERENCE = "video_conferencing", "Video conference"


class RjSuitability(Listed, source="INFERRED-D"):
    """Whether restorative justice is suitable."""

    SUITABLE_NOW = "suitable_now", "Suitable now"
    SUITABLE_LATER = "suitable_later", "Suitable later"
    UNSUITABLE = "unsuitable", "Not suitable"
    FURTHER_ASSESSMENT = "further_assessment", "Needs further assessment"


class RestorativeJustice(Model):
    """What is known about repairing the harm."""

    people_affected: str | None = question(
        "People affected, by role",
        src="INFERRED-D",
        max_length=500,
        help="Role labels only: the shop worker, a pupil. No names and nothing that identifies.",
    )
    attitude_offence: Narrative | None = question(
        "Attitude to offending", src="S4", help="Carried over from patterns and attitudes; add what is new."
    )
    attitude_victim: Narrative | None = question("Attitude to the victim", src="S4")
    previous_rj: Narrative | None = question("Response to previous restorative justice", src="S4")
    priorities_repairing_harm: Narrative | None = question("Identified priorities for repairing harm", src="S4")
    victim_safety_concerns: YesNo | None = question(
        "Are there specific victim safety concerns?",
        src="S4",
        needed=True,
        opens=("victim_safety_concerns_details",),
    )
    victim_safety_concerns_details: Narrative | None = question(
        "Victim safety concerns", src="S4", sensitivity=Sensitivity.RESTRICTED
    )
    young_person_views: Narrative | None = question(
        "The young person's views about possible restorative justice",
        src="S4",
        needed=True,
        help="What they would like to do, what worries them, what support they want; in their own words.",
    )
    child_needs: Narrative | None = question(
        "What the child needs for it to be safe",
        src="INFERRED-D",
        help="Communication, experience of trauma, shame; and who should be with them.",
    )
    impact_statement_general: Narrative | None = question(
        "Impact on the person harmed, in general terms",
        src="INFERRED-D",
        help="What may be said in a report, with nothing that identifies anybody. Say how it is known.",
    )
    victim_chose_to_take_part: YesNoUnknown | None = question(
        "Has the person harmed chosen to take part?",
        src="INFERRED-D",
        help="Not known where they have not yet been asked. Choosing not to is their right.",
    )
    victim_wishes_general: Narrative | None = question(
        "What the person harmed would like, as they agreed it may be shared",
        src="INFERRED-D",
        help="Attending, hearing back, a letter, reparation, questions for the child; only what they want shared.",
    )
    victim_agreed_to_sharing: YesNo | None = question(
        "Has the person harmed agreed that this may be shared?", src="INFERRED-D"
    )
    victim_contact_status: ContactStatus | None = question(
        "Contact with the person harmed", src="INFERRED-R", sensitivity=Sensitivity.VICTIM
    )
    victim_identity: str | None = question(
        "Reference of the person harmed",
        src="INFERRED-D",
        max_length=255,
        sensitivity=Sensitivity.VICTIM,
        help="A reference into the victim worker's own record; never a name or an address.",
    )
    victim_views: Narrative | None = question(
        "The person harmed, in their own words", src="INFERRED-R", sensitivity=Sensitivity.VICTIM
    )
    victim_consent: Consent | None = question(
        "Consent of the person harmed", src="INFERRED-R", sensitivity=Sensitivity.VICTIM
    )
    victim_consent_details: Narrative | None = question(
        "What they consented to, and what not", src="INFERRED-R", sensitivity=Sensitivity.VICTIM
    )
    victim_consent_date: datetime.date | None = question(
        "Consent given on", src="INFERRED-D", sensitivity=Sensitivity.VICTIM
    )
    options_considered: tuple[RestorativeOption, ...] = rows("Options considered", src="U27")
    suitability: RjSuitability | None = question("Conclusion on suitability", src="INFERRED-D", needed=True)
    suitability_reason: Narrative | None = question("Reasons for the conclusion", src="INFERRED-D", needed=True)
    outcome: Narrative | None = question("What was done, and what came of it", src="INFERRED-D")
