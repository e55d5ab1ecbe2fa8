"""The browsers of the people in a test. One that a test has done with is emptied and serves the next test.

A new one has no scripts of Streamlit in its cache: fetching and reading them costs more processor than most tests do.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.window_sizes import SIZES
from tests.key import kept_cookie

LOCALES = {"it": "it-IT", "en": "en-GB"}
WRITTEN = "local_storage,indexeddb,cache_storage,service_workers,websql,file_systems"
"""What pages leave in a browser beside cookies, in the words of the DevTools protocol."""


ONE_PROCESS = "--process-per-site"
"""For all pages of a browser: the next finds there what the one before has compiled."""


@dataclass
class Profile:
    """A browser of one person; a page that nobody sees keeps its process alive between two tests."""

    context: BrowserContext
    kept: Page
    home: str


@dataclass
class Profiles:
    """Browsers by size and language that nobody uses at the moment."""

    chromium: Browser
    idle: dict[tuple[str, str], list[Profile]] = field(default_factory=lambda: defaultdict(list))

    def fresh(self, size: str, lang: str) -> BrowserContext:
        """A browser that nobody has used, with the key and nothing else."""
        return self.chromium.new_context(
            viewport=SIZES[size],  # type: ignore[arg-type]
            has_touch=size == "phone",
            is_mobile=size == "phone",
            locale=LOCALES[lang],
            reduced_motion="reduce",
            storage_state={"cookies": [kept_cookie()]},  # type: ignore[typeddict-item]
        )

    @contextmanager
    def taken(self, size: str, lang: str, home: str) -> Iterator[BrowserContext]:
        """A browser with the key and nothing else, for one person who visits the server `home`; used again afterwards."""
        waiting = self.idle[size, lang]
        profile = waiting.pop() if waiting else self._begun(size, lang, home)
        # Emptied here, and not as the last page goes: that may still write.
        protocol = profile.context.new_cdp_session(profile.kept)
        protocol.send("Storage.clearDataForOrigin", {"origin": profile.home, "storageTypes": WRITTEN})
        protocol.detach()
        yield profile.context
        self._clear(profile)
        profile.home = home
        waiting.append(profile)

    def _begun(self, size: str, lang: str, home: str) -> Profile:
        context = self.fresh(size, lang)
        kept = context.new_page()
        kept.goto(f"{home}/_stcore/health")
        return Profile(context, kept, home)

    def _clear(self, profile: Profile) -> None:
        """Close its pages, and take back what a test may have asked of it."""
        context = profile.context
        context.unroute_all()
        context.set_offline(False)
        context.clear_permissions()
        for page in context.pages:
            if page is not profile.kept:
                page.close()
        context.clear_cookies()
        context.add_cookies([kept_cookie()])  # type: ignore[list-item]
