"""Wagtail: the editors' side and the files they add."""

WAGTAIL_SITE_NAME = "Landelijk Platform Woonoverlast"
# The address of the site itself is put here by website.settings.
WAGTAILIMAGES_IMAGE_MODEL = "core.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "core.File"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.file_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.file_forms.FileForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "csv", "txt", "ics"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.editors"}}
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
# Days as the Dutch write them.
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "website.finishing.publish_when_complete"
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
TAGGIT_CASE_INSENSITIVE = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ol", "ul", "link", "document-link"]},
    }
}
# Milliseconds after the last change: long enough that saving a draft does not meet a click on «Publiceren».
WAGTAIL_AUTOSAVE_INTERVAL = 5000
WAGTAIL_CONTENT_PATH = "/beheer/"
# A long article in the editor has a field for every part of every block; Django's own limit of 1000 refuses to save it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
