"""The machine that a table was measured on, in one line."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SHOWN = ("duckdb", "typst", "django", "pandas", "weasyprint", "granian", "datasette")
CPU_INFO = Path("/proc/cpuinfo")
GIGABYTE = 1 << 30


def describe() -> str:
    """Processor, cores, memory, system, and the versions of what is compared."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    versions = [f"Python {platform.python_version()}", *filter(None, map(_version, SHOWN))]
    return (
        f"{_processor()}, {os.cpu_count()} cores, {pages / GIGABYTE:.0f} GB, {platform.system()}; "
        f"{', '.join(versions)}"
    )


def _processor() -> str:
    if CPU_INFO.exists():
        for line in CPU_INFO.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""
