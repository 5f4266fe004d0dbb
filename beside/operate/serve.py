"""`beside serve`: the web server, behind a proxy that speaks TLS."""

import argparse
import os
import socket
from typing import Any

from .command import say


def add(commands: Any) -> None:
    parser = commands.add_parser("serve", help="serve the pages (put a TLS proxy before it)")
    parser.add_argument("--host", default="127.0.0.1", help="an IP address")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=max(1, os.cpu_count() or 1))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from . import check

    if is_taken(options.host, options.port):
        say(f"Something is serving on port {options.port} already. Choose another with --port.")
        return 1
    faults = check.faults_of_all()
    for fault in faults:
        say(fault)
    if faults:
        say("Not serving until this is mended. `beside check` looks again.")
        return 1
    collect_static()
    serve(options.host, options.port, options.processes)
    return 0


def is_taken(host: str, port: int) -> bool:
    """Whether something answers there already. Two servers could share a port without a word, and
    people would meet now the one, now the other."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as knock:
        knock.settimeout(1)
        return knock.connect_ex((host, port)) == 0


def collect_static() -> None:
    """Gather style, fonts and script under names that change with their content."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def serve(host: str, port: int, processes: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from beside.core import statistics

    statistics.look_again()
    Server(
        "beside.wsgi:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=4,
        # A phone that holds a connection open must not hold up a stop.
        workers_kill_timeout=3,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()
