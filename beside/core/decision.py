"""A yes or a no that can say why. Policies return one; nothing else passes `require`."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class NotAllowed(PermissionDenied):
    """The actor may see this, but may not do that. The message is fit to show them."""

    @property
    def because(self) -> str:
        return str(self.args[0]) if self.args else ""


@dataclass(frozen=True)
class Decision:
    allowed: bool
    because: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)


def no(because: str | Promise) -> Decision:
    return Decision(False, because)


def first_no(*decisions: Decision) -> Decision:
    """The first refusal, or YES when there is none."""
    return next((decision for decision in decisions if not decision), YES)


def yes_if(true: object, because: str | Promise) -> Decision:
    """YES when `true`, else a refusal that says why."""
    return YES if true else no(because)


def any_yes(*decisions: Decision) -> Decision:
    """YES when one of them is; else the last refusal, so put the kindest reason last."""
    return next((decision for decision in decisions if decision), decisions[-1])


def require(decision: Decision) -> None:
    if not isinstance(decision, Decision):
        raise TypeError(f"A policy must return a Decision, not {decision!r}")
    if not decision:
        raise NotAllowed(decision.because)
