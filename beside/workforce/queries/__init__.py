"""What there is to know of peer workers, by noun."""

from .aimed import would_stand
from .apart import conflicts, conflicts_among, people_i_know_of
from .development import (
    Development,
    development,
    i_sign_for,
    my_rows,
    team,
    to_sign,
    to_verify,
    what_if,
)
from .facts import Asking, answers, askings, facts, facts_asked
from .gathered import company_of, own, peer, profiles_of
from .helps import Help, what_helps
from .ladder import Ladder, Proposal, ladder, profile_i_may_move
from .mine import (
    blocks_as_kept,
    my_about,
    my_experiences,
    my_languages,
    my_page,
    my_words,
    my_work,
    preview,
)
from .papers import my_credentials, papers, papers_about, to_check
from .ratios import caseloads, group_limit, supervisors, who_could_look_after
from .rounds import Round, round_of
from .rulebook import (
    SOON,
    chapters,
    credentials_held,
    my_gaps,
    open_programmes,
    own_rules,
    rows_to_change,
    service_needs,
    tried,
    workforce,
)
from .shown import (
    Shown,
    codes_seen,
    peers,
    public_cards,
    shown,
    standing_words,
    there_is_to_find,
)
from .simulation import simulate
from .standing import Need, Speaker, Standing
from .supervisors import my_qualification, supervisor_facts
from .times import away_until, blocks, free_times, here, next_free, time_away

__all__ = [
    "group_limit",
    "SOON",
    "Asking",
    "credentials_held",
    "who_could_look_after",
    "Speaker",
    "chapters",
    "my_gaps",
    "open_programmes",
    "own_rules",
    "rows_to_change",
    "service_needs",
    "tried",
    "workforce",
    "caseloads",
    "supervisors",
    "simulate",
    "Development",
    "Help",
    "Round",
    "Ladder",
    "Need",
    "Proposal",
    "Shown",
    "Standing",
    "answers",
    "askings",
    "away_until",
    "blocks",
    "blocks_as_kept",
    "codes_seen",
    "company_of",
    "conflicts",
    "conflicts_among",
    "development",
    "facts",
    "facts_asked",
    "free_times",
    "here",
    "i_sign_for",
    "ladder",
    "my_about",
    "my_credentials",
    "my_experiences",
    "my_languages",
    "my_page",
    "my_qualification",
    "my_rows",
    "my_words",
    "my_work",
    "next_free",
    "own",
    "papers",
    "papers_about",
    "peer",
    "peers",
    "people_i_know_of",
    "preview",
    "profile_i_may_move",
    "profiles_of",
    "public_cards",
    "round_of",
    "shown",
    "standing_words",
    "supervisor_facts",
    "team",
    "there_is_to_find",
    "time_away",
    "to_check",
    "to_sign",
    "to_verify",
    "what_helps",
    "what_if",
    "would_stand",
]
