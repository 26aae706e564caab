"""Parts of addresses."""

from django.urls.converters import IntConverter


class KeyConverter(IntConverter):
    """The key of a row, as `<sleutel:pk>`: a number that a database can hold (64 bits); any other address is not there."""

    regex = "[0-9]{1,18}"
