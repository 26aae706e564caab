"""What editors do with many missed things at once."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wagtail.admin.views.bulk_action import BulkAction
from wagtail.log_actions import log

from core.access import Person
from search.models import SearchWish


class HandleAction(BulkAction):
    """Mark what people missed as handled."""

    display_name = "Afgehandeld"
    action_type = "afhandelen"
    aria_label = "De gekozen regels afhandelen"
    template_name = "search/admin/afhandelen.html"
    action_priority = 10
    models: ClassVar[list[type]] = [SearchWish]
    done = True

    def check_perm(self, obj: SearchWish) -> bool:  # noqa: ARG002 (Wagtail's interface)
        return bool(self.request.user.has_perm("search.change_searchwish"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "display_name": self.display_name, "done": self.done}

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects: Sequence[SearchWish], user: Person | None = None, **_: Any) -> tuple[int, int]:
        SearchWish.objects.filter(pk__in=[wish.pk for wish in objects]).update(is_done=cls.done)
        for wish in objects:
            log(instance=wish, action="wagtail.edit", user=user, content_changed=True)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:  # noqa: ARG002 (Wagtail's interface)
        what = "afgehandeld" if self.done else "weer open gezet"
        return f"1 regel is {what}." if num_parent_objects == 1 else f"{num_parent_objects} regels zijn {what}."


class ReopenAction(HandleAction):
    """Mark what was handled as open again."""

    display_name = "Weer open"
    action_type = "heropenen"
    aria_label = "De gekozen regels weer open zetten"
    action_priority = 20
    done = False
