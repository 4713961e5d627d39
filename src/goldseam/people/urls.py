from django.urls import path

from goldseam.people import (
    ending,
    entering,
    joining,
    looking_after,
    recovering,
    second_factors,
    second_step,
)

app_name = "people"
urlpatterns = [
    path("about/", looking_after.about, name="about"),
    path("join/", joining.join, name="join"),
    path("join/code/", joining.code, name="code"),
    path("join/pin/", joining.first_pin, name="first-pin"),
    path("sign-in/", entering.sign_in, name="sign-in"),
    path("sign-in/second/", second_step.second_step, name="second-step"),
    path("recover/", recovering.recover, name="recover"),
    path("unlock/", entering.unlock, name="unlock"),
    path("lock/", entering.lock, name="lock"),
    path("sign-out/", entering.sign_out, name="sign-out"),
    path("leave/", entering.leave, name="leave"),
    path("account/", looking_after.account, name="account"),
    path("account/choices/", looking_after.choices, name="choices"),
    path("account/say/", looking_after.say, name="say"),
    path("account/pin/", looking_after.pin, name="pin"),
    path("account/passphrase/", looking_after.passphrase, name="passphrase"),
    path("account/sessions/", looking_after.sessions, name="sessions"),
    path("account/sessions/end/", looking_after.end_session, name="end-session"),
    path("account/recovery/", recovering.recovery, name="recovery"),
    path("account/recovery/new/", recovering.new_code, name="new-code"),
    path("account/recovery/confirm/", recovering.confirm_recovery, name="confirm-recovery"),
    path("account/second-step/", second_factors.listed, name="factors"),
    path("account/second-step/app/", second_factors.add_app, name="add-app"),
    path("account/second-step/passkey/", second_factors.add_passkey, name="add-passkey"),
    path("account/second-step/codes/", second_factors.backup_codes, name="backup-codes"),
    path("account/second-step/<uuid:id>/remove/", second_factors.remove, name="remove-factor"),
    path("account/someone-knew/", ending.someone_knew, name="someone-knew"),
    path("account/delete/", ending.delete, name="delete"),
    path("gone/", ending.gone, name="gone"),
]
