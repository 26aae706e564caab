"""The register keeper's screens: members, organisations, municipalities."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from core import clock
from core.exports import PersonalExportIndexView, SafeExportIndexView
from core.last_seen import LastSeenForm
from core.panels import NamePanel
from core.uses import UnusedDeleteView
from members import joining
from members.admin_views import DecisionView, LeaveView, MemberDeleteView, MemberEditView, MunicipalityEditView
from members.choosing import PlacesForm
from members.models import Member, Municipality, Organisation


class ByNameMixin:
    """A list whose first column is a name, sorted by `name_key`: without regard to capitals and accents."""

    name_key = "name__folded"

    @cached_property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns  # type: ignore[misc]  # Wagtail's list
        columns[0].sort_key = self.name_key
        return columns


def existing_municipalities(request: HttpRequest | None) -> QuerySet[Municipality]:  # noqa: ARG001 (django-filter's interface)
    return Municipality.objects.existing(clock.today())


class PlaceFilterSet(WagtailFilterSet):
    """Filters with the municipality that something works in."""

    municipality = django_filters.ModelChoiceFilter(
        field_name="municipalities", label="Gemeente", queryset=existing_municipalities
    )


class MemberFilterSet(PlaceFilterSet):
    class Meta:
        model = Member
        fields: ClassVar[list[str]] = ["state", "discipline", "organisation", "in_directory"]


class MemberIndexView(ByNameMixin, PersonalExportIndexView):
    """The register, by surname; each person comes with a button for what the keeper may decide."""

    name_key = "sort_name"

    export_columns = {
        "email": lambda member: member.account.email,  # type: ignore[attr-defined]  # a Member
        "organisation": lambda member: member.organisation_name,  # type: ignore[attr-defined]  # a Member
        "discipline": lambda member: member.get_discipline_display(),  # type: ignore[attr-defined]  # a Member
        "state": lambda member: member.get_state_display(),  # type: ignore[attr-defined]  # a Member
        "municipalities": lambda member: ", ".join(place.name for place in member.municipalities.all()),  # type: ignore[attr-defined]  # a Member
    }

    def get_base_queryset(self) -> QuerySet[Member]:
        members: QuerySet[Member] = super().get_base_queryset()
        return members.select_related("account", "organisation").prefetch_related("municipalities")

    def get_list_more_buttons(self, instance: Member) -> list[Button]:
        buttons: list[Button] = super().get_list_more_buttons(instance)
        if joining.may_decide(instance):
            url = reverse("leden:decide", args=[instance.pk])
            buttons.append(Button("Beslissen over toelating", url=url, icon_name="check", priority=5))
        elif instance.is_admitted:
            buttons.append(Button("Uitschrijven", url=reverse("leden:leave", args=[instance.pk]), icon_name="logout", priority=5))
        return buttons


class MemberViewSet(ModelViewSet):
    """Members: found, filtered, exported, corrected, admitted or let go. Nobody is added here: people join themselves."""

    model = Member
    name = "leden"
    url_prefix = "leden"
    icon = "group"
    menu_label = "Leden"
    index_view_class = MemberIndexView
    edit_view_class = MemberEditView
    delete_view_class = MemberDeleteView
    filterset_class = MemberFilterSet
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("email", label="E-mailadres", accessor="account.email", sort_key="account__email", classname="lpw-adres"),
        Column("organisation_name", label="Organisatie", classname="lpw-organisatie"),
        Column("get_discipline_display", label="Discipline", sort_key="discipline"),
        StatusTagColumn(
            "get_state_display",
            label="Stand",
            sort_key="state",
            primary=lambda member: member.state == Member.State.ADMITTED,
        ),
        Column("applied", label="Aangemeld", sort_key="applied"),
    ]
    list_export: ClassVar[list[str]] = [
        "name",
        "email",
        "organisation",
        "discipline",
        "municipalities",
        "state",
        "applied",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "name": "Naam",
        "email": "E-mailadres",
        "organisation": "Organisatie",
        "discipline": "Discipline",
        "municipalities": "Gemeenten",
        "state": "Stand",
        "applied": "Aangemeld op",
    }
    export_filename = "leden"
    search_fields: ClassVar[list[str]] = [
        "name__folded",
        "account__email",
        "organisation__name__folded",
        "organisation_typed__folded",
    ]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["sort_name", "pk"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    HelpPanel(template="members/admin/adres.html", heading="E-mailadres"),
                    FieldPanel(
                        "organisation",
                        help_text="Kies de organisatie uit het register. Staat zij er niet bij? Voeg haar eerst toe.",
                    ),
                    FieldPanel("organisation_typed", read_only=True),
                    FieldPanel("discipline"),
                    FieldPanel("municipalities"),
                ],
                heading="Wie is dit",
            ),
            MultiFieldPanel(
                [
                    HelpPanel("Een lid kiest zelf of hij in de ledengids staat. Toelaten en uitschrijven doet u in de lijst."),
                    FieldPanel("state", read_only=True),
                    FieldPanel("in_directory", read_only=True),
                    FieldPanel("decision_reason", read_only=True),
                ],
                heading="Lidmaatschap",
            ),
        ],
        base_form_class=PlacesForm,
    )

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return MemberPermissionPolicy(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/besluit/", self.decision_view, name="decide"),
            path("<int:pk>/uitschrijven/", self.leave_view, name="leave"),
        ]

    @property
    def decision_view(self) -> Any:
        return self.construct_view(DecisionView, permission_policy=self.permission_policy)

    @property
    def leave_view(self) -> Any:
        return self.construct_view(LeaveView, permission_policy=self.permission_policy)


class MemberPermissionPolicy(ModelPermissionPolicy):
    """As Django's permissions say, but nobody adds a member by hand: an account needs a proven address."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))


