from django.urls import URLPattern, path

from .views import evidence, meetings, own, reviews

app_name = "supervision"
urlpatterns: list[URLPattern] = [
    path("reviews/", reviews.index, name="index"),
    path("reviews/<uuid:id>/", reviews.read, name="read"),
    path("supervision/due/", meetings.due, name="due"),
    path("supervision/group/", meetings.group, name="group"),
    path("supervision/mine/", own.mine, name="mine"),
    path("supervision/outside/", own.outside, name="outside"),
    path("supervision/how-often/", evidence.how_often, name="how_often"),
    path("supervision/evidence/", evidence.index, name="evidence"),
    path("supervision/evidence/table.csv", evidence.as_csv, name="as_csv"),
    path("supervision/evidence/document.pdf", evidence.as_pdf, name="as_pdf"),
    path("supervision/held/<uuid:id>/", meetings.show, name="show"),
    path("supervision/held/<uuid:id>/amend/", meetings.amend, name="amend"),
    path("supervision/<uuid:id>/agenda/", meetings.agenda, name="agenda"),
    path("supervision/<uuid:id>/record/", meetings.record, name="record"),
]
