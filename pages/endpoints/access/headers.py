"""The security headers of every answer."""

import base64
import hashlib
import re
from functools import cache, lru_cache
from importlib.resources import files

Headers = tuple[tuple[bytes, bytes], ...]

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FRAMED = "/reports/"
"""Addresses that our own pages may show in a frame, for the preview of a report."""
DATA = "/api/"
"""Addresses that only our scripts read; shown as a page, they may load nothing."""
DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

DENIED_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""Features of a browser that no page of ours needs."""


@cache
def inline_script_hashes() -> tuple[str, ...]:
    """The hashes of the inline scripts in the page of the installed Streamlit, as a Content-Security-Policy names them."""
    page = (files("streamlit") / "static" / "index.html").read_text(encoding="utf-8")
    hashes = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in hashes)


def content_policy(host: str, *, framed: bool) -> str:
    """The Content-Security-Policy of a page at `host` (name and port); with `framed`, our own pages may show it in a frame.

    Streamlit loads components as `blob:` and decodes its messages with WebAssembly; neither lets text run as a script.
    """
    sockets = "" if host.startswith("[") else f" ws://{host} wss://{host}"  # a policy cannot name an IPv6 address
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "blob:", "'wasm-unsafe-eval'", *inline_script_hashes()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' data: blob:",
        "connect-src": f"'self'{sockets}",
        "worker-src": "'self' blob:",
        "frame-src": "'self' blob:",
        "object-src": "'self'" if framed else "'none'",
        "manifest-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'" if framed else "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@lru_cache(maxsize=64)
def security_headers(host: str, place: str) -> Headers:
    """The headers of an answer; `place` is `FRAMED`, `DATA` or "" for everything else."""
    framed = place == FRAMED
    texts = {
        "content-security-policy": DATA_POLICY if place == DATA else content_policy(host, framed=framed),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "SAMEORIGIN" if framed else "DENY",
    }
    if place != DATA:
        texts["permissions-policy"] = ", ".join(f"{feature}=()" for feature in DENIED_FEATURES)
    return tuple((name.encode(), value.encode()) for name, value in texts.items())
