"""Addresses of the demo site only."""

from django.urls import path

from website.demo import views
from website.stijlgids import stijlgids

app_name = "demo"
urlpatterns = [
    path("post/", views.mailbox, name="mailbox"),
    path("post/<str:number>/", views.letter, name="letter"),
    path("post/<str:number>/html/", views.letter_html, name="letter_html"),
    path("post/<str:number>/bijlage/<int:place>/", views.attachment, name="attachment"),
    path("stijlgids/", stijlgids, name="stijlgids"),
]
