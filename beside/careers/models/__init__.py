"""Becoming a peer worker: open roles, who would like them, and applications for a credential."""

from .applications import Application, ApplicationStep, Letter
from .openings import Interest, InterestStep, Opening

__all__ = [
    "Application",
    "ApplicationStep",
    "Interest",
    "InterestStep",
    "Letter",
    "Opening",
]
