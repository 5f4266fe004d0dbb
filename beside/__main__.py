"""The operator's command: `beside --help`."""

import sys

from beside.operate.command import main

if __name__ == "__main__":
    sys.exit(main())
