"""Headers that guard the reader, and for how long an answer may be kept."""

from collections.abc import Mapping
from datetime import datetime
from math import floor
from typing import Any

from werkzeug.datastructures import Headers

PAGE_SECONDS = 300
FOR_EVER = "public, max-age=31536000, immutable"
NEVER = "no-store"
# Assets and open data; the address says so, whatever the file.
ASSETS, OPEN_DATA, API = "/assets/", "/data/", "/api/"

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
GUARDS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
STRICT_TRANSPORT = "max-age=31536000"


def guard(headers: Headers, path: str, *, indexed: bool, secure: bool) -> None:
    """Put on every answer what keeps it from being framed, sniffed, mixed or tracked."""
    for name, value in GUARDS.items():
        headers[name] = value
    # Open data may be fetched by other people's pages; nothing else need be.
    opened = path.startswith((OPEN_DATA, API))
    headers["Cross-Origin-Resource-Policy"] = "cross-origin" if opened else "same-origin"
    if opened:
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Access-Control-Expose-Headers"] = "ETag, Link"
    # Answers for programs are no pages to be found.
    if not indexed or path.startswith(API):
        headers["X-Robots-Tag"] = "noindex"
    if secure:
        headers["Strict-Transport-Security"] = STRICT_TRANSPORT


def keeping(next_hour: datetime | None, now: datetime) -> str:
    """Cache-Control of a page: some minutes, and never past the next public hour."""
    seconds = PAGE_SECONDS
    if next_hour is not None:
        seconds = max(0, min(seconds, floor((next_hour - now).total_seconds())))
    return f"public, max-age={seconds}"


def is_secure(environ: Mapping[str, Any], *, trusts_proxy: bool) -> bool:
    """Whether the reader came by https; a proxy's word counts only where it is trusted."""
    if trusts_proxy and (said := environ.get("HTTP_X_FORWARDED_PROTO")):
        return str(said).strip().lower() == "https"
    return environ.get("wsgi.url_scheme") == "https"
