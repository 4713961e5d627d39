"""Django's settings, all of them. What a host may choose is in `environment.py`."""

from pathlib import Path

import dj_database_url

from goldseam.config import environment as env

ENVIRONMENT = env.read()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = env.secret_key(ENVIRONMENT)
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
ROOT_URLCONF = "goldseam.config.urls"

# Adding a room: its name here, its paths in urls.py.
ROOMS = [
    "today",
    "checkins",
    "calm",
    "journal",
    "night",
    "support",
    "urge",
    "beliefs",
    "walks",
    "friend",
    "guide",
    "reflections",
    "understanding",
    "words",
    "chapters",
    "tracks",
    "promises",
    "boundaries",
    "arrivals",
    "openness",
    "talks",
    "picture",
]
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "goldseam.config",
    "goldseam.ui",
    "goldseam.drawers",
    "goldseam.people",
    "goldseam.together",
    *(f"goldseam.{room}" for room in ROOMS),
]
MIDDLEWARE = [
    "goldseam.config.headers.private_by_default",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "goldseam.people.visits.recognise",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [
            PACKAGE / room / "templates"
            for room in (
                "ui",
                "people",
                "questions",
                "copies",
                "builders",
                "together",
                *ROOMS,
                "demo",
            )
        ],
        "OPTIONS": {"environment": "goldseam.ui.environment.environment"},
    }
]

# SQLite unless DATABASE_URL says otherwise. A connection is kept for the life of its thread.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"  # an acknowledged word survives a power cut
    "PRAGMA secure_delete=ON;"  # deleted bytes are overwritten in the file
    "PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-16000;"
    "PRAGMA temp_store=MEMORY;"  # nothing spills into a temporary file
)
if ENVIRONMENT.database_url:
    DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=None)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(ENVIRONMENT.database_path),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": SQLITE_PRAGMAS,
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.static_path
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_MAX_AGE = 300  # for the few files without a hash in their name

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Cookies: over TLS the browser is told never to send them otherwise.
COOKIE_PREFIX = "__Host-" if ENVIRONMENT.secure else ""
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}form"
CSRF_COOKIE_SECURE = ENVIRONMENT.secure
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_SECURE = ENVIRONMENT.secure  # the messages' cookie takes its manners from these
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "goldseam.ui.rescue.form_expired"
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.origin]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.secure else None

# What a person may send in one form, in bytes: an entry holds 100,000 characters, each of up to
# twelve bytes on its way, and one that is too long comes back with its words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS: list[str] = []

# No word a person wrote may reach a log: see logs.py.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"wordless": {"()": "goldseam.config.logs.Wordless"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "wordless"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "ERROR", "propagate": True}},
}
