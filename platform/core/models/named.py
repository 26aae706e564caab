"""What is known by a name, and has an address of its own that comes of it."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from core.addresses import free_address
from core.folding import plain


class Named(models.Model):
    """Something with a name that no other has, capitals and accents apart."""

    name_field: ClassVar[str] = "name"
    slug: Any

    class Meta:
        abstract = True

    def others(self) -> models.QuerySet[Any]:
        return type(self)._default_manager.exclude(pk=self.pk)

    def clean(self) -> None:
        """Make an address of the name when none was given."""
        super().clean()
        if not self.slug:
            field: Any = self._meta.get_field("slug")
            name, kind = getattr(self, self.name_field), str(self._meta.verbose_name)
            self.slug = free_address(name, kind, field.max_length, lambda slug: not self.others().filter(slug=slug).exists())

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """Refuse a name that is there already; that its address is taken then says nothing new."""
        told = set(exclude or ())
        same = self.others().filter(**{f"{self.name_field}__folded": plain(getattr(self, self.name_field))}).first()
        super().validate_unique(exclude={*told, self.name_field, "slug"} if same else told)
        if same and self.name_field not in told:
            raise ValidationError({self.name_field: f"Er is al een {self._meta.verbose_name} «{same}»."})
