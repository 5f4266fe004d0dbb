"""Charts as plain SVG: per cent across, pixels down, a sentence before and a table behind.

Each function takes plain data and returns a `Chart`; `{% chart it %}` puts it on the page.
"""

from .ribbon import Week, ribbon
from .shape import Chart
from .shares import Share, shares
from .sites import Spread, spreads
from .weeks import Bar, sparkline, weeks

__all__ = [
    "Bar",
    "Chart",
    "Share",
    "Spread",
    "Week",
    "ribbon",
    "shares",
    "sparkline",
    "spreads",
    "weeks",
]
