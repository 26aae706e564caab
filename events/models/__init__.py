"""Meetings and who comes to them."""

from events.models.events import Event, EventIndex, EventQuestion, ProgrammeItem
from events.models.registrations import Registration, Seating

__all__ = ["Event", "EventIndex", "EventQuestion", "ProgrammeItem", "Registration", "Seating"]
