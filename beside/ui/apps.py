"""The look: base pages, components, icons and charts that every page stands on."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "beside.ui"
    label = "ui"
