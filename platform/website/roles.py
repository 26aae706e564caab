"""The four roles and their rights; a migration makes them, and may be repeated when rights change."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import translation
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from events.models import EventIndex
from members import roles
from website.models import SecondReaderTask

ADMIN = ("wagtailadmin.access_admin",)
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
# Wagtail asks these of its own models, also where ours stand in for them. Who adds a file may change and delete that one.
OWN_FILE_RIGHTS = (
    *(f"wagtailimages.{action}_image" for action in ("add", "choose")),
    *(f"wagtaildocs.{action}_document" for action in ("add", "choose")),
)
ALL_FILE_RIGHTS = (*OWN_FILE_RIGHTS, "wagtailimages.change_image", "wagtaildocs.change_document")
LISTS = ("knowledge.partner", "knowledge.begrip", "knowledge.uitspraak", "core.thema")
MEELEZEN = "Meelezen"
# The workflow that comes with Wagtail, and its step; its groups go with it.
WAGTAILS_OWN = "Moderators approval"
VERBS = {"add": "toevoegen", "change": "wijzigen", "delete": "verwijderen", "view": "bekijken", "choose": "kiezen"}
NAMES = {
    "access_admin": "In het beheer komen",
    "publish_page": "Elke pagina publiceren",
    "lock_page": "Pagina's vergrendelen en zelf weer ontgrendelen",
    "unlock_page": "Elke pagina ontgrendelen",
    "bulk_delete_page": "Pagina's verwijderen met alles eronder",
}
ALL_ACTIONS = ("add", "change", "delete", "view")
WORDS = ("synonyms", "relatedwords", "pinnedresult", "keptword")
SEARCH_RIGHTS = (
    *(f"search.{action}_{name}" for name in WORDS for action in ALL_ACTIONS),
    *(f"search.{action}_searchwish" for action in ("change", "delete", "view")),
    "search.view_searchentry",
    "search.delete_searchentry",
    "search.view_filetext",
)

RIGHTS: dict[str, tuple[str, ...]] = {
    roles.REDACTEUR: (
        *ADMIN,
        *(f"{name.partition('.')[0]}.{action}_{name.partition('.')[2]}" for name in LISTS for action in ALL_ACTIONS),
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "wagtailredirects.view_redirect",
        *SEARCH_RIGHTS,
    ),
    roles.LEDENBEHEER: (
        *ADMIN,
        "members.change_member",
        "members.view_member",
        *(f"members.{action}_organisation" for action in ALL_ACTIONS),
        "members.view_municipality",
        "members.change_municipality",
    ),
    roles.ORGANISATOR: (*ADMIN, "events.view_registration", "events.change_registration"),
}
PAGES: dict[str, tuple[str, ...]] = {
    roles.REDACTEUR: PAGE_RIGHTS,
    roles.BEHEERDER: (*PAGE_RIGHTS, "bulk_delete_page"),
}
FILES: dict[str, tuple[str, ...]] = {
    roles.REDACTEUR: ALL_FILE_RIGHTS,
    roles.ORGANISATOR: OWN_FILE_RIGHTS,
    roles.BEHEERDER: ALL_FILE_RIGHTS,
}


def give_rights() -> None:
    """Make the groups with their rights; safe to run again."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0)
    name_rights()
    for name in roles.ALL:
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(permissions_of(name))
        give_page_rights(group)
        give_file_rights(group)


def name_rights() -> None:
    """Call the rights what they are, in Dutch: Django writes their names in English, and migrates in English too."""
    with translation.override("nl"):
        for right in Permission.objects.select_related("content_type"):
            action, _, _ = right.codename.partition("_")
            model = right.content_type.model_class()
            if right.codename in NAMES:
                right.name = NAMES[right.codename]
            elif model is not None and action in VERBS:
                right.name = f"{model._meta.verbose_name} {VERBS[action]}"
            right.save(update_fields=["name"])


def permissions_of(name: str) -> Iterable[Permission]:
    if name == roles.BEHEERDER:
        return Permission.objects.exclude(content_type__app_label__in=["contenttypes", "sessions", "django_tasks_database"])
    wanted = Q(pk=None)
    for right in RIGHTS[name]:
        app, _, codename = right.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


def give_page_rights(group: Group) -> None:
    root = Page.get_first_root_node()
    for codename in PAGES.get(group.name, ()):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=page_permission(codename))


def page_permission(codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)


def give_file_rights(group: Group) -> None:
    """Let those who make pages add and choose pictures and files, and editors change all of them."""
    root = Collection.get_first_root_node()
    wanted = [file_permission(right) for right in FILES.get(group.name, ())]
    GroupCollectionPermission.objects.filter(group=group, collection=root).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def file_permission(right: str) -> Permission:
    app, _, codename = right.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def make_workflow() -> None:
    """Make «Meelezen»: a second pair of eyes before a page is published, for all pages. Safe to run again."""
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    Workflow.objects.filter(name=WAGTAILS_OWN).delete()
    Task.objects.filter(name=WAGTAILS_OWN).delete()
    task = make_task()
    task.save()
    task.groups.set(Group.objects.filter(name__in=[roles.REDACTEUR, roles.BEHEERDER]))
    workflow, _ = Workflow.objects.get_or_create(name=MEELEZEN)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})


def make_task() -> SecondReaderTask:
    """Return the step of the workflow, to be saved; one of Wagtail's own kind becomes ours, with all that runs in it."""
    plain = GroupApprovalTask.objects.filter(name=MEELEZEN).first()
    if plain is None:
        known: SecondReaderTask | None = SecondReaderTask.objects.filter(name=MEELEZEN).first()
        return known or SecondReaderTask(name=MEELEZEN)
    key, active = plain.pk, plain.active
    plain.delete(keep_parents=True)
    kind = ContentType.objects.get_for_model(SecondReaderTask)
    return SecondReaderTask(task_ptr_id=key, name=MEELEZEN, active=active, content_type=kind)


def give_organiser_pages() -> None:
    """Let organisers make and publish meetings, in the agenda when it is there."""
    agenda = EventIndex.objects.first()
    group = Group.objects.filter(name=roles.ORGANISATOR).first()
    if agenda is None or group is None:
        return
    for codename in PAGE_RIGHTS:
        GroupPagePermission.objects.get_or_create(group=group, page=agenda, permission=page_permission(codename))
