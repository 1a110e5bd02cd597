"""Where somebody is among the pages about the own account."""

from __future__ import annotations

from django import template
from django.urls import reverse

from adoptie.queries import navigation

register = template.Library()


@register.simple_tag
def account_entries() -> tuple[navigation.Entry, ...]:
    """Return these pages, for ``navigation``."""
    return navigation.account_entries()


@register.simple_tag
def account_crumbs() -> tuple[tuple[str, str], ...]:
    """Return the way to them, for ``breadcrumb``."""
    return (("Begin", reverse("start")), ("Mijn account", ""))
