"""One file of settings, read from the environment; what is missing gets the safe value.

`.env.example` lists every name. Demo mode can't be switched on for anything real: see `insist_on_a_demo`.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent


class Misconfigured(RuntimeError):
    """A setting is missing or makes no sense. The message says which, and what to do."""


def env(name: str, default: str | None = None) -> str:
    value = os.environ.get(f"BESIDE_{name}", default)
    if value is None:
        raise Misconfigured(f"Set BESIDE_{name}. See .env.example.")
    return value


def env_bool(name: str, default: bool = False) -> bool:
    value = env(name, "yes" if default else "no").lower()
    if value not in ("yes", "no", "true", "false", "1", "0"):
        raise Misconfigured(f"BESIDE_{name} must be yes or no, not {value!r}.")
    return value in ("yes", "true", "1")


def env_list(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in env(name, default).split(",") if item.strip()]


MODE = env("MODE", "production")
"""`production`, `demo` (set only by `beside demo`) or `test` (set only by the tests)."""
if MODE not in ("production", "demo", "test"):
    raise Misconfigured("BESIDE_MODE is production, demo or test.")

VAR = Path(env("VAR", str(ROOT / "var")))
"""Everything this installation keeps: database file, keys, checkpoints, uploads."""


def database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path) or ":memory:",
            "OPTIONS": {
                # Without these two, a quarter of concurrent writes meet a locked file.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                "PRAGMA foreign_keys=ON; PRAGMA cache_size=-20000;",
            },
        }
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or 5432),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": 5, "options": "-c statement_timeout=30000 -c jit=off"},
        }
    raise Misconfigured("BESIDE_DATABASE_URL starts with sqlite: or postgresql:.")


DATABASE_URL = env("DATABASE_URL", f"sqlite://{VAR / 'beside.sqlite3'}")
OWNER_DATABASE_URL = env("OWNER_DATABASE_URL", DATABASE_URL)
"""The role that owns the tables and migrates them; never the one that serves people."""
AS_OWNER = env_bool("AS_OWNER")
DATABASES = {"default": database(OWNER_DATABASE_URL if AS_OWNER else DATABASE_URL)}
APP_ROLE = unquote(urlsplit(DATABASE_URL).username or "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

KEYS_FILE = Path(env("KEYS_FILE", str(VAR / "keys.json")))
CHECKPOINTS = Path(env("CHECKPOINTS", str(VAR / "checkpoints")))

COUNTRY = env("COUNTRY", "")
"""Two letters: whose help numbers show first. Empty: the page asks. Never guessed."""

HELP_NUMBERS = "beside.safety.now.numbers"
"""What the page for a database that is away asks for the numbers to show."""

DEBUG = False
ALLOWED_HOSTS = env_list("HOSTS", "localhost,127.0.0.1,[::1]")
BASE_URL = env("BASE_URL", "http://localhost:8000")
"""The address people type. Links in messages are made from it, never from the request."""
IS_SECURE = BASE_URL.startswith("https:")


LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")


def insist_on_a_demo() -> None:
    """In demo mode anybody may be anybody, so it exists only on a machine's own loopback
    address, with a database file that is the demo's own."""
    if urlsplit(BASE_URL).hostname not in LOOPBACK or not set(ALLOWED_HOSTS) <= set(LOOPBACK):
        raise Misconfigured("Demo mode is for localhost only. Leave BESIDE_MODE out.")
    if {urlsplit(url).scheme for url in (DATABASE_URL, OWNER_DATABASE_URL)} != {"sqlite"}:
        raise Misconfigured("Demo mode never opens a real database. Leave BESIDE_MODE out.")


if MODE == "demo":
    insist_on_a_demo()


def secret_key() -> str:
    given = os.environ.get("BESIDE_SECRET_KEY", "")
    if given or MODE == "production":
        if len(given) < 40:
            raise Misconfigured("Set BESIDE_SECRET_KEY to 40 or more random characters.")
        return given
    return "not-secret-" * 5


SECRET_KEY = secret_key()

INSTALLED_APPS = [
    "beside.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "beside.core",
    "beside.people",  # before allauth: our templates stand in for its own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "beside.workforce",
    "beside.consent",
    "beside.notices",
    "beside.training",
    "beside.careers",
    "beside.referrals",
    "beside.relationships",
    "beside.safety",
    "beside.matching",
    "beside.plans",
    "beside.encounters",
    "beside.wellbeing",
    "beside.supervision",
    "beside.insights",
    "beside.home",
    "beside.api",
    "beside.operate",
    "beside.demo",
]

