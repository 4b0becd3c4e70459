#!/usr/bin/env python3
"""Lists the crates that squadroom is made of, with their licenses.

    parts.py FOLDER TARGET...

Writes THIRD-PARTY.txt (each license text once, with the crates that have it) and
squadroom.cdx.json (CycloneDX 1.5) for the crates that the program has on these targets. Crates
that only build or test it are left out. A crate without a license text, or with a license that
is not in ACCEPTED, is an error.
"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys

ACCEPTED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause",
    "BSL-1.0", "CC0-1.0", "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "Unicode-3.0",
    "Unlicense", "Zlib",
}
TEXTS = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|UNLICENSE|COPYRIGHT)", re.I)
RULE = "=" * 80


def crates(targets):
    """Returns the packages of the program, by id, without those that only build or test it."""
    found = {}
    for target in targets:
        words = ["cargo", "metadata", "--format-version=1", "--locked", f"--filter-platform={target}"]
        data = json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)
        packages = {own["id"]: own for own in data["packages"]}
        nodes = {own["id"]: own for own in data["resolve"]["nodes"]}
        waiting = [data["resolve"]["root"]]
        while waiting:
            at = waiting.pop()
            if at in found and target in found[at]["targets"]:
                continue
            found.setdefault(at, {**packages[at], "targets": set()})["targets"].add(target)
            for dep in nodes[at]["deps"]:
                is_macro = any("proc-macro" in t["kind"] for t in packages[dep["pkg"]]["targets"])
                if any(kind["kind"] is None for kind in dep["dep_kinds"]) and not is_macro:
                    waiting.append(dep["pkg"])
    return sorted(found.values(), key=lambda own: (own["name"], own["version"]))


def is_accepted(expression):
    """Returns whether a license expression can be kept with licenses of ACCEPTED alone."""
    either = re.split(r"\s+OR\s+|/", expression.replace("(", "").replace(")", ""))
    return any(all(one.strip() in ACCEPTED for one in re.split(r"\s+AND\s+", all_of))
               for all_of in either)


def texts(package):
    """Returns the license files of a crate, those of files inside of it, too."""
    folder = pathlib.Path(package["manifest_path"]).parent
    names = [own for own in folder.rglob("*")
             if own.is_file() and TEXTS.match(own.name) and own.suffix not in (".rs", ".toml", ".html")]
    if package.get("license_file"):
        names.append(folder / package["license_file"])
    return {str(own.relative_to(folder)): own.read_text("utf-8", "replace").strip()
            for own in sorted(set(names)) if own.exists()}


def main(folder, targets):
    own = crates(targets)
    others = [one for one in own if not one["name"].startswith("squadroom")]
    by_text, faults, without = {}, [], []
    for one in others:
        if not is_accepted(one["license"] or ""):
            faults.append(f"{one['name']} {one['version']}: {one['license']} is not accepted")
        read = texts(one)
        if not read:
            without.append(one)
        for name, text in read.items():
            # A file inside of a crate, such as a font, has a license of its own.
            where = f": files beside {name}" if "/" in name else ""
            by_text.setdefault(text, []).append(f"{one['name']} {one['version']}{where}")
    if faults:
        sys.exit("\n".join(faults))
    page = ["squadroom is made of these parts. The license texts follow.", ""]
    page += [f"  {one['name']} {one['version']}: {one['license']}" for one in others]
    for text, names in sorted(by_text.items(), key=lambda both: both[1]):
        page += ["", RULE, *sorted(set(names)), "", text]
    page += ["", RULE, "These crates have no text of their own. Their authors chose these licenses:", ""]
    page += [f"{one['name']} {one['version']}: {one['license']}. {', '.join(one['authors'])} "
             f"{one['repository'] or ''}" for one in without]
    script = pathlib.Path("assets/page/minisearch.min.js").read_text("utf-8").split("*/")[0]
    page += ["", RULE, "The search of the web page:", "", script.removeprefix("/*!").strip(), ""]
    (folder / "THIRD-PARTY.txt").write_text("\n".join(page), "utf-8")
    lock = pathlib.Path("Cargo.lock").read_text("utf-8")
    sums = dict(re.findall(r'name = "([^"]+)"\nversion = "[^"]+"\nsource = "[^"]+"\nchecksum = "([0-9a-f]+)"', lock))
    component = lambda one: {
        "type": "library", "name": one["name"], "version": one["version"],
        "purl": f"pkg:cargo/{one['name']}@{one['version']}",
        "licenses": [{"expression": (one["license"] or "").replace("/", " OR ")}],
        **({"hashes": [{"alg": "SHA-256", "content": sums[one["name"]]}]} if one["name"] in sums else {}),
    }
    program = next(one for one in own if one["name"] == "squadroom")
    (folder / "squadroom.cdx.json").write_text(json.dumps({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "serialNumber": "urn:uuid:" + re.sub(r"^(.{8})(.{4})(.{4})(.{4})(.{12}).*", r"\1-\2-\3-\4-\5",
                                             hashlib.sha256(lock.encode()).hexdigest()),
        "metadata": {"component": {"type": "application", "name": "squadroom",
                                   "version": program["version"]}},
        "components": [component(one) for one in others],
    }, indent=1) + "\n", "utf-8")
    print(f"{len(others)} crates, {len(by_text)} license texts, {len(without)} crates without one")


main(pathlib.Path(sys.argv[1]), sys.argv[2:])
