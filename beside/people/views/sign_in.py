"""The hall: signing in and out, the second step, devices, and where to go."""

from typing import Any

from allauth.account.views import LogoutView, ReauthenticateView
from allauth.account.views import email as allauth_email
from allauth.mfa.adapter import get_adapter as second_step_adapter
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from beside.core.page import hall_page
from beside.people import devices, faces, visits, wishes
from beside.people.account import own_address

WIPE = '"cache", "cookies", "storage"'


def hold_on(request: HttpRequest) -> HttpResponse:
    """Too many tries: wait a little."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "60"
    return response


@hall_page(why="Signing out must always be possible.")
def sign_out(request: HttpRequest) -> HttpResponse:
    response = LogoutView.as_view()(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = WIPE
    return response


@hall_page(why="Says that one is signed out, and sets the wishes for light and language again.")
def signed_out(request: HttpRequest) -> HttpResponse:
    response = render(request, "people/signed_out.html")
    wishes.keep(response, request.GET.dict())
    return response


@hall_page(why="What to do when one can't sign in.")
def cant_get_in(request: HttpRequest) -> HttpResponse:
    return render(request, "people/cant_get_in.html")


@hall_page(why="Nobody signs up alone here: a card opens the door.")
def no_sign_up(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html")


@hall_page(why="Staff choose a second step here before anything else opens.", signed_in=True)
def second_step(request: HttpRequest) -> HttpResponse:
    if faces.has_second_step(request.user):
        return redirect("where")
    return render(request, "people/second_step.html")


@hall_page(why="Where one is signed in, and signing out there.", signed_in=True)
def your_devices(request: HttpRequest) -> HttpResponse:
    here = request.session.session_key
    known = devices.devices_of(request.user, here)
    if request.method != "POST":
        return render(request, "usersessions/usersession_list.html", {"devices": known})
    others = [device.handle for device in known if not device.is_this]
    if "others" in request.POST:
        devices.sign_out(request.user, others)
    else:
        devices.sign_out(request.user, [request.POST.get("end", "")])
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")


@hall_page(why="Signing out on every device at once.", signed_in=True)
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        devices.sign_out_everywhere(request.user)
        return sign_out(request)
    return redirect("usersessions_list")


@hall_page(
    why="The address for a link when one can't get in; nobody has to have one.", signed_in=True
)
def your_email(request: HttpRequest) -> HttpResponse:
    own_address(request.user)
    return allauth_email(request)


@hall_page(why="Says “I'm still here”, so that a quiet visit goes on.", signed_in=True)
def still_here(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


@hall_page(why="Leads to one's own pages, and lets one choose between several.", signed_in=True)
def where(request: HttpRequest) -> HttpResponse:
    mine = faces.everywhere(request.user)
    request.session["more_faces"] = len(mine) > 1
    wanted = request.POST.get("face") if request.method == "POST" else _only(request, mine)
    for org, face in mine:
        if str(face.pk) == wanted:
            faces.wear(request, org, face)
            visits.turn_key(request)
            return redirect(_onward(request, org))
    return render(request, "people/where.html", {"mine": mine, "next": request.GET.get("next", "")})


def _only(request: HttpRequest, mine: list[Any]) -> str | None:
    if len(mine) == 1 and "choose" not in request.GET:
        return str(mine[0][1].pk)
    return None


def _onward(request: HttpRequest, org: Any) -> str:
    """Where they were going, when that is inside this organisation; else home."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_inside = wanted.startswith(f"/o/{org.slug}/")
    if is_inside and url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return faces.home_of(org)


class Turning:
    """After showing again who one is, the visit goes on under a new key."""

    request: Any

    def form_valid(self, form: Any) -> Any:
        visits.turn_key(self.request)
        return super().form_valid(form)  # type: ignore[misc]


class ByPassphrase(Turning, ReauthenticateView):
    pass


class ByCode(Turning, ReauthenticateByCodeView):
    pass


class ByPasskey(Turning, ReauthenticateWebAuthnView):
    pass


@hall_page(why="Shows again who one is, before something important.", signed_in=True)
def confirm_by_passphrase(request: HttpRequest) -> HttpResponse:
    return ByPassphrase.as_view()(request)


@hall_page(why="Shows again who one is, before something important.", signed_in=True)
def confirm_by_code(request: HttpRequest) -> HttpResponse:
    return ByCode.as_view()(request)


@hall_page(why="Shows again who one is, before something important.", signed_in=True)
def confirm_by_passkey(request: HttpRequest) -> HttpResponse:
    return ByPasskey.as_view()(request)


class RemovePasskey(RemoveWebAuthnView):
    """Refuses to take away the only second step of staff, or anybody's only way in."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        because = self.keep_because(self.get_object())
        if because:
            messages.warning(request, because)
            return redirect("mfa_list_webauthn")
        return super().post(request, *args, **kwargs)

    def keep_because(self, passkey: Any) -> str:
        adapter = second_step_adapter()
        others = self.get_queryset().exclude(pk=passkey.pk)
        if not adapter.can_delete_authenticator(passkey):
            return str(adapter.error_messages["cannot_delete_authenticator"])
        if not passkey.user.has_usable_password() and not others.exists():
            return str(adapter.error_messages["last_way_in"])
        return ""


@hall_page(why="Takes a passkey off one's own account.", signed_in=True)
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    return RemovePasskey.as_view()(request, pk=pk)
