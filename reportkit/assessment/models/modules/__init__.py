"""The AssetPlus modules: what a stage adds to the main sections for one purpose."""

from pydantic import Field

from reportkit.assessment.models.base import Model
from reportkit.assessment.models.modules.bail_and_remand import BailAndRemand
from reportkit.assessment.models.modules.court_case import CourtCase
from reportkit.assessment.models.modules.custody import Custody
from reportkit.assessment.models.modules.leaving_custody import LeavingCustody
from reportkit.assessment.models.modules.placement_notification import PlacementNotification
from reportkit.assessment.models.modules.post_court_report import PostCourtReport
from reportkit.assessment.models.modules.pre_sentence_report import PreSentenceReport
from reportkit.assessment.models.modules.referral import Referral
from reportkit.assessment.models.modules.referral_order_report import ReferralOrderReport
from reportkit.assessment.models.modules.restorative_justice import RestorativeJustice
from reportkit.assessment.models.modules.transfer_to_probation import TransferToProbation
from reportkit.assessment.models.modules.transfer_yot_to_yot import TransferYotToYot

__all__ = [
    "BailAndRemand",
    "CourtCase",
    "Custody",
    "LeavingCustody",
    "Modules",
    "PlacementNotification",
    "PostCourtReport",
    "PreSentenceReport",
    "Referral",
    "ReferralOrderReport",
    "RestorativeJustice",
    "TransferToProbation",
    "TransferYotToYot",
]


class Modules(Model):
    """The modules of one stage; most stages have none or one."""

    bail_and_remand: BailAndRemand | None = Field(default=None, title="Bail and Remand")
    pre_sentence_report: PreSentenceReport | None = Field(default=None, title="Pre-Sentence Report")
    referral_order_report: ReferralOrderReport | None = Field(default=None, title="Referral Order (Panel) Report")
    post_court_report: PostCourtReport | None = Field(default=None, title="Post-Court Report")
    custody: Custody | None = Field(default=None, title="Custody")
    leaving_custody: LeavingCustody | None = Field(default=None, title="Leaving Custody")
    transfer_yot_to_yot: TransferYotToYot | None = Field(default=None, title="Transfer (YOT to YOT)")
    transfer_to_probation: TransferToProbation | None = Field(default=None, title="Transfer (to adult services)")
    referral: Referral | None = Field(default=None, title="Referral")
    restorative_justice: RestorativeJustice | None = Field(default=None, title="Restorative Justice")
    placement_notification: PlacementNotification | None = Field(default=None, title="Placement Notification")
