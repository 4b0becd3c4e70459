"""Sends made-up logs to Ralph, a Learning Record Store, and kills the store meanwhile.

Usage: python3 benches/lrs/ralph.py --squadroom target/release/squadroom --ralph VENV/bin/ralph
           [--statements 1000] [--kills 5]

Install Ralph into an environment of its own: pip install "ralph-malph[cli,full]". The script
starts it on the loopback address with its file backend, in a temporary folder. It prints how
many statements were lost or stored twice.
"""

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--squadroom", required=True)
parser.add_argument("--ralph", required=True)
parser.add_argument("--statements", type=int, default=1000)
parser.add_argument("--kills", type=int, default=5)
given = parser.parse_args()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def record(count):
    """An export of `squadroom log --json` with so many lines."""
    subjects = [{"id": f"own.{n:016x}", "title": f"Training {n}"} for n in range(50)]
    lines = [
        {
            "id": f"done.{n:016x}",
            "subject": subjects[n % 50]["id"],
            "date": f"2026-{n % 11 + 1:02}-{n % 28 + 1:02}",
            "minutes": n % 480 + 1,
            "added": "2026-11-20T08:00:00Z",
            "changed": "2026-11-20T08:00:00Z",
        }
        for n in range(count)
    ]
    parts = {"stars": [], "lists": [], "notes": [], "planned": [], "done": lines}
    officer = {"name": "J. Doe", "number": "1234"}
    return {"squadroom_record": 1, "officer": officer, "subjects": subjects, **parts}


with tempfile.TemporaryDirectory() as home:
    home = Path(home)
    store, app = home / "store", home / "app"
    store.mkdir(), app.mkdir()
    environment = {
        **os.environ,
        "RALPH_APP_DIR": str(app),
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(store),
        "SQUADROOM_DATA": str(home / "data"),
        "SQUADROOM_TODAY": "2026-11-30",
        "SQUADROOM_LRS_USER": "squad",
        "SQUADROOM_LRS_PASSWORD": "secret",
    }
    auth = [given.ralph, "auth", "-u", "squad", "-p", "secret", "-s", "all", "-N", "squad"]
    auth += ["-M", "mailto:squad@example.gov", "-w"]
    subprocess.run(auth, env=environment, check=True, capture_output=True)
    port = free_port()
    python = str(Path(given.ralph).with_name("python"))

    # The file backend of Ralph 5.1.0 takes one write only, unless it is told to append.
    (home / "appending.py").write_text(
        "from ralph.backends.data.base import BaseOperationType\n"
        "from ralph.backends.data.fs import FSDataBackend\n"
        "FSDataBackend.default_operation_type = BaseOperationType.APPEND\n"
        "from ralph.api import app\n"
    )

    def start():
        serve = [python, "-m", "uvicorn", "appending:app", "--app-dir", str(home), "--host", "127.0.0.1"]
        serve += ["--port", str(port)]
        lrs = {**environment, "RALPH_RUNSERVER_BACKEND": "fs", "RALPH_RUNSERVER_AUTH_BACKENDS": "basic"}
        started = subprocess.Popen(serve, env=lrs, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                return started
            except OSError:
                time.sleep(0.2)
        sys.exit("Ralph doesn't start")

    export = home / "doe.json"
    export.write_text(json.dumps(record(given.statements)))
    address = f"http://127.0.0.1:{port}/xAPI"
    send = [given.squadroom, "record", "send", "--lrs", address]
    send += ["--home-page", "https://pd.example.gov", str(export)]
    server, kills, runs = start(), 0, 0
    while True:
        runs += 1
        sending = subprocess.Popen(send, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while sending.poll() is None and kills < given.kills:
            time.sleep(random.uniform(0.3, 2.0))
            server.send_signal(signal.SIGKILL)
            server.wait()
            kills += 1
            server = start()
        out, err = sending.communicate()
        print(f"run {runs}: exit {sending.returncode}  {out.strip()}{err.strip()}")
        if sending.returncode == 0 and kills >= given.kills or runs > 50:
            break
    server.kill()
    ids, torn = [], 0
    for file in store.glob("*"):
        for line in file.read_text().splitlines():
            try:
                ids.append(str(uuid.UUID(json.loads(line)["id"])))
            except ValueError:
                torn += 1
    print(f"statements {given.statements}, kills {kills}")
    print(f"stored {len(ids)}, doubled {len(ids) - len(set(ids))}, lost {given.statements - len(set(ids))}, torn lines of the store {torn}")
