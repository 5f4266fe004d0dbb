"""Invented content for the living page: nobody here is real."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import get_language_bidi

from . import charts, drawn
from .forms import KindForm

WISH = [("0", "Doesn’t matter"), ("1", "Nice"), ("2", "Must")]
DID = [
    ("listened", "Listened"),
    ("walked", "Walked together"),
    ("skill", "Practised a skill"),
    ("planned", "Planned"),
    ("found", "Found a service"),
    ("celebrated", "Celebrated"),
]
GOALS = [
    ("1", "I want to ride the bus again without my brother."),
    ("2", "I want to cook for people on Sundays."),
]
FACES = [("1", "Good"), ("2", "Okay"), ("3", "Mixed"), ("4", "Hard"), ("5", "Very hard")]


class Sample(KindForm):
    """One of each kind of field."""

    missing = {"name": "Please write a short name so we know what to call you."}
    autocompletes = {"name": "nickname"}

    name = forms.CharField(label="What shall we call you?", help_text="A nickname is fine.")
    email = forms.EmailField(label="E-mail", required=False)
    phone = forms.CharField(
        label="Phone", required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    day = forms.DateField(label="Day")
    at = forms.TimeField(label="Time", required=False)
    place = forms.ChoiceField(
        label="Where", choices=[("library", "Library"), ("phone", "By phone"), ("park", "Park")]
    )
    said = forms.CharField(
        label="In your words", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    did = forms.MultipleChoiceField(
        label="What we did", choices=DID, widget=forms.CheckboxSelectMultiple
    )
    goal = forms.ChoiceField(label="Which goal?", choices=GOALS, widget=forms.RadioSelect)
    week = forms.ChoiceField(
        label="How has this week been?",
        choices=FACES,
        widget=forms.RadioSelect,
        required=False,
        help_text="Skip it if you like.",
    )
    together = forms.BooleanField(label="We wrote this together", required=False)
    language = forms.ChoiceField(
        label="Language",
        choices=[("en", "English"), ("es", "Spanish"), ("so", "Somali")],
        required=False,
    )
    language_wish = forms.ChoiceField(
        label="Language", choices=WISH, widget=forms.RadioSelect, required=False
    )
    near_wish = forms.ChoiceField(
        label="Someone near my age", choices=WISH, widget=forms.RadioSelect, required=False
    )


START = {
    "name": "Marlowe",
    "did": ["listened", "skill"],
    "goal": "1",
    "week": "2",
    "together": True,
    "language": "es",
    "language_wish": "2",
    "near_wish": "0",
    "said": "I sat by the door and it was all right.",
}

STONES = [
    {
        "state": "done",
        "title": "Found the quiet times for the 14 bus",
        "note": "Done on 24 October",
    },
    {"state": "done", "title": "Stood at the stop with Rosa", "note": "Done on 31 October"},
    {"state": "done", "title": "Sat on the parked bus, by the door", "note": "Done on 7 November"},
    {
        "state": "here",
        "title": "Ride one stop and come back",
        "note": "You are here. Any day before 28 November.",
    },
    {"state": "ahead", "title": "Ride to the library with Rosa on the phone"},
    {"state": "ahead", "title": "Ride to the library on my own"},
]
ASKING = [
    {"state": "here", "title": "You tell us a little", "note": "About three minutes."},
    {"title": "You choose someone", "note": "Up to three people, and why each might fit."},
    {"title": "You meet", "note": "Phone, video, or a place you like."},
    {"title": "You decide", "note": "Go on, change, or stop. No reason needed."},
]
CHOICES = [
    {
        "name": "Rosa",
        "also": "she, her",
        "say": "I heard voices for years before I told anyone. We can start with tea.",
        "fits": ["Has heard voices", "Speaks Spanish", "Free on Tuesday and Thursday evenings"],
        "misses": ["Meets downtown, two buses from you. She can also talk by phone."],
        "when": "Thursday, 6:30 pm",
        "where": "Downtown library, or by phone",
    },
    {
        "name": "Abel",
        "also": "he, him",
        "say": "Some weeks I only said ten words. That was fine. It can be fine here too.",
        "fits": ["Has heard voices", "Evenings, most days"],
        "misses": ["Speaks English and a little Spanish", "Is not a parent"],
        "when": "Wednesday, 7:00 pm",
        "where": "Maple Street community room",
    },
    {
        "name": "Thuy",
        "also": "she, her",
        "say": "My girl was four when I got ill. I know about doing bedtime on no sleep.",
        "fits": ["Raised a child on her own", "Evenings after 8:00"],
        "misses": ["Has lived with panic, not with voices"],
        "when": "Tomorrow, 8:15 pm",
        "where": "By phone first, then in person",
    },
]
FUNNEL = [
    ("Referred", 214, ""),
    ("Met someone", 171, "43 not met: 19 chose not right now, 14 could not be reached, 10 wait."),
    ("Met 3 times or more", 118, "53 met once or twice: 31 said it was enough."),
    ("Took a step of their own", 84, ""),
    ("Closed well", 41, "The rest are still meeting. This is not a target."),
]
WEEKS = [
    charts.Bar("3", 5, "Very hard", "3 October", "October"),
    charts.Bar("10", 4, "Hard", "10 October"),
    charts.Bar("17", 4, "Hard", "17 October"),
    charts.Bar("24", None, "", "24 October"),
    charts.Bar("1", 3, "Mixed", "1 November", "November"),
    charts.Bar("8", 4, "Hard", "8 November"),
    charts.Bar("15", 3, "Mixed", "15 November"),
    charts.Bar("22", 2, "Okay", "22 November"),
]
RIBBON = [
    charts.Week("6 Sep", "met", 1, 5, tick=True),
    charts.Week("13 Sep", "met", 3, 4),
    charts.Week("20 Sep", "met", 2, 4, plan=True),
    charts.Week("27 Sep", "met"),
    charts.Week("4 Oct", "", 1, 5, tick=True),
    charts.Week("11 Oct", "met", 2, 4),
    charts.Week("18 Oct", "met", 4),
    charts.Week("25 Oct", "missed", 5, 4),
    charts.Week("1 Nov", "met", 2, 3, plan=True, tick=True),
    charts.Week("8 Nov", "met", 2, 3),
    charts.Week("15 Nov", "met", 1, 2),
    charts.Week("Today", "next"),
]
SITES = [
    ("Harbor", 64, (48, 52, 55, 58)),
    ("Maple Street", 41, (60, 57, 62, 59)),
    ("Riverbend", 38, (55, 58, 64, 66)),
]
SEASONS = ("Win", "Spr", "Sum", "Aut")


def _sites(rtl: bool) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "people": people,
            "chart": charts.spreads(
                [
                    charts.Spread(season, share, share - 90 / people**0.5, share + 90 / people**0.5)
                    for season, share in zip(SEASONS, shares, strict=True)
                ],
                f"{name}: {shares[0]} per cent in winter, {shares[-1]} per cent in autumn.",
                usual=58,
                rtl=rtl,
            ),
        }
        for name, people, shares in SITES
    ]


def everything() -> dict[str, Any]:
    """What the living page shows."""
    rtl, now = get_language_bidi(), timezone.now()
    wrong = Sample({"name": "", "day": "", "said": "x" * 5001, "did": ["gone"]})
    return {
        "form": Sample(initial=START, auto_id="a_%s"),
        "wrong": wrong,
        "icons": sorted(drawn.icons()),
        "drawings": sorted(drawn.drawings()),
        "stones": STONES,
        "asking": ASKING,
        "choices": CHOICES,
        "funnel": FUNNEL,
        "soon": now + timedelta(days=2),
        "page": Paginator(range(57), 18).page(2),
        "tabs": [
            {"label": "Everyone", "href": "?", "current": True, "count": 23},
            {"label": "New", "href": "?new", "count": 4},
        ],
        "weeks": charts.weeks(
            WEEKS, "Taller means harder. The last weeks were easier than your usual.", rtl=rtl
        ),
        "spark": charts.sparkline([3, 2, None, 4, 5, 4], "Six weeks of messages.", rtl=rtl),
        "ribbon": charts.ribbon(RIBBON, "Nine meetings, one missed, in twelve weeks.", rtl=rtl),
        "sites": _sites(rtl),
        "rtl": rtl,
    }
