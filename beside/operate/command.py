"""Reads the command line and calls one command. Results go to standard output, words to
standard error, and the exit status is 0 only when all is well."""

import os
import sys


def main(argv: list[str] | None = None) -> int:
    argv = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beside.settings")
    if argv[:1] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["beside manage", *argv[1:]])
        return 0
    print("Not yet.", file=sys.stderr)
    return 2
