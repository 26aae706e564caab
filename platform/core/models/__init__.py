"""What every room stands on."""

from core.models.audit import AuditEntry
from core.models.chores import ChoreRun
from core.models.files import File, Picture, PictureRendition
from core.models.mail import OutgoingMail
from core.models.pages import BasePage, BasePageQuerySet, tabs
from core.models.themas import Thema
from core.models.versions import ContentVersion

__all__ = [
    "AuditEntry",
    "BasePage",
    "BasePageQuerySet",
    "ChoreRun",
    "ContentVersion",
    "File",
    "OutgoingMail",
    "Picture",
    "PictureRendition",
    "Thema",
    "tabs",
]
