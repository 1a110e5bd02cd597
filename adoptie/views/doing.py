"""From a form or a button to an action, and from a refusal to words on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from adoptie.refusal import Refusal


def saved(
    request: HttpRequest, form: forms.Form, action: Callable[..., object], success: str, **values: Any
) -> bool:
    """Run the action with what the form holds; a refusal becomes an error of the form."""
    if not form.is_valid():
        return False
    try:
        action(**form.cleaned_data, **values)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, success)
    return True


def attempted(request: HttpRequest, action: Callable[..., object], success: str, **values: Any) -> bool:
    """Run the action when a button was pressed (POST); a refusal becomes a message on the next page."""
    if request.method != "POST":
        return False
    try:
        action(**values)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, success)
    return True
