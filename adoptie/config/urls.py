"""All addresses. Asking, knowing and telling each bring their own."""

from django.urls import include, path, reverse_lazy
from django.views.generic import RedirectView

_START = RedirectView.as_view(url=reverse_lazy("start"))

urlpatterns = [
    # First, for pages of a questionnaire are asked for by far the most.
    path("", include("enquetes.urls")),
    # An address is changed by the beheerder, who knows that the person works here.
    path("account/email/", _START, name="account_email"),
    path("account/confirm-email/", _START, name="account_email_verification_sent"),
    path("account/confirm-email/<str:key>/", _START, name="account_confirm_email"),
    path("account/", include("allauth.account.urls")),
    path("account/tweestaps/", include("allauth.mfa.urls")),
    path("", include("metingen.urls")),
    path("", include("rapportage.urls")),
    path("", include("adoptie.urls")),
]
