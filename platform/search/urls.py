"""The addresses of searching."""

from django.urls import path

from search import views

app_name = "search"
urlpatterns = [
    path("zoeken/", views.search_page, name="search"),
    path("zoeken/suggesties/", views.suggest, name="suggest"),
    path("zoeken/atom/", views.feed, name="feed"),
    path("zoeken/gekozen/", views.chosen, name="chosen"),
    path("zoeken/gemist/", views.tell_wish, name="wish"),
]
