"""The FHIR R4 door: referrals written by other systems come in here, and one word goes back.

All of it is pure: bytes in, dataclasses out. No database, no network, no clock; the FHIR library is
loaded only when there is something to check. A delivery goes through these rooms, in this order:

    gathering → opening (json_text) → unfolding → duplicates, validity, shelf, company → desk
    desk → standing (peer_support) → referral: person, referrer, agreement, asking, left_out
    referral → leftovers → reading

`reading` is the front of the house; `task` tells the sender how far a referral has come.
"""
