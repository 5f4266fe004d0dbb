"""How somebody likes their pages: language, light, room, and the way out."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from beside.core.page import hall_page
from beside.people import wishes
from beside.people.forms.wishes import Wishes


@hall_page(why="Everybody may choose their language, before signing in too.")
def language(request: HttpRequest, code: str) -> HttpResponse:
    if code not in wishes.known()["language"]:
        raise Http404
    response = HttpResponseRedirect(_back(request, request.GET.get("next", "")))
    wishes.keep(response, {"language": code})
    return response


@hall_page(why="Light, room and language are nobody's secret, and are kept on the device only.")
def preferences(request: HttpRequest) -> HttpResponse:
    form = Wishes(request.POST or None, initial=wishes.of(request))
    back = _back(request, request.POST.get("next") or request.GET.get("next") or "")
    if form.is_valid():
        response: HttpResponse = HttpResponseRedirect(back)
        wishes.keep(response, form.cleaned_data)
        return response
    return render(request, "people/preferences.html", {"form": form, "back": back})


def _back(request: HttpRequest, wanted: str) -> str:
    """Where they came from, when that is here."""
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"
