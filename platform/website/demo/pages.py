"""All pages of the site, as the platform wrote them."""

from website.demo import knowledge, site
from website.demo.loading import Loader


def load_pages(*, with_examples: bool) -> int:
    """Make the pages that are not there yet, with examples of news and meetings or without; returns how many there are."""
    knowledge.load_terms()
    loader = Loader()
    home = site.put_home(loader)
    knowledge.put_pages(loader, home)
    site.put_pages(loader, home, with_examples=with_examples)
    knowledge.load_lists(loader)
    return loader.fill_all()
