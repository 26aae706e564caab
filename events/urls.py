"""Addresses of signing up and of calendar files; the pages themselves are Wagtail's."""

from django.urls import path

from events import views

app_name = "events"
urlpatterns = [
    path("bijeenkomsten/agenda.ics", views.calendar_feed, name="calendar_feed"),
    path("bijeenkomsten/<slug:slug>/aanmelden/", views.sign_up, name="sign_up"),
    path("bijeenkomsten/<slug:slug>/antwoorden/", views.change_answers, name="change_answers"),
    path("bijeenkomsten/<slug:slug>/afmelden/", views.withdraw, name="withdraw"),
    path("bijeenkomsten/<slug:slug>/agenda.ics", views.calendar_file, name="calendar_file"),
]
