"""Plain names for what FHIR calls by its own: used to say what we did not keep."""

PERSON_KEPT = {"name", "telecom", "communication", "identifier", "contact"}
"""Fields of a person that we read."""

PERSON_SAID = {
    "birthDate": "the date of birth (only an age band is kept)",
    "address": "the home address",
    "maritalStatus": "whether they are married",
    "photo": "a photo",
    "multipleBirthBoolean": "whether they are a twin",
    "multipleBirthInteger": "whether they are a twin",
    "generalPractitioner": "their own doctor",
    "managingOrganization": "who keeps their record",
}
"""Other fields of a person, in plain words."""

EXTENSIONS_KEPT = {
    "patient-interpreterRequired",
    "us-core-interpreter-needed",
    "individual-pronouns",
    "patient-pronouns",
    "us-core-genderIdentity",
    "individual-genderIdentity",
    "patient-genderIdentity",
}
"""Extensions of a person that we read, by the end of their address."""

EXTENSIONS_SAID = {
    "us-core-race": "race",
    "us-core-ethnicity": "ethnicity",
    "us-core-birthsex": "sex at birth",
    "us-core-sex": "sex in the record",
    "us-core-tribal-affiliation": "tribal affiliation",
    "military-service-veteran-status": "military service",
    "patient-religion": "religion",
    "patient-birthPlace": "place of birth",
    "patient-nationality": "nationality",
    "patient-citizenship": "citizenship",
    "patient-mothersMaidenName": "their mother's name",
}
"""Other extensions of a person, in plain words."""

ASKING_KEPT = {
    "identifier",
    "status",
    "intent",
    "category",
    "priority",
    "doNotPerform",
    "code",
    "orderDetail",
    "subject",
    "occurrenceDateTime",
    "occurrencePeriod",
    "occurrenceTiming",
    "authoredOn",
    "requester",
    "performerType",
    "performer",
    "locationCode",
    "locationReference",
    "reasonCode",
    "supportingInfo",
    "basedOn",
    "replaces",
    "note",
    "patientInstruction",
}
"""Fields of a request that we read or follow."""

ASKING_SAID = {
    "reasonReference": "the health records given as the reason",
    "insurance": "insurance details",
    "encounter": "the visit it came from",
    "relevantHistory": "the history of the request",
    "bodySite": "a part of the body",
    "specimen": "a specimen",
    "requisition": "the number of the whole order",
}
"""Other fields of a request, in plain words."""

KINDS_SAID = {
    "AllergyIntolerance": "an allergy",
    "CarePlan": "a care plan",
    "CareTeam": "who else is on their team",
    "Condition": "a health condition",
    "Coverage": "insurance details",
    "DiagnosticReport": "a test result",
    "DocumentReference": "a document",
    "Encounter": "a visit",
    "Goal": "a goal written elsewhere",
    "MedicationRequest": "a medicine",
    "MedicationStatement": "a medicine",
    "Observation": "a measure or a finding",
    "Procedure": "something that was done",
    "Provenance": "who wrote which record",
    "QuestionnaireResponse": "answers to questions",
}
"""Kinds of record that we keep unread, in plain words."""

FRAME = frozenset(
    (
        "resourceType",
        "id",
        "meta",
        "text",
        "contained",
        "language",
        "implicitRules",
        "extension",
        "modifierExtension",
        "fhir_comments",
        "active",
        "gender",
        "link",
    )
)
"""Fields that hold a record together and tell nothing of a person."""
