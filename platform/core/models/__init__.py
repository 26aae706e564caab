"""What every room stands on."""

from core.models.audit import AuditEntry
from core.models.files import File, Picture, PictureRendition
from core.models.mail import OutgoingMail
from core.models.pages import BasePage, BasePageQuerySet
from core.models.themas import Thema

__all__ = ["AuditEntry", "BasePage", "BasePageQuerySet", "File", "OutgoingMail", "Picture", "PictureRendition", "Thema"]
