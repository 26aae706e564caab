"""What this room adds to the editors' admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search.bulk_actions import HandleAction, ReopenAction
from search.viewsets import SearchGroup

register_snippet(SearchGroup)
hooks.register("register_bulk_action", HandleAction)
hooks.register("register_bulk_action", ReopenAction)
