"""Measurements: run by hand, on one's own machine. Nothing here is part of the house."""
