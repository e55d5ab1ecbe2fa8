"""Settings: a workshop's own fields, the company's calendar, and what stands on the report."""

from pages.screens.settings.workshop_settings import settings
from pages.ui import session

settings(session.require_workshop())
