"""Login, second factor, profile and access. Of allauth's pages only those that are needed."""

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as recovery
from django.contrib.auth.decorators import login_required
from django.urls import path
from django.views.generic import RedirectView

from core.accounts.views import login, memberships, profile, staff

urlpatterns = [
    path("konto/", profile.profile, name="profile"),
    path("konto/logg-inn/", account.request_login_code, name="account_login"),
    # The name allauth goes back to when a code has run out.
    path("konto/logg-inn/", account.request_login_code, name="account_request_login_code"),
    path("konto/kode/", login.LoginCodeView.as_view(), name="account_confirm_login_code"),
    path("konto/logg-ut/", account.logout, name="account_logout"),
    path("konto/ikke-i-bruk/", account.account_inactive, name="account_inactive"),
    path("konto/totrinn/kode/", login.SecondFactorView.as_view(), name="mfa_authenticate"),
    path(
        "konto/totrinn/bekreft/", login.ConfirmSecondFactorView.as_view(), name="mfa_reauthenticate"
    ),
    path(
        "konto/totrinn/",
        login_required(RedirectView.as_view(pattern_name="profile")),
        name="mfa_index",
    ),
    path("konto/totrinn/paa/", login.ActivateSecondFactorView.as_view(), name="mfa_activate_totp"),
    path(
        "konto/totrinn/av/", login.DeactivateSecondFactorView.as_view(), name="mfa_deactivate_totp"
    ),
    path("konto/reservekoder/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "konto/reservekoder/nye/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "konto/reservekoder/fil/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("sprak/", login.set_language, name="set_language"),
    path("k/<str:number>/tilgang/", memberships.memberships, name="memberships"),
    path(
        "k/<str:number>/tilgang/<int:pk>/erstatt/",
        memberships.membership_replace,
        name="membership_replace",
    ),
    path(
        "k/<str:number>/tilgang/<int:pk>/avslutt/",
        memberships.membership_end,
        name="membership_end",
    ),
    path(
        "k/<str:number>/tilgang/invitasjon/<int:pk>/send/",
        memberships.invitation_send,
        name="invitation_send",
    ),
    path(
        "k/<str:number>/tilgang/invitasjon/<int:pk>/trekk/",
        memberships.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("ndfu/folk/", staff.ndfu_people, name="ndfu_people"),
    path("ndfu/folk/<int:pk>/avslutt/", staff.role_end, name="role_end"),
    path(
        "ndfu/folk/<int:pk>/totrinn/nullstill/",
        staff.second_factor_reset,
        name="second_factor_reset",
    ),
    path(
        "ndfu/folk/invitasjon/<int:pk>/trekk/",
        staff.role_invitation_withdraw,
        name="role_invitation_withdraw",
    ),
    # Before Django's admin: its own pages for logging in and changing passwords are closed.
    path("admin/login/", login.admin_login, name="admin_login"),
    path("admin/password_change/", login.no_password, name="admin_password_change"),
    path("admin/password_change/done/", login.no_password, name="admin_password_change_done"),
]
