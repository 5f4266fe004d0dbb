"""Who arranges, by name: the people somebody can talk it over with."""

from uuid import UUID

from django.db.models import Q

from beside.people.models import Person


def coordinators_of(programme: UUID) -> list[Person]:
    """Whoever arranges support in this programme, in order of name."""
    parts = Q(memberships__role="coordinator", memberships__ended_on=None)
    here = Q(memberships__programme=None) | Q(memberships__programme=programme)
    return list(Person.objects.filter(parts & here, left_on=None).distinct().order_by("name", "pk"))
