"""Versions of a page that point at something that is deleted since."""

from collections.abc import Mapping
from typing import Any

from django.db.models import PROTECT, ForeignKey, Model
from modelcluster.models import get_all_child_relations


def without_gone(model: type[Model], version: Mapping[str, Any]) -> dict[str, Any]:
    """Return a version without what is gone; a part that is about it, as an attachment about its file, goes along.

    A field with PROTECT keeps what the page itself has, not what a draft or an older version has, and modelcluster cannot read
    a version in which such a field leads nowhere.
    """
    kept = {**version, **dict.fromkeys(leading_nowhere(model, version))}
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in kept:
            kept[name] = [part for part in kept[name] if not leading_nowhere(relation.related_model, part)]
    return kept


def leading_nowhere(model: type[Model], values: Mapping[str, Any]) -> list[str]:
    """Return the names of the protected fields whose thing is gone."""
    fields = (field for field in model._meta.local_fields if isinstance(field, ForeignKey))
    protected = (field for field in fields if field.remote_field.on_delete is PROTECT)
    pointing = ((field, values[field.name]) for field in protected if values.get(field.name) is not None)
    return [field.name for field, key in pointing if not field.related_model._base_manager.filter(pk=key).exists()]
