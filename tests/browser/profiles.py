"""The browsers of the people in a test. One that a test has done with is emptied and serves the next test.

A new one has no scripts of Streamlit in its cache: fetching and reading them costs more processor than most tests do.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext

from tests.key import kept_cookie

SIZES = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
LOCALES = {"it": "it-IT", "en": "en-GB"}
WRITTEN = "local_storage,indexeddb,cache_storage,service_workers,websql,file_systems"
"""What pages leave in a browser beside cookies, in the words of the DevTools protocol."""


@dataclass
class Profiles:
    """Browsers by size and language that nobody uses at the moment."""

    chromium: Browser
    idle: dict[tuple[str, str], list[BrowserContext]] = field(default_factory=lambda: defaultdict(list))

    def new(self, size: str, lang: str) -> BrowserContext:
        """A browser that nobody has used, with the key and nothing else."""
        return self.chromium.new_context(
            viewport=SIZES[size],  # type: ignore[arg-type]
            has_touch=size == "phone",
            is_mobile=size == "phone",
            locale=LOCALES[lang],
            reduced_motion="reduce",
            storage_state={"cookies": [kept_cookie()]},  # type: ignore[typeddict-item]
        )

    def take(self, size: str, lang: str) -> BrowserContext:
        """A browser with the key and nothing else, for one person until it is given back."""
        waiting = self.idle[size, lang]
        return waiting.pop() if waiting else self.new(size, lang)

    def give_back(self, size: str, lang: str, context: BrowserContext, home: str) -> None:
        """Close its pages and empty it of what those of the server at `home` left there."""
        context.unroute_all()
        context.set_offline(False)
        context.clear_permissions()
        for page in context.pages:
            page.close()
        page = context.new_page()
        context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": home, "storageTypes": WRITTEN})
        page.close()
        context.clear_cookies()
        context.add_cookies([kept_cookie()])  # type: ignore[list-item]
        self.idle[size, lang].append(context)
