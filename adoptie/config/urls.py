"""All addresses. Asking, knowing and telling each bring their own."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    # An address is changed by the beheerder, who knows that the person works here.
    path("account/email/", RedirectView.as_view(pattern_name="start"), name="account_email"),
    path("account/", include("allauth.account.urls")),
    path("account/tweestaps/", include("allauth.mfa.urls")),
    path("", include("enquetes.urls")),
    path("", include("metingen.urls")),
    path("", include("rapportage.urls")),
    path("", include("adoptie.urls")),
]
