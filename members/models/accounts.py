"""The account: who signs in. The e-mail address is the login; there is no user name."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.functional import cached_property

TAKEN = "Er is al een account met dit e-mailadres."


class AccountManager(UserManager["Account"]):
    """Makes accounts from an e-mail address."""

    def create_user(self, email: str, password: str | None = None, **values: Any) -> "Account":  # type: ignore[override]  # no user name
        account = self.model(email=self.normalize_email(email).lower(), **values)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **values: Any) -> "Account":  # type: ignore[override]  # no user name
        with transaction.atomic(using=self._db):
            account = self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **values})
            self.prove_address(account)
        return account

    def prove_address(self, account: "Account") -> None:
        """Take the address as proven: whoever makes a superuser has the server. Another account that proved it keeps it."""
        # The addresses point at the account, which is not there yet when this file is read.
        from allauth.account.models import EmailAddress  # noqa: PLC0415 (see above)

        addresses = EmailAddress.objects.using(self._db)
        if not addresses.filter(email=account.email, verified=True).exists():
            addresses.create(user=account, email=account.email, primary=True, verified=True)

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractUser):
    """Somebody who can sign in."""

    username = None  # type: ignore[assignment]  # the e-mail address is the login
    email = models.EmailField("e-mailadres", unique=True, error_messages={"unique": TAKEN})

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        verbose_name = "account"
        verbose_name_plural = "accounts"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="account_email_unique_without_case", violation_error_message=TAKEN)
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        """Keep addresses in small letters, as signing up does."""
        super().clean()
        self.email = self.email.lower()

    @cached_property
    def is_member(self) -> bool:
        """Whether this account's person has been admitted to the platform."""
        member = getattr(self, "member", None)
        return bool(self.is_active and member is not None and member.is_admitted)

    @cached_property
    def may_enter_admin(self) -> bool:
        """Whether this account may open the editors' admin."""
        return self.has_perm("wagtailadmin.access_admin")
