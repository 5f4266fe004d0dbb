"""A form sent twice is done once: a double click, a retry by a proxy, Back and send again.

Each form carries a random `_once` mark. The mark, the deed and the answer are kept in one
transaction, so a second sending either waits for the first and repeats its answer, or finds
that nothing happened and does it now.
"""

import hashlib
import secrets
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from . import tenancy
from .models import Once

FIELD = "_once"


def mark() -> str:
    """A fresh mark for a form about to be shown."""
    return secrets.token_urlsafe(16)


def answer(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """The view's response; for a form already answered, the answer it was given."""
    given = request.POST.get(FIELD, "") if request.method == "POST" else ""
    if request.method != "POST":
        return view()
    if not given:
        with transaction.atomic():
            return view()
    key = _key(request, given)
    try:
        with transaction.atomic():
            sent = Once(org_id=tenancy.current(), key=key)
            with transaction.atomic():
                sent.save(force_insert=True)
            response = view()
            if isinstance(response, HttpResponseRedirect):
                sent.answer = response.url
                sent.save(update_fields=["answer"])
            else:
                sent.delete()
            return response
    except IntegrityError:
        before = Once.objects.filter(org_id=tenancy.current(), key=key).first()
        if before is None or not before.answer:
            raise
        return HttpResponseRedirect(before.answer)


def _key(request: HttpRequest, given: str) -> str:
    who = getattr(request.user, "pk", None) or request.META.get("REMOTE_ADDR", "")
    return hashlib.sha256(f"{who}|{request.path}|{given}".encode()).hexdigest()