MIDDLEWARE = [
    "beside.core.middleware.SafeHeaders",
    "beside.safety.middleware.HelpNow",
    "beside.core.middleware.ReadableAddress",
    "beside.core.middleware.DatabaseAway",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "beside.people.middleware.VisitsEnd",
    "beside.people.middleware.AtTheFront",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "beside.core.middleware.DoorRequired",
    "beside.people.middleware.WhoIsActing",
]
DOORLESS = ("allauth.", "django.contrib.staticfiles.", "django.views.static")
"""Views that are not ours: sign-in, and files without anybody in them."""

ROOT_URLCONF = "beside.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "beside.ui.templatetags.ui",
                "beside.core.templatetags.house",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "beside.people.context.around",
            ],
        },
    }
]

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "beside.people.passphrases.LongEnough"},
    {"NAME": "beside.people.passphrases.NotCommon"},
    {"NAME": "beside.people.passphrases.NotTheName"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/where/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "beside.people.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "beside.people.forms.sign_in.LogIn",
    "reauthenticate": "beside.people.forms.sign_in.ConfirmByPassphrase",
    "change_password": "beside.people.forms.sign_in.ChangePassphrase",
    "set_password": "beside.people.forms.sign_in.ChoosePassphrase",
    "reset_password": "beside.people.forms.sign_in.AskForLink",
    "reset_password_from_key": "beside.people.forms.sign_in.ChoosePassphraseByLink",
    "add_email": "beside.people.forms.sign_in.ChangeEmail",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = None  # as the person says: see LogIn
ACCOUNT_RATE_LIMITS = {
    # Tries at one name from one place; tries from one place; tries at one name from everywhere.
    "login_failed": "5/5m/key,10/m/ip",
    "login_everywhere": "30/15m/key",
    "reset_password": "10/m/ip,3/10m/key",
}
PASSWORD_RESET_TIMEOUT = 30 * 60
MFA_ADAPTER = "beside.people.adapter.SecondStep"
MFA_FORMS = {
    "authenticate": "beside.people.forms.sign_in.EnterCode",
    "reauthenticate": "beside.people.forms.sign_in.ConfirmByCode",
    "authenticate_webauthn": "beside.people.forms.sign_in.EnterPasskey",
    "reauthenticate_webauthn": "beside.people.forms.sign_in.ConfirmByPasskey",
    "login_webauthn": "beside.people.forms.sign_in.LogInByPasskey",
    "activate_totp": "beside.people.forms.sign_in.StartApp",
    "add_webauthn": "beside.people.forms.sign_in.AddPasskey",
    "edit_webauthn": "beside.people.forms.sign_in.RenamePasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE
MFA_TOTP_ISSUER = "beside"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody can sign up with an address that is not theirs
ALLAUTH_TRUSTED_PROXY_COUNT = int(env("PROXIES", "1" if IS_SECURE else "0"))
"""How many proxies of ours stand before us; tries are counted per address behind them."""

SESSION_COOKIE_NAME = "__Host-visit" if IS_SECURE else "visit"
CSRF_COOKIE_NAME = "__Host-form" if IS_SECURE else "form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_SSL_REDIRECT = IS_SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "beside.ui.views.form_too_old"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["beside.core.receiving.UpToTheMost"]
UPLOAD_MOST_BYTES = int(env("UPLOAD_MOST_MB", "10")) * 1_000_000
"""The largest file that is taken in. Larger ones are told so, and nothing typed is lost."""
SCAN_COMMAND = env("SCAN_COMMAND", "")
"""What looks for viruses: run with the path of a file after it; 0 means clean, 1 infected."""
SCAN_SECONDS = int(env("SCAN_SECONDS", "15"))

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "beside_cache",
    }
}
if MODE == "test":
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGES_CHECKED = {"en"}
"""Read through by somebody who grew up with the language. The others say so at the foot of a page."""
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [ROOT / "beside" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "beside.ui.files.Files"
    },
}
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_USE_FINDERS = MODE == "test"

EMAIL_BACKEND = env("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env("EMAIL_HOST", "localhost")
EMAIL_PORT = int(env("EMAIL_PORT", "25"))
EMAIL_HOST_USER = env("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env_bool("EMAIL_TLS")
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", "notes@localhost")

COURIERS = env_list(
    "COURIERS",
    "EMAIL=beside.notices.couriers.email.Email"
    if MODE == "production"
    else "EMAIL=beside.notices.couriers.console.Console,"
    "TEXT=beside.notices.couriers.console.Console",
)
"""Who carries what outside: CHANNEL=package.module.Class, with commas between. See notices/couriers."""

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"beside": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}

# We send the frame header ourselves, on every answer: see SafeHeaders. HSTS for every subdomain,
# and for ever in every browser, is the choice of whoever owns the domain.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W005", "security.W021"]
if MODE == "test":
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
