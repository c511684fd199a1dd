"""Settings shared by every way of running. What differs stands in dev, test and prod."""

from __future__ import annotations

import django_stubs_ext
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import env, logging, mail_provider

# Lets generic classes such as ModelAdmin[Person] be named at run time.
django_stubs_ext.monkeypatch()

ROOT = env.ROOT
VAR = env.VAR
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = False
DEMO = env.boolean("DEMO", False)
SITE_URL = env.site_url()
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "127.0.0.1,localhost")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "core",
    "core.audit",
    "core.municipalities",
    "core.accounts",
    "core.mail",
    "core.schedule",
    "followup",
    "network",
    "reporting",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.middleware.PersonLanguageMiddleware",
    "core.middleware.PrivatePagesMiddleware",
    "core.middleware.ReadOnlyGetMiddleware",
    "core.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "core.context.page",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.redis_url()
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(VAR / "cache"),
        }
    )
}

# --- language and time
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "platform" / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True
LANGUAGE_COOKIE_SECURE = False
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- files
STATIC_URL = "/static/"
STATIC_ROOT = env.text("STATIC_ROOT") or VAR / "static"
NODE = ROOT / "node_modules"
STATICFILES_DIRS = [
    ROOT / "platform" / "static",
    ("designsystemet", ROOT / "node_modules" / "@digdir" / "designsystemet-css" / "dist"),
    (
        "designsystemet-web",
        ROOT / "node_modules" / "@digdir" / "designsystemet-web" / "dist" / "umd",
    ),
    ("inter", ROOT / "node_modules" / "@fontsource-variable" / "inter"),
]
MEDIA_ROOT = VAR / "files"  # never served: documents are read by views that check who asks
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
REFERAT_MAX_BYTES = 20 * 1024 * 1024
# The limits of the process that reads a referat. LibreOffice's first start takes half a minute, an
# ordinary .docx a tenth of a second, and the rules a second of processor time.
REFERAT_SECONDS = 180
REFERAT_MEGABYTES = 1024
REFERAT_INTERPRETING_SECONDS = 60.0

# --- accounts: a code by e-mail, no passwords (docs/adr/)
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "core.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code itself proves the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger cannot make us write to strangers
# Six digits and three attempts a code: at most 60 guesses an hour at one address.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,20/h/key"}
ACCOUNT_FORMS = {
    "request_login_code": "core.accounts.forms.LoginForm",
    "confirm_login_code": "core.accounts.forms.LoginCodeForm",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "core.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_FORMS = {
    "authenticate": "core.accounts.forms.SecondFactorForm",
    "reauthenticate": "core.accounts.forms.ConfirmSecondFactorForm",
    "activate_totp": "core.accounts.forms.ActivateSecondFactorForm",
}
MFA_TOTP_ISSUER = "ALLEMED Videre"
SESSION_COOKIE_AGE = 30 * 24 * 3600

# --- security
SECRET_KEY = ""
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}

# --- mail
vars().update(env.email())
carrier = mail_provider.chosen()
MAIL_PROVIDER = carrier.name  # "" for SMTP
MAIL_WEBHOOKS: dict[str, str] = carrier.webhooks
ANYMAIL = carrier.anymail
EMAIL_BACKEND = carrier.backend
EMAIL_TIMEOUT = 20
MAIL_CONNECTIONS = env.integer("MAIL_CONNECTIONS", 12, least=1, most=50)  # at most, per worker
MAIL_PER_SECOND = env.integer("MAIL_PER_SECOND", 0, most=10_000)  # over all workers; 0: no limit
MAIL_PER_MINUTE = env.integer("MAIL_PER_MINUTE", 0, most=600_000)
MAIL_PER_DOMAIN_PER_MINUTE = env.integer("MAIL_PER_DOMAIN_PER_MINUTE", 0, most=60_000)
MAIL_ONLY_TO = [
    name.lower() for name in env.names("MAIL_ONLY_TO")
]  # addresses and domains; nobody else is mailed
MAIL_REDIRECT_ALL = env.address("MAIL_REDIRECT_ALL")  # one address that gets every mail instead
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "ALLEMED Videre <videre@example.no>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_DOMAIN = env.text("MAIL_DOMAIN", "example.no")  # right side of our Message-IDs
INBOUND_DOMAIN = env.domain("INBOUND_DOMAIN")  # replies go to addresses there; "" for none
# Servers' reports about mails that came back go to INBOUND_DOMAIN too: its SPF must name our relay.
BOUNCES_TO_INBOUND = env.boolean("BOUNCES_TO_INBOUND", False) and bool(INBOUND_DOMAIN)
INBOUND_AUTHSERV_ID = env.text("INBOUND_AUTHSERV_ID")  # whose Authentication-Results we trust
INBOUND_MAX_BYTES = 10 * 1024 * 1024  # of larger mails only the head is kept
MAILBOX_URL = env.text("MAILBOX_URL", "")  # the local mailbox's page, named on demo pages only
CANARY_EMAIL = env.address("CANARY_EMAIL")  # gets one mail a day, which must arrive
METRICS_TOKEN = env.text("METRICS_TOKEN")  # who has it may read /metrics
MAIL_KEEP_BODIES_DAYS = env.integer("MAIL_KEEP_BODIES_DAYS", 180, least=7, most=3650)
LINK_MAX_AGE_DAYS = env.integer("LINK_MAX_AGE_DAYS", 270, least=7, most=1000)

# --- queue: the database is the truth, the broker only a doorbell
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
if not REDIS_URL:
    queue = VAR / "queue"
    for folder in ("messages", "processed", "control"):
        (queue / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(queue / "messages"),
        "data_folder_out": str(queue / "messages"),
        "processed_folder": str(queue / "processed"),
        "control_folder": str(queue / "control"),
        "store_processed": False,
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat")
CELERY_BEAT_SCHEDULE = {
    "deliver-mail": {"task": "mail.deliver", "schedule": 15.0},
    "send-canary": {"task": "mail.canary", "schedule": 900.0},
    "judge-bounces": {"task": "mail.bounces", "schedule": 60.0},
    "handle-inbound-mail": {"task": "mail.inbound", "schedule": 60.0},
    "forget-mail-bodies": {
        "task": "mail.forget_bodies",
        "schedule": crontab(hour="3", minute="50"),
    },
    "send-reminders": {"task": "followup.send_reminders", "schedule": 60.0},
    "tell-others": {"task": "followup.tell_others", "schedule": 60.0},
    "escalate": {"task": "followup.escalate", "schedule": 300.0},
    "plan-reminders": {
        "task": "followup.plan_reminders",
        "schedule": crontab(hour="3", minute="10"),
    },
    "check-reminders": {
        "task": "followup.check_reminders",
        "schedule": crontab(hour="3", minute="30"),
    },
    "forget-replies": {
        "task": "followup.forget_replies",
        "schedule": crontab(hour="3", minute="55"),
    },
    "delete-old-referats": {
        "task": "followup.delete_old_referats",
        "schedule": crontab(hour="3", minute="40"),
    },
}

# --- logs: JSON lines without tokens and addresses
LOGGING_CONFIG = None
logging.configure()
