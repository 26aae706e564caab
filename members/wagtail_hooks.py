"""What this room adds to the editors' admin."""

from wagtail import hooks

from members.viewsets import RegisterGroup


@hooks.register("register_admin_viewset")
def register() -> RegisterGroup:
    return RegisterGroup()
