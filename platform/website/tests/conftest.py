"""The running demo site, shared by the tests that look at it from outside."""

import pytest

from core.testing.site import demo_site


@pytest.fixture(scope="session")
def site():
    with demo_site() as running:
        yield running


@pytest.fixture(scope="session")
def people(site):
    """Sessions of who may come by."""
    return {
        "bezoeker": site.visitor(),
        "buiten": site.signed_in("buiten"),
        "lid": site.signed_in("lid"),
        "redacteur": site.signed_in("redacteur"),
        "ledenbeheer": site.signed_in("ledenbeheer"),
        "organisator": site.signed_in("organisator"),
        "beheer": site.signed_in("beheer"),
    }
