from django.urls import URLPattern, path

from .views import front, inside, own

app_name = "home"
urlpatterns: list[URLPattern] = [
    path("", front.front, name="front"),
    path("how-it-works/", front.how_it_works, name="how_it_works"),
    path("privacy/", front.privacy, name="privacy"),
    path("easy-read/", front.easy_read, name="easy_read"),
    path("access/", front.access, name="access"),
    path("complaints/", front.complaints, name="complaints"),
    path("home/", inside.home, name="home"),
    path("more/", inside.more, name="more"),
    path("people/", inside.people, name="people"),
    path("people/<uuid:id>/", inside.person, name="person"),
    path("behind-glass/<uuid:id>/", inside.behind_glass, name="behind_glass"),
    path("my-record/", own.my_record, name="my_record"),
    path("my-record/record.json", own.as_json, name="as_json"),
    path("my-record/record.pdf", own.as_pdf, name="as_pdf"),
]
