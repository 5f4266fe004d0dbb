"""`beside keys rotate`, `reseal` and `retire`: a new key for private words, old words under it,
and the old key gone."""

import argparse
import json
from typing import Any

from .command import say, set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("keys", help="change the key that seals private words")
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    rotate = deeds.add_parser("rotate", help="a fresh key writes from now on; old ones still read")
    rotate.set_defaults(run=run_rotate)
    reseal = deeds.add_parser("reseal", help="seal every private word under the newest key")
    reseal.set_defaults(run=run_reseal)
    retire = deeds.add_parser("retire", help="let go of old keys, when nothing needs them any more")
    retire.set_defaults(run=run_retire)


def run_rotate(options: argparse.Namespace) -> int:
    set_up()
    from django.conf import settings

    from beside.core import keys

    print(json.dumps({"key": keys.rotate(settings.KEYS_FILE)}))
    say("Restart the servers and workers, then run `beside keys reseal`.")
    return 0


def run_reseal(options: argparse.Namespace) -> int:
    set_up()
    from beside.core import resealing
    from beside.core.actor import operator
    from beside.core.models import Org
    from beside.people.second_steps import reseal_second_steps

    counts = {
        org.slug: resealing.reseal_everything(operator(org.pk), org)
        for org in Org.objects.order_by("slug")
    }
    print(json.dumps({"resealed": counts, "second_steps": reseal_second_steps()}, indent=2))
    return 0


def run_retire(options: argparse.Namespace) -> int:
    """Refuses while anything is still sealed under an older key."""
    set_up()
    from django.conf import settings

    from beside.core import keys, resealing
    from beside.core.models import Org
    from beside.people.second_steps import under_older_keys

    left = sum(resealing.left_behind(org) for org in Org.objects.all()) + under_older_keys()
    if left:
        say(f"{left} rows are still sealed under an older key. First: beside keys reseal")
        return 1
    print(json.dumps({"retired": keys.retire(settings.KEYS_FILE)}))
    say("Restart the servers and workers. Backups keep opening: they have a key of their own.")
    return 0
