"""`beside keys rotate` and `reseal`: a new key for private words, and old words under it."""

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

    counts = {
        org.slug: resealing.reseal_everything(operator(org.pk), org)
        for org in Org.objects.order_by("slug")
    }
    print(json.dumps({"resealed": counts}, indent=2))
    return 0
