from django.urls import URLPattern, path

from .views import evidence, growing, impressions, meetings, own, proof, qualified, reviews, ties

app_name = "supervision"
urlpatterns: list[URLPattern] = [
    path("reviews/", reviews.index, name="index"),
    path("reviews/<uuid:id>/", reviews.read, name="read"),
    path("supervision/due/", meetings.due, name="due"),
    path("supervision/group/", meetings.group, name="group"),
    path("supervision/mine/", own.mine, name="mine"),
    path("supervision/outside/", own.outside, name="outside"),
    path("supervision/qualified/", qualified.mine, name="qualified"),
    path("supervision/how-often/", evidence.how_often, name="how_often"),
    path("supervision/evidence/", evidence.index, name="evidence"),
    path("supervision/evidence/table.csv", evidence.as_csv, name="as_csv"),
    path("supervision/evidence/document.pdf", evidence.as_pdf, name="as_pdf"),
    path("supervision/held/<uuid:id>/", meetings.show, name="show"),
    path("supervision/held/<uuid:id>/amend/", meetings.amend, name="amend"),
    path("supervision/seen/<uuid:id>/answer/", growing.answer, name="answer_seen"),
    path("supervision/seen/<uuid:id>/back/", growing.take_back, name="take_back_seen"),
    path("supervision/pieces/<uuid:id>/out/", growing.take_out, name="take_out_piece"),
    path("supervision/ties/<uuid:id>/", ties.agree, name="tie"),
    path("supervision/<uuid:id>/agenda/", meetings.agenda, name="agenda"),
    path("supervision/<uuid:id>/record/", meetings.record, name="record"),
    path("supervision/<uuid:id>/growing/", growing.index, name="growing"),
    path("supervision/<uuid:id>/growing/seen/", growing.note, name="note_seen"),
    path("supervision/<uuid:id>/growing/add/", growing.add, name="add_piece"),
    path("supervision/<uuid:id>/growing/portfolio.pdf", growing.as_pdf, name="portfolio"),
    path("supervision/<uuid:id>/ties/", ties.index, name="ties"),
    path("supervision/<uuid:id>/ties/say/", ties.say, name="say_tie"),
    path("supervision/<uuid:id>/proof/", proof.show, name="proof"),
    path("how-it-was/<uuid:id>/", impressions.say, name="how_it_was"),
    path("how-it-was/<uuid:id>/back/", impressions.take_back, name="take_back_how_it_was"),
]