class OrganisationIndexView(ByNameMixin, SafeExportIndexView):
    export_columns = {
        "kind": lambda organisation: organisation.get_kind_display(),  # type: ignore[attr-defined]  # an Organisation
        "domains": lambda organisation: ", ".join(row.domain for row in organisation.domains.all()),  # type: ignore[attr-defined]  # an Organisation
        "municipalities": lambda organisation: ", ".join(place.name for place in organisation.municipalities.all()),  # type: ignore[attr-defined]  # an Organisation
    }

    def get_base_queryset(self) -> QuerySet[Organisation]:
        organisations: QuerySet[Organisation] = super().get_base_queryset()
        counted: QuerySet[Organisation] = organisations.annotate(member_count=Count("members", distinct=True)).prefetch_related(
            "domains", "municipalities"
        )
        return counted


class OrganisationFilterSet(PlaceFilterSet):
    class Meta:
        model = Organisation
        fields: ClassVar[list[str]] = ["kind"]


class OrganisationDeleteView(UnusedDeleteView):
    advice = "Zet deze leden eerst bij een andere organisatie."


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    name = "organisaties"
    url_prefix = "organisaties"
    icon = "home"
    menu_label = "Organisaties"
    index_view_class = OrganisationIndexView
    delete_view_class = OrganisationDeleteView
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("get_kind_display", label="Soort", sort_key="kind"),
        Column("member_count", label="Leden", sort_key="member_count"),
    ]
    filterset_class = OrganisationFilterSet
    list_export: ClassVar[list[str]] = ["name", "kind", "domains", "municipalities", "member_count"]
    export_headings: ClassVar[dict[str, str]] = {
        "kind": "Soort",
        "domains": "Maildomeinen",
        "municipalities": "Gemeenten",
        "member_count": "Leden",
    }
    export_filename = "organisaties"
    ordering: ClassVar[list[str]] = ["name__folded", "pk"]
    search_fields: ClassVar[list[str]] = ["name__folded", "domains__domain"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("name"), FieldPanel("kind"), FieldPanel("municipalities")], heading="Organisatie"),
            InlinePanel(
                "domains",
                heading="Maildomeinen",
                label="Maildomein",
                help_text="Wie zich aanmeldt met een adres van dit domein, wordt meteen lid. "
                "Zet hier nooit een domein dat iedereen kan gebruiken, zoals gmail.com.",
            ),
        ],
        base_form_class=PlacesForm,
    )


class MunicipalityIndexView(ByNameMixin, SafeExportIndexView):
    export_columns = {"province": lambda municipality: str(municipality.province or "")}  # type: ignore[attr-defined]  # a Municipality

    def get_base_queryset(self) -> QuerySet[Municipality]:
        municipalities: QuerySet[Municipality] = super().get_base_queryset()
        return municipalities.select_related("province", "successor").annotate(member_count=Count("members", distinct=True))


class MunicipalityFilterSet(WagtailFilterSet):
    exists = django_filters.BooleanFilter(
        field_name="ended", lookup_expr="isnull", label="Bestaat nog", widget=BooleanRadioSelect
    )

    class Meta:
        model = Municipality
        fields: ClassVar[list[str]] = ["province"]


class MunicipalityDeleteView(UnusedDeleteView):
    advice = "Bestaat de gemeente niet meer? Vul dan bij Herindeling in wanneer zij is opgeheven."


class MunicipalityViewSet(ModelViewSet):
    model = Municipality
    name = "gemeenten"
    url_prefix = "gemeenten"
    icon = "site"
    menu_label = "Gemeenten"
    index_view_class = MunicipalityIndexView
    edit_view_class = MunicipalityEditView
    delete_view_class = MunicipalityDeleteView
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar[list[Any]] = [
        "name",
        "code",
        "province",
        Column("member_count", label="Leden", sort_key="member_count"),
        "ended",
    ]
    filterset_class = MunicipalityFilterSet
    list_export: ClassVar[list[str]] = [
        "code",
        "name",
        "official_name",
        "province",
        "population",
        "households",
        "member_count",
        "ended",
    ]
    export_headings: ClassVar[dict[str, str]] = {"province": "Provincie", "member_count": "Leden"}
    export_filename = "gemeenten"
    ordering: ClassVar[list[str]] = ["name__folded", "pk"]
    search_fields: ClassVar[list[str]] = ["name__folded", "official_name__folded", "code"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [NamePanel("name"), *(FieldPanel(name) for name in ("official_name", "code", "slug", "province"))],
                heading="Gemeente",
            ),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("population", "households", "figures_year")], heading="Cijfers (bron: CBS)"
            ),
            MultiFieldPanel(
                [
                    HelpPanel("De leden en organisaties gaan op die dag vanzelf over naar de nieuwe gemeente."),
                    FieldPanel("ended"),
                    FieldPanel("successor"),
                ],
                heading="Herindeling",
            ),
        ],
        base_form_class=LastSeenForm,
    )


class RegisterGroup(ViewSetGroup):
    """The register in the admin's menu."""

    menu_label = "Register"
    menu_icon = "group"
    menu_order = 300
    items = (MemberViewSet(), OrganisationViewSet(), MunicipalityViewSet())
