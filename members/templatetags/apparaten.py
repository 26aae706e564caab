"""Devices by the names that people know."""

from django import template

from members.devices import device_name

register = template.Library()
register.filter("apparaat", device_name)
