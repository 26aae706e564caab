"""Home, standard pages and news, and the workflow before publication."""

from website.models.home import HomePage
from website.models.news import NewsIndex, Nieuwsbericht
from website.models.standard import StandardPage
from website.models.workflow import SecondReaderTask

__all__ = ["HomePage", "NewsIndex", "Nieuwsbericht", "SecondReaderTask", "StandardPage"]
