"""The addresses of the hall: the way in, and what belongs to an account alone.

The names are allauth's where allauth looks for them.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from .views import invitation, sign_in, wishes

urlpatterns = [
    path("where/", sign_in.where, name="where"),
    path("preferences/", wishes.preferences, name="preferences"),
    path("language/<str:code>/", wishes.language, name="language"),
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/out/", sign_in.sign_out, name="account_logout"),
    path("sign-in/here/", sign_in.still_here, name="still_here"),
    path("sign-in/welcome/", invitation.welcome, name="welcome"),
    path("sign-in/signed-out/", sign_in.signed_out, name="signed_out"),
    path("sign-in/help/", sign_in.cant_get_in, name="cant_get_in"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/new/", sign_in.no_sign_up, name="account_signup"),
    # A passphrase
    path("sign-in/passphrase/", account.password_change, name="account_change_password"),
    path("sign-in/passphrase/first/", account.password_set, name="account_set_password"),
    path("sign-in/passphrase/forgotten/", account.password_reset, name="account_reset_password"),
    path(
        "sign-in/passphrase/letter/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^sign-in/passphrase/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "sign-in/passphrase/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # E-mail, for those who have one
    path("sign-in/email/", sign_in.your_email, name="account_email"),
    path(
        "sign-in/email/letter/",
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    re_path(
        r"^sign-in/email/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"
    ),
    # Showing again who one is
    path("sign-in/again/", sign_in.confirm_by_passphrase, name="account_reauthenticate"),
    path("sign-in/again/code/", sign_in.confirm_by_code, name="mfa_reauthenticate"),
    path("sign-in/again/passkey/", sign_in.confirm_by_passkey, name="mfa_reauthenticate_webauthn"),
    # The second step
    path("sign-in/second-step/", sign_in.second_step, name="second_step"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/ways/", mfa.index, name="mfa_index"),
    path("sign-in/app/", app.activate_totp, name="mfa_activate_totp"),
    path("sign-in/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("sign-in/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("sign-in/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sign-in/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sign-in/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("sign-in/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("sign-in/passkeys/in/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/passkeys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("sign-in/passkeys/<int:pk>/remove/", sign_in.remove_passkey, name="mfa_remove_webauthn"),
    # Devices
    path("sign-in/devices/", sign_in.your_devices, name="usersessions_list"),
    path("sign-in/devices/all/", sign_in.sign_out_everywhere, name="sign_out_everywhere"),
]
