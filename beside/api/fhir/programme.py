"""Which programme a referral is for, when nobody says: by age, then by what was named.

1. Programmes that still run and are for people of this age.
2. Of these, one that is named in the referral: who was asked, or where.
3. Else one for what was named: substance use, families, mental health; or a ward, a clinic.
4. Else the one out in the community; and of several, the one that comes first by name.

The same referral always leads to the same programme. Whoever imports may name one instead.
"""

from collections.abc import Iterable

from beside.people.models import Programme
from beside.referrals import policy
from beside.referrals.incoming import IncomingReferral

FOCUS = {
    Programme.Focus.SUBSTANCE_USE: ("substance", "alcohol", "opioid", "drug", "addiction"),
    Programme.Focus.FAMILY: ("family", "families", "caregiver", "carer"),
    Programme.Focus.MENTAL_HEALTH: ("mental health", "behavioral health", "psychiatr"),
}
SETTING = {
    Programme.Setting.INPATIENT: ("inpatient", "hospital", "ward"),
    Programme.Setting.OUTPATIENT: ("outpatient", "clinic"),
    Programme.Setting.DIGITAL: ("telehealth", "online", "virtual"),
    Programme.Setting.COMMUNITY: ("community", "social"),
}


def chosen(programmes: Iterable[Programme], incoming: IncomingReferral) -> Programme | None:
    """The programme this referral is for; None when none is for people of this age."""
    fitting = [p for p in programmes if policy.serves(p, incoming.person.age_band)]
    named = _plain([*incoming.hints.asked_of, *incoming.hints.places])
    about = _plain([*incoming.hints.categories, incoming.asked_for.what, named])

    def rank(programme: Programme) -> tuple[bool, bool, bool, bool, str]:
        return (
            programme.name.casefold() not in named,
            not _speaks_of(about, FOCUS.get(Programme.Focus(programme.focus), ())),
            not _speaks_of(about, SETTING[Programme.Setting(programme.setting)]),
            programme.setting != Programme.Setting.COMMUNITY,
            programme.name,
        )

    return min(fitting, key=rank, default=None)


def _plain(said: Iterable[str]) -> str:
    return " · ".join(said).casefold()


def _speaks_of(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)
