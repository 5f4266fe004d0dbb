"""Who is asking: the account and the organisation in the address become the actor."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils import timezone

from beside.core.actor import anyone
from beside.core.models import Org
from beside.core.prepared import prepared

from . import faces, visits

GetResponse = Callable[[HttpRequest], HttpResponse]
NOT_THE_FRONT = (
    "/o/",
    "/sign-in/",
    "/where/",
    "/preferences/",
    "/language/",
    "/api/",
    settings.STATIC_URL,
)


BY_ITSELF = "X-By-Itself"
"""A page that looks again without anybody touching it says so: it is no sign of life."""


class VisitsEnd:
    """A visit that has been quiet too long, or has lasted too long, is over."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if visits.is_over(request.session):
            visits.end(request.session)
        response = self.get_response(request)
        if BY_ITSELF not in request.headers:
            visits.see(request.session)
        visits.remember_device(request, response)
        return response


class AtTheFront:
    """`/start/` is the front organisation's `/o/<slug>/start/`. Only public pages have this."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(NOT_THE_FRONT):
            front = Org.objects.filter(is_front=True).first()
            if front and _is_public(address := f"/o/{front.slug}{request.path_info}"):
                request.path_info = address
        return self.get_response(request)


class WhoIsActing:
    """Turn (account, face, organisation in the address) into the actor, or into 404."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not getattr(view, "is_door", False) or "org" not in kwargs:
            return None
        org = next(iter(_called(slug=kwargs.pop("org"))), None)
        if org is None:
            raise Http404
        request.org = org
        timezone.activate(org.timezone)
        if request.user.is_authenticated:
            request.actor = faces.actor_for(request, org)
            if request.actor is not None:
                visits.acts_as(request, is_staff=request.actor.holds("staff"))
            if not view.is_public and faces.must_choose(request, org):
                return HttpResponseRedirect(f"/where/?{urlencode({'next': request.path})}")
        if getattr(request, "actor", None) is None:
            if not view.is_public:
                raise Http404
            request.actor = anyone(org.pk)
        elif not view.is_public and faces.must_enrol(request):
            return HttpResponseRedirect("/sign-in/second-step/")
        return None


@prepared
def _called(*, slug: str) -> QuerySet[Org]:
    return Org.objects.filter(slug=slug)


def _is_public(address: str) -> bool:
    for path in (address, f"{address}/"):
        try:
            return bool(getattr(resolve(path).func, "is_public", False))
        except Resolver404:
            continue
    return False
