"""What we change of all lists of the admin, Wagtail's own too."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.mixins import SpreadsheetExportMixin


def adjust() -> None:
    """Let a list that offers no spreadsheet give none: Wagtail answers who asks by the address with an empty file."""
    set_up = SpreadsheetExportMixin.setup

    def with_columns_only(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        set_up(self, request, *args, **kwargs)
        # Of the class where it is a property, for it may need more than there is by now.
        self.is_export = self.is_export and bool(vars(self).get("list_export", type(self).list_export))

    SpreadsheetExportMixin.setup = with_columns_only
