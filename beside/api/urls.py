from django.urls import path

from .fhir import doors

app_name = "api"
urlpatterns = [
    path("fhir", doors.receive),
    path("fhir/", doors.receive, name="receive"),
    path("fhir/ServiceRequest", doors.receive),
    path("fhir/Task/<str:name>", doors.task, name="task"),
]
