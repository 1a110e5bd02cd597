"""All addresses. Asking, knowing and telling each bring their own."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("account/tweestaps/", include("allauth.mfa.urls")),
    path("", include("enquetes.urls")),
    path("", include("adoptie.urls")),
]
