import subprocess
import sys
from pathlib import Path

import pytest

from upheld.toolbox import lock

HOLD = """
import sys, time
from pathlib import Path
from upheld.toolbox import lock
with lock.held(Path(sys.argv[1]), "freeze 2020"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_only_one_process_holds_the_lock(tmp_path: Path) -> None:
    """The second is told who has it; a killed holder frees it."""
    path = tmp_path / "run.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(lock.Busy, match=rf"freeze 2020 \(process {holder.pid}\)"):
        lock.held(path, "count 2020").__enter__()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with lock.held(path, "count 2020"):
        assert "count 2020" in path.read_text()
