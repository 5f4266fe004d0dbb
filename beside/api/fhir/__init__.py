"""The FHIR R4 door: referrals written by other systems come in here, and one word goes back.

Reading is pure: bytes in, dataclasses out. No database, no network, no clock; the FHIR library is
loaded only when there is something to check. A delivery goes through these rooms, in this order:

    gathering → opening (json_text) → unfolding → duplicates, validity, shelf, company → desk
    desk → standing (peer_support) → referral: person, referrer, agreement, asking, left_out
    referral → leftovers → reading

`reading` is where all of that begins; `task` tells the sender how far a referral has come.
`taking` hands what was read to the actions, `doors` is where other systems come in by HTTP.
"""
