"""Where knowledge comes from: sources and legal basis."""

from wagtail.blocks import CharBlock, StructBlock, URLBlock


class SourceBlock(StructBlock):
    """A source that the reader can look up."""

    title = CharBlock(
        max_length=300,
        label="Titel",
        help_text="Wie schreef het, en hoe heet het? Bijvoorbeeld «CCV - Aanpak woonoverlast».",
    )
    url = URLBlock(
        required=False, label="Webadres", help_text="Begint met https://. Liefst de bron zelf, niet een bericht erover."
    )

    class Meta:
        icon = "link"
        label = "Bron"


class LegalBasisBlock(StructBlock):
    """An article of law that something rests on."""

    title = CharBlock(max_length=200, label="Wet en artikel", help_text="Bijvoorbeeld «Gemeentewet, artikel 151d».")
    url = URLBlock(required=False, label="Webadres", help_text="Liefst op wetten.overheid.nl.")
    explanation = CharBlock(max_length=400, required=False, label="Wat het regelt", help_text="In één zin, in gewone taal.")

    class Meta:
        icon = "doc-full"
        label = "Wettelijke grondslag"
