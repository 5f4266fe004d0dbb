"""The person a referral is about: little is kept, and what is not kept is said."""

import re
from datetime import date

from beside.api.fhir.fields import (
    Body,
    concept,
    concepts,
    day,
    each,
    exact,
    extensions,
    one,
    unique,
    words,
)
from beside.api.fhir.reach import first_name, full_name, is_old, ways_to_reach
from beside.referrals.incoming import AGE_BANDS, CloseOne, IncomingPerson

_NAMES_BEST_FIRST = ("usual", "nickname", "", "temp", "anonymous", "official")
_YES_NO = {"373066001": True, "373067005": False}
_IDENTIFIES = re.compile(r"^identifies as (.+?)( gender)?( \(finding\))?$", re.IGNORECASE)


def person_from(patient: Body, today: date) -> IncomingPerson:
    """What a programme needs to meet someone: a name to call, a way to reach, a language."""
    name = chosen_name(patient, today)
    called, known_as = first_name(name), full_name(name)
    return IncomingPerson(
        nickname=called,
        also_known_as=known_as if known_as != called else "",
        age_band=age_band(exact(patient, "birthDate"), today),
        languages=_languages(patient),
        needs_interpreter=_needs_interpreter(patient),
        pronouns=_pronouns(patient),
        gender=_gender(patient),
        ways=ways_to_reach(patient, today),
        close_ones=_close_ones(patient, today),
        is_too_young=is_too_young(patient, today),
    )


def chosen_name(patient: Body, today: date) -> Body:
    """The name the person goes by. A legal name is used only if it is the only one."""
    names = [name for name in each(patient, "name") if not is_old(name, today) and full_name(name)]
    ranked = {use: rank for rank, use in enumerate(_NAMES_BEST_FIRST)}
    return min(names, key=lambda name: ranked.get(exact(name, "use"), 9), default={})


def age_band(born: str, today: date) -> str:
    """The band of an age, never the age."""
    age = _age(born, today)
    reached = [band for start, band in AGE_BANDS if age is not None and start <= age]
    return reached[-1] if reached else ""


def is_too_young(patient: Body, today: date) -> bool:
    """True for a child younger than any age band here."""
    age = _age(exact(patient, "birthDate"), today)
    return age is not None and age < AGE_BANDS[0][0]


def _age(born: str, today: date) -> int | None:
    """The age in years; where only a year is known, the younger one; None if it cannot be."""
    birthday = day(born, last=True)
    if birthday is None or birthday > today:
        return None
    had_birthday = (today.month, today.day) >= (birthday.month, birthday.day)
    age = today.year - birthday.year - (not had_birthday)
    return age if age <= 125 else None


def _languages(patient: Body) -> tuple[str, ...]:
    spoken = sorted(each(patient, "communication"), key=lambda c: c.get("preferred") is not True)
    return unique(_language(one(part, "language")) for part in spoken)


def _language(language: Body) -> str:
    """The language itself, without its country or script: `en-US` is `en`."""
    codes = (words(coding, "code").partition("-")[0] for coding in each(language, "coding"))
    return next(filter(None, codes), "").lower() or concept(language)


def _needs_interpreter(patient: Body) -> bool | None:
    for asked in extensions(patient, "patient-interpreterRequired", "us-core-interpreter-needed"):
        answer = asked.get("valueBoolean")
        if not isinstance(answer, bool):
            answer = _YES_NO.get(exact(one(asked, "valueCoding"), "code"))
        if answer is not None:
            return answer
    return None


def _pronouns(patient: Body) -> str:
    for told in extensions(patient, "individual-pronouns", "patient-pronouns"):
        for value in (told, *extensions(told, "value")):
            spoken = concept(one(value, "valueCodeableConcept")) or words(value, "valueString")
            if spoken:
                return "/".join(spoken.split("/")[:2])
    return ""


def _gender(patient: Body) -> str:
    """What the person says of themselves; only where that is missing, what the record says."""
    tails = ("us-core-genderIdentity", "individual-genderIdentity", "patient-genderIdentity")
    for told in extensions(patient, *tails):
        for value in (told, *extensions(told, "value")):
            spoken = concept(one(value, "valueCodeableConcept"))
            if spoken:
                match = _IDENTIFIES.match(spoken)
                return match[1].lower() if match else spoken
    recorded = exact(patient, "gender")
    return recorded if recorded in {"female", "male", "other"} else ""


def _close_ones(patient: Body, today: date) -> tuple[CloseOne, ...]:
    people = (
        CloseOne(
            full_name(one(contact, "name")),
            ", ".join(concepts(contact, "relationship")),
            ways_to_reach(contact, today),
        )
        for contact in each(patient, "contact")
        if not is_old(contact, today)
    )
    return tuple(close for close in people if close.name or close.ways)
