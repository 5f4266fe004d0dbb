"""The HTTP door: referrals come in by POST, one of four words goes out by GET."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from beside.api.fhir.limits import USUAL
from beside.api.fhir.taking import take
from beside.api.fhir.task import to_fhir
from beside.api.senders import sender_with
from beside.core.endpoint import Known, endpoint
from beside.referrals import policy, queries
from beside.referrals.models import Referral

FHIR_JSON = "application/fhir+json"
CODES = {401: "login", 403: "forbidden", 404: "not-found", 413: "too-long", 429: "throttled"}


def _who(request: HttpRequest) -> Known | None:
    scheme, _space, key = request.headers.get("Authorization", "").partition(" ")
    return sender_with(key.strip()) if scheme.lower() == "bearer" else None


def _refuse(status: int, why: str, *, wait: int = 0) -> HttpResponse:
    """A refusal as FHIR says it: an OperationOutcome."""
    issue = {"severity": "error", "code": CODES.get(status, "not-supported"), "diagnostics": why}
    outcome = {"resourceType": "OperationOutcome", "issue": [issue]}
    response = JsonResponse(outcome, status=status, content_type=FHIR_JSON)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


@endpoint(
    who=_who,
    refuse=_refuse,
    may=policy.may_send,
    method="POST",
    most_bytes=USUAL.total_bytes,
)
def receive(request: HttpRequest) -> HttpResponse:
    """Take referrals: a Bundle, one record to a line, a list, or a single ServiceRequest.

    200 with a report when something was taken or was here already; 422 with the same report,
    and the reasons, when nothing was.
    """
    actor, org = request.actor, request.org  # type: ignore[attr-defined]
    told = take(org, request.body, actor=actor, sender=str(actor.id))
    return JsonResponse(told, status=200 if told["taken"] or told["already_there"] else 422)


@endpoint(who=_who, refuse=_refuse, may=policy.may_ask_how_it_goes, finds=queries.referral_called)
def task(request: HttpRequest, referral: Referral) -> HttpResponse:
    """See which of four words a referral has come to."""
    told = to_fhir(
        step=referral.step,
        asked=f"ServiceRequest/{referral.their_id}",
        changed_at=referral.stepped_at,
    )
    return JsonResponse({"id": str(referral.pk)} | told, content_type=FHIR_JSON)
