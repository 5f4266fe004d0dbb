"""Help now answers before everything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import now


class HelpNow:
    """`/now` needs no sign-in, no session, no script and no database; it has no limits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in now.PATHS:
            return now.page(request)
        if request.path_info == now.WORKER:
            return now.worker()
        return self.get_response(request)
