"""What this room adds to the editors' admin."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from members.choosing import MunicipalityChooserViewSet
from members.viewsets import RegisterGroup


@hooks.register("register_admin_viewset")
def register() -> list[ViewSet]:
    return [RegisterGroup(), MunicipalityChooserViewSet()]
