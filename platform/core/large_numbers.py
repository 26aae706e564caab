"""A number that no database can hold is among no rows: SQLite raises on one in a list, where Django looks after single ones."""

from typing import Any

from django.db.models import ForeignObject, IntegerField
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In

LARGEST = 2**63 - 1


def fits(value: Any) -> bool:
    return not isinstance(value, int) or abs(value) <= LARGEST


class ThatFitsMixin:
    """Leaves out of a list what is too large to be found."""

    rhs: Any

    def get_prep_lookup(self) -> Any:
        prepared = super().get_prep_lookup()  # type: ignore[misc]  # of the lookup beside it
        return [value for value in prepared if fits(value)] if isinstance(prepared, list) else prepared


@IntegerField.register_lookup
class InThatFits(ThatFitsMixin, In):
    pass


@ForeignObject.register_lookup
class RelatedInThatFits(ThatFitsMixin, RelatedIn):
    pass
