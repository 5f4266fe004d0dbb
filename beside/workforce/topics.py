"""What training is about, how it was given, what the stages of a credential are called, and what
a supervisor may be: the codes that the packs of rules use, in words."""

from django.utils.translation import gettext_lazy as _

TOPICS = {
    "ethics": _("Ethics"),
    "ethical_responsibility": _("Ethical responsibility"),
    "law_ethics": _("Law and ethics"),
    "boundaries": _("Boundaries"),
    "recovery": _("The recovery process"),
    "recovery_wellness": _("Recovery and wellness"),
    "peer": _("Peer support"),
    "active_listening": _("Active listening"),
    "empathy": _("Empathy"),
    "communication": _("Communication"),
    "crisis": _("Support in a crisis"),
    "advocacy": _("Advocacy"),
    "mentoring_education": _("Mentoring and education"),
    "diversity": _("Cultural humility and diversity"),
    "trauma_informed": _("Trauma-informed support"),
    "navigation": _("Finding a way through services"),
    "bh_knowledge": _("Knowledge of behavioral health"),
    "human_trafficking": _("Human trafficking"),
}
TAGS = {
    "face_to_face": _("Face to face"),
    "e_learning": _("Online"),
    "self_study": _("On my own, without a teacher"),
    "core": _("A core course of my state"),
    "peer_specific": _("Made for peer workers"),
}
STAGES = {
    "INITIAL": _("first certificate"),
    "PROVISIONAL": _("provisional"),
    "FULL": _("full"),
}
ENDORSEMENTS = {
    "mental_health": _("Mental health"),
    "recovery_support": _("Recovery support"),
    "adult": _("Adults"),
    "youth": _("Young people"),
    "family": _("Families"),
    "parent_caregiver_family": _("Parents, caregivers, families"),
    "crisis": _("Crisis"),
    "unhoused": _("People without a home"),
    "veteran": _("Veterans"),
    "justice": _("People who met the law"),
}
TITLES = {
    "QPS": _("Qualified peer supervisor (QPS)"),
    "QCC": _("Qualified credentialed counselor (QCC)"),
    "LPHA": _("Licensed practitioner of the healing arts (LPHA)"),
    "QMHP-CS": _("Qualified mental health professional, community services (QMHP-CS)"),
}


def lower_first(words: str) -> str:
    """As it stands inside a sentence; a name that begins with two capitals stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
