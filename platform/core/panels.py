"""Panels that several rooms share."""

from typing import Any

from wagtail.admin.panels import TitleFieldPanel


class NamePanel(TitleFieldPanel):
    """A name that fills the address beside it while one types; the address of what is there already stays as it is."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"classname": "", "placeholder": False, **options})

    class BoundPanel(TitleFieldPanel.BoundPanel):
        """The panel in the form of one record."""

        def get_should_apply(self) -> bool:
            return not (self.instance and self.instance.pk)
