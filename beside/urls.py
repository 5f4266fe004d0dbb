"""Every address of the house. The organisation is in all but sign-in and system doors."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

handler400 = "beside.ui.views.bad_request"
handler403 = "beside.ui.views.forbidden"
handler404 = "beside.ui.views.not_found"
handler429 = "beside.people.views.sign_in.hold_on"
handler500 = "beside.core.middleware.server_error"

SLICES = (
    "home",
    "people",
    "workforce",
    "careers",
    "consent",
    "notices",
    "training",
    "referrals",
    "relationships",
    "matching",
    "plans",
    "encounters",
    "wellbeing",
    "supervision",
    "insights",
    "ui",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("beside.people.sign_in_urls")),
    path("api/", include("beside.api.urls")),
    *(path("o/<slug:org>/", include(f"beside.{slice}.urls")) for slice in SLICES),
]
if settings.MODE == "demo":
    urlpatterns.append(path("", include("beside.demo.urls")))
