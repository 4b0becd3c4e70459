#!/usr/bin/env python3
"""Writes the manifests for winget, Scoop and Homebrew, with the hashes of the files.

    manifests.py DIST VERSION URL
"""

import hashlib
import json
import pathlib
import sys

DESCRIPTION = "Offline catalog of anti-human-trafficking trainings and hotlines for police"
dist, version, url = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
page = url.split("/releases/")[0]
out = dist / "manifests"
out.mkdir(exist_ok=True)


def file(name):
    """Returns the address and the hash of a file; None if it was not built."""
    path = dist / name
    return (f"{url}/{name}", hashlib.sha256(path.read_bytes()).hexdigest()) if path.exists() else None


def winget(msi):
    common = f"PackageIdentifier: squadroom.squadroom\nPackageVersion: {version}\n"
    end = "ManifestVersion: 1.6.0\n"
    (out / "squadroom.squadroom.yaml").write_text(
        f"{common}DefaultLocale: en-US\nManifestType: version\n{end}")
    (out / "squadroom.squadroom.locale.en-US.yaml").write_text(
        f"{common}PackageLocale: en-US\nPublisher: The squadroom contributors\nPackageName: squadroom\n"
        f"License: MIT OR Apache-2.0\nShortDescription: {DESCRIPTION}\nPackageUrl: {page}\n"
        f"ManifestType: defaultLocale\n{end}")
    (out / "squadroom.squadroom.installer.yaml").write_text(
        f"{common}InstallerType: wix\nScope: user\nInstallers:\n- Architecture: x64\n"
        f"  InstallerUrl: {msi[0]}\n  InstallerSha256: {msi[1].upper()}\nManifestType: installer\n{end}")


def scoop(archive):
    (out / "squadroom.json").write_text(json.dumps({
        "version": version, "description": DESCRIPTION, "homepage": page,
        "license": "MIT OR Apache-2.0",
        "architecture": {"64bit": {"url": archive[0], "hash": archive[1],
                                   "extract_dir": f"squadroom-{version}-windows-x64"}},
        "bin": "squadroom.exe",
    }, indent=4) + "\n")


def homebrew(archives):
    parts = "".join(
        f'  on_{cpu} do\n    url "{one[0]}"\n    sha256 "{one[1]}"\n  end\n'
        for cpu, one in archives.items() if one)
    (out / "squadroom.rb").write_text(f'''class Squadroom < Formula
  desc "{DESCRIPTION}"
  homepage "{page}"
  version "{version}"
  license any_of: ["MIT", "Apache-2.0"]
  depends_on :linux
{parts}
  def install
    bin.install "squadroom"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/squadroom.bash" => "squadroom"
    zsh_completion.install "completions/_squadroom"
    fish_completion.install "completions/squadroom.fish"
  end

  test do
    assert_match "233733", shell_output("#{{bin}}/squadroom hotline")
  end
end
''')


msi = file(f"squadroom-{version}-windows-x64.msi")
archive = file(f"squadroom-{version}-windows-x64.zip")
linux = {"intel": file(f"squadroom-{version}-linux-x86_64.tar.gz"),
         "arm": file(f"squadroom-{version}-linux-aarch64.tar.gz")}
if msi:
    winget(msi)
if archive:
    scoop(archive)
if any(linux.values()):
    homebrew(linux)
print(*sorted(own.name for own in out.iterdir()))
