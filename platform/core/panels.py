"""Panels that several rooms share."""

from typing import Any

from wagtail.admin.panels import FieldPanel, PublishingPanel, TitleFieldPanel

from core.date_widgets import DateTimeInput

OVERLAY = "#schedule-publishing-dialog"


class NamePanel(TitleFieldPanel):
    """A name that fills the address beside it while one types; the address of what is there already stays as it is."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"classname": "", "placeholder": False, **options})

    class BoundPanel(TitleFieldPanel.BoundPanel):
        """The panel in the form of one record."""

        def get_should_apply(self) -> bool:
            return not (self.instance and self.instance.pk)


class SchedulePanel(PublishingPanel):
    """When a page comes on the site and goes off it; a moment that is none is told, and not turned into now."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for panel in self.children:
            if isinstance(panel, FieldPanel) and panel.widget is not None:
                panel.widget = DateTimeInput(attrs=panel.widget.attrs, js_overlay_parent_selector=OVERLAY)
