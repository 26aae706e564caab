"""Home, standard pages and news."""

from website.models.home import HomePage
from website.models.news import NewsIndex, Nieuwsbericht
from website.models.standard import StandardPage

__all__ = ["HomePage", "NewsIndex", "Nieuwsbericht", "StandardPage"]
