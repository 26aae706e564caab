"""Addresses of joining, the directory and one's own pages."""

from django.urls import path

from members import views

app_name = "members"
urlpatterns = [
    path("aanmelden/verder/", views.begin_joining, name="begin_joining"),
    path("aanmelden/organisaties/", views.organisation_suggestions, name="organisation_suggestions"),
    path("leden/", views.directory_page, name="directory"),
    path("mijn/", views.my_platform, name="my_platform"),
    path("mijn/lid-worden/", views.become_member, name="become_member"),
    path("mijn/gegevens/", views.my_data, name="my_data"),
    path("mijn/keuzes/", views.my_choices, name="my_choices"),
]
