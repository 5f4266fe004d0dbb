"""The least a signed-in page can cost: a session, an account, one indexed query, twenty rows.

`python -m bench.floor PATH-OF-COOKIE` prints what one answer costs in processor milliseconds.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.floor_settings")

from django.contrib.auth.decorators import login_required
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

app = get_wsgi_application()
TEMPLATE = engines["django"].from_string(
    "<!doctype html><html><body><h1>{{ account.username }}</h1><table>"
    "{% for row in rows %}<tr><td>{{ row.username }}</td><td>{{ row.email }}</td>"
    "<td>{{ row.date_joined|date:'j F Y' }}</td></tr>{% endfor %}</table></body></html>"
)


@login_required
def floor(request: HttpRequest) -> HttpResponse:
    from beside.people.models import Account

    rows = Account.objects.filter(username__gte="person100").order_by("username")[:20]
    return HttpResponse(TEMPLATE.render({"rows": rows, "account": request.user}, request))


urlpatterns = [path("floor/", floor)]


if __name__ == "__main__":
    from bench.timing import cpu_milliseconds

    print(cpu_milliseconds("/floor/", sys.argv[1]))
