"""Reads and makes update sites with python-tuf.

    python_tuf.py read SITE OUT      follows SITE as a client, and saves its files in OUT
    python_tuf.py make CATALOG SITE  makes a site of the *.toml files in CATALOG
    python_tuf.py renew CATALOG SITE makes the next version, with a new root and new keys
"""

import hashlib
import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import DownloadHTTPError
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface


class FolderFetcher(FetcherInterface):
    """Gives out the files of a folder as a web server does."""

    def __init__(self, site):
        self.site = site

    def _fetch(self, url):
        path = self.site / url.removeprefix("https://site.example/")
        if not path.is_file():
            raise DownloadHTTPError("not found", 404)
        yield path.read_bytes()


def read(site, out):
    """Follows a site from its first root list, as python-tuf's client does."""
    (out / "metadata").mkdir(parents=True)
    (out / "targets").mkdir()
    updater = Updater(
        metadata_dir=str(out / "metadata"),
        metadata_base_url="https://site.example/metadata/",
        target_dir=str(out / "targets"),
        target_base_url="https://site.example/targets/",
        fetcher=FolderFetcher(site),
        bootstrap=(site / "metadata" / "1.root.json").read_bytes(),
    )
    updater.refresh()
    names = json.loads((out / "metadata" / "targets.json").read_text())["signed"]["targets"]
    for name in names:
        print(name, updater.download_target(updater.get_targetinfo(name)))


def signed(role, content, signers, site, version=None):
    """Signs a list and writes it to the site."""
    metadata = Metadata(content)
    for signer in signers:
        metadata.sign(signer, append=True)
    name = f"{version}.{role}.json" if version else f"{role}.json"
    path = site / "metadata" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    metadata.to_file(str(path))
    return path.read_bytes()


def make(catalog, site, version):
    """Makes a version of a site. The keys of the version before sign its next root list."""
    expires = datetime(2026, 11, 30, tzinfo=timezone.utc) + timedelta(days=60)
    saved = site / "keys.json"
    roles = ["root", "targets", "snapshot", "timestamp"]
    before = read_keys(saved) if saved.exists() else None
    count = {"root": 3, "targets": 2, "snapshot": 1, "timestamp": 1}
    keys = {role: [CryptoSigner.generate_ed25519() for _ in range(count[role])] for role in roles}
    root = Root(version=version, expires=expires, consistent_snapshot=True)
    for role in roles:
        for signer in keys[role]:
            root.add_key(signer.public_key, role)
        root.roles[role].threshold = min(2, count[role])
    signed("root", root, keys["root"] + (before["root"] if before else []), site, version)

    targets = Targets(version=version, expires=expires)
    for path in sorted(catalog.glob("*.toml")):
        target = TargetFile.from_file(path.name, str(path), ["sha256"])
        targets.targets[path.name] = target
        copy = site / "targets" / f"{target.hashes['sha256']}.{path.name}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    data = signed("targets", targets, keys["targets"], site, version)

    # The hash and length of a list are optional: once with, once without.
    meta = MetaFile(version, len(data), {"sha256": hashlib.sha256(data).hexdigest()})
    meta = meta if version == 1 else MetaFile(version)
    snapshot = Snapshot(version=version, expires=expires, meta={"targets.json": meta})
    signed("snapshot", snapshot, keys["snapshot"], site, version)
    timestamp = Timestamp(version=version, expires=expires, snapshot_meta=MetaFile(version))
    signed("timestamp", timestamp, keys["timestamp"], site)
    write_keys(saved, keys)


def write_keys(path, keys):
    """Saves the private keys of a test site."""
    private = {role: [signer.private_bytes.hex() for signer in own] for role, own in keys.items()}
    path.write_text(json.dumps(private))


def read_keys(path):
    """Reads what write_keys saved."""
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    def signer(digits):
        return CryptoSigner(load_pem_private_key(bytes.fromhex(digits), None))

    return {role: [signer(d) for d in own] for role, own in json.loads(path.read_text()).items()}


if __name__ == "__main__":
    step, first, second = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if step == "read":
        read(first, second)
    else:
        make(first, second, 1 if step == "make" else 2)
