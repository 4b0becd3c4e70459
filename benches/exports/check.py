"""Reads every export of hostile records with other programs: icalendar, vobject, Ralph's models
of xAPI, tincan, Python's csv and html.parser, and LibreOffice if it is there.

Usage: python3 benches/exports/check.py --squadroom target/release/squadroom [--records 500]
           [--soffice soffice] [--xapi-validation FOLDER]

Install the readers into an environment of their own:
    pip install icalendar vobject tincan "ralph-malph[cli]"
FOLDER is one in which `npm install xapi-validation` ran. The script prints a line for each export.
"""

import argparse
import csv
import http.server
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import vobject
from ralph.models.xapi.base.statements import BaseXapiStatement
from tincan import Statement

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--squadroom", required=True)
parser.add_argument("--records", type=int, default=500)
parser.add_argument("--soffice")
parser.add_argument("--xapi-validation")
given = parser.parse_args()

PARTS = [
    "a,b;c:d", 'say "hi"', "back\\slash\\n", "x\nATTENDEE:mailto:evil@example.com", "x\r\nEND:VCALENDAR",
    "BEGIN:VEVENT", "END:VCARD", "=cmd|' /C calc'!A0", "+SUM(A1)", "-2+3", "@here", "\t=tab", "<script>alert(1)</script>",
    "<img src=x onerror=y>", "&amp; &lt; &#60;", "]]>", "--><b>", "{{x}}", "$(x) `x`", "%n%s%00", "\u00e9\u0301\u0308",
    "\u05d0\u05d1\u05d2 \u0627\u0628\u062c", "\U0001f469\u200d\U0001f4bb\U0001f1fa\U0001f1f8", "\u4e2d\u6587" * 40,
    "long " * 90, "\u00a0nbsp\u00a0", "'0042", "  blanks  ", "| table | row |", "# head", "* star_ _", "\\,\\;", "ends with \\",
    "\u202eright to left", "a\u2028b", "\x1b[31mred", "x\x07y", "\ufefftop", "caf\u00e9", "\u00df\u0130\u0131", "a\u200bb",
]
rng = random.Random(7)


def text():
    return "".join(rng.choice(PARTS) for _ in range(rng.randint(1, 3)))[:900]


def line(number):
    return {
        "id": f"done.{number:016x}",
        "subject": f"own.{number:016x}",
        "date": f"2026-{number % 11 + 1:02}-{number % 28 + 1:02}",
        "minutes": number % 480 + 1,
        "provider": text(),
        "certificate": text(),
        "credit": text(),
        "expires": "2028-01-31",
        "added": "2026-11-20T08:00:00Z",
        "changed": "2026-11-20T08:00:00Z",
    }


def archive(count):
    ids = [f"own.{number:016x}" for number in range(count)]
    plans = [f"own.{number:016x}" for number in range(count, 2 * count)]
    return {
        "squadroom_record": 1,
        "subjects": [
            {"id": own, "title": f"{number} {text()}", "provider": text(), "topics": ["a,b;c \"d\" = \\ <b>"]}
            for number, own in enumerate(ids + plans)
        ],
        "stars": [],
        "lists": [],
        "notes": [],
        "planned": [
            {"subject": own, "due": "2027-03-04", "changed": "2026-11-20T08:00:00Z"} for own in plans
        ],
        "done": [line(number) for number in range(count)],
    }


def catalog(folder, count):
    """A catalog with so many hotlines."""
    folder.mkdir()
    (folder / "publishers.toml").write_text('[[publisher]]\nid = "agency"\nname = "Agency"\nshort_name = "Agency"\n')
    head = 'id = "hostile"\ntitle = "Hostile"\nversion = "1.0.0"\nissued = "2026-11-20"\npublisher = "agency"\n'
    (folder / "catalog.toml").write_text(head + 'license = "MIT"\ndescription = "Hostile words."\n')
    printed = lambda words: "".join(c for c in words if c.isprintable()).strip() or "x"
    quoted = lambda words: json.dumps(printed(words), ensure_ascii=False)
    rows = []
    for number in range(count):
        area, last = (201, 202, 203, 205, 206)[number // 100 % 5], number % 100
        digits = f"1-{area}-555-01{last:02}"
        source = 'source = [{ url = "https://www.example.gov/", as_of = "2026-05-12" }]'
        rows.append(
            f'[[hotline]]\nid = "hot-{number}"\ntitle = {quoted(f"Line {number} " + text())}\n'
            f'abstract = "Someone answers."\npublisher = ["agency"]\nurl = "https://www.example.gov/{number}"\n'
            f'url_kind = "exact"\nstatus = "current"\noperator = {quoted(text())}\nwho_answers = {quoted(text())}\n'
            f'hours = "24/7"\nlanguages = ["English"]\n{source}\n\n[[hotline.line]]\nchannel = "voice"\n'
            f'number = "{digits}"\nnumber_again = "{digits}"\nevidence = "confirmed"\nas_of = "2026-05-12"\n'
            f"note = {quoted(text())}\n{source}\n"
        )
    (folder / "hotlines.toml").write_text("\n".join(rows))


class Store(http.server.BaseHTTPRequestHandler):
    """Takes statements in."""

    taken = []

    def do_POST(self):
        statements = json.loads(self.rfile.read(int(self.headers["content-length"])))
        known = {own["id"] for own in Store.taken}
        if any(own["id"] in known for own in statements):
            self.send_response(409)
            self.end_headers()
            return
        Store.taken += statements
        said = json.dumps([own["id"] for own in statements]).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_):
        pass


class Tags(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.rows, self.cell = set(), [], None

    def handle_starttag(self, tag, _):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None and self.rows:
            self.rows[-1].append(" ".join(self.cell.split()))
            self.cell = None


failed = 0


def told(what, is_right, figures):
    global failed
    failed += not is_right
    print(f"{what}: {'right' if is_right else 'WRONG'}, {figures}")


with tempfile.TemporaryDirectory() as home:
    home = Path(home)
    environment = {
        **os.environ, "HOME": str(home), "SQUADROOM_DATA": str(home / "data"), "SQUADROOM_TODAY": "2026-11-30",
    }

    def run(*words, codes=(0,)):
        done = subprocess.run([given.squadroom, *words], env=environment, capture_output=True)
        if done.returncode not in codes:
            sys.exit(f"{words}: {done.returncode} {done.stderr.decode()[:2000]}")
        return done.stdout

    export = home / "hostile.json"
    export.write_text(json.dumps(archive(given.records)))
    run("record", "import", str(export))
    whole = json.loads(run("log", "--json"))
    titles = {own["id"]: own["title"] for own in whole["subjects"]}
    lines = {own["id"]: own for own in whole["done"]}
    even = lambda words: " ".join(words.split())

    calendar = run("plan", "--ics")
    events = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    planned = sorted(even(titles[own["subject"]]) for own in whole["planned"])
    found = sorted(even(str(event["SUMMARY"])) for event in events)
    same = sum(any(title in summary for summary in found) for title in planned)
    told("plan --ics, icalendar", len(found) == len(planned) == same, f"{len(found)} events, {same} titles")
    events = vobject.readOne(calendar.decode()).contents["vevent"]
    told("plan --ics, vobject", len(events) == len(planned), f"{len(events)} events")

    for form, words in (("excel", ["--csv"]), ("plain", ["--csv", "plain"])):
        table = list(csv.DictReader(io.StringIO(run("log", *words).decode("utf-8-sig"), newline="")))
        unformula = lambda cell: cell[1:] if cell.startswith("'") else cell
        wanted = sorted(even(titles[own["subject"]]) for own in lines.values())
        got = sorted(even(unformula(row["title"])) for row in table)
        safe = form == "plain" or not any(
            cell and cell[0] in "=+-@\t\r" for row in table for cell in row.values()
        )
        minutes = sum(int(row["minutes"]) for row in table) == sum(own["minutes"] for own in lines.values())
    
        alike = sum(a == b or unformula(a) == b for a, b in zip(wanted, got))
        told(f"log {' '.join(words)}, csv", safe and minutes and len(got) == len(wanted), f"{len(got)} rows, {alike} same titles")

    page = Tags()
    page.feed(run("log", "--html").decode())
    bad = page.tags & {"script", "img", "iframe", "b", "object"}
    cells = {cell for row in page.rows for cell in row}
    shown = sum(any(even(titles[own["subject"]]) in cell for cell in cells) for own in lines.values())
    told("log --html, html.parser", not bad and shown == len(lines), f"{shown} titles, tags {sorted(page.tags)}")

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    send = ["record", "send", "--lrs", f"http://127.0.0.1:{server.server_port}/xAPI"]
    send += ["--home-page", "https://pd.example.gov", "--number", "'0042\"<b>"]
    run(*send)
    for own in list(lines)[:20]:
        run("log", "edit", own, "--hours", "1", "--date", "2026-01-02", "--yes")
    run(*send)
    voids = [own for own in Store.taken if own["verb"]["id"].endswith("/voided")]
    for own in Store.taken:
        Statement.from_json(json.dumps(own))
        BaseXapiStatement.model_validate(own)
    refs = {own["object"]["id"] for own in voids}
    right = len(Store.taken) == len(lines) + 40 and len(refs) == 20
    told("record send, Ralph's models and tincan", right, f"{len(Store.taken)} statements, {len(voids)} of them void others")
    if given.xapi_validation:
        statements = home / "statements.json"
        statements.write_text(json.dumps(Store.taken))
        script = (
            "const check = require('xapi-validation').default;"
            "const all = JSON.parse(require('fs').readFileSync(process.argv[1]));"
            "const bad = all.map((own) => check(own)).filter((found) => found.length > 0);"
            "console.log(all.length, bad.length, JSON.stringify(bad[0] || ''));"
        )
        node = subprocess.run(["node", "-e", script, str(statements)], cwd=given.xapi_validation, capture_output=True, text=True)
        count = node.stdout.split()
        what = f"{count[0]} statements, {count[1]} refused" if len(count) > 1 else node.stderr[:300]
        told("record send, xapi-validation", count[:2] == [str(len(Store.taken)), "0"], what)

    catalog(home / "catalog", given.records)
    only = ["--catalog-only", str(home / "catalog"), "hotline", "--all"]
    for version in ("--vcard", "--vcard4"):
        cards = list(vobject.readComponents(run(*only, version).decode()))
        numbers = {tel.value for card in cards for tel in card.contents.get("tel", [])}
        ours = sum(card.fn.value.startswith("Line ") for card in cards)
        told(f"hotline {version}, vobject", ours == given.records, f"{len(cards)} cards, {len(numbers)} numbers")

    if given.soffice:
        office = [given.soffice, "--headless", f"-env:UserInstallation=file://{home}/office"]
        out = ["--outdir", str(home / "out")]
        (home / "log.csv").write_bytes(run("log", "--csv"))
        (home / "log.html").write_bytes(run("log", "--html"))
        csv_filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
        subprocess.run([*office, "--infilter=CSV:44,34,76,1", "--convert-to", csv_filter, *out, str(home / "log.csv")], capture_output=True)
        rows = list(csv.reader(io.StringIO((home / "out/log.csv").read_text("utf-8-sig"), newline="")))
        before = list(csv.reader(io.StringIO((home / "log.csv").read_text("utf-8-sig"), newline="")))
        pairs = [pair for x, y in zip(rows, before) for pair in zip(x, y)]
        alike = sum(a == b for a, b in pairs)
        for a, b in [pair for pair in pairs if pair[0] != pair[1]][:3]:
            print(f"  LibreOffice shows {a!r} for {b!r}")
        cells = sum(len(row) for row in before)
        told("log --csv, LibreOffice", len(rows) == len(before) and alike == cells, f"{len(rows)} rows, {alike} of {cells} cells the same")
        subprocess.run([*office, "--convert-to", "txt:Text (encoded):UTF8", *out, str(home / "log.html")], capture_output=True)
        words = even((home / "out/log.txt").read_text("utf-8-sig"))
        shown = sum(even(titles[own["subject"]]) in words for own in lines.values())
        told("log --html, LibreOffice", shown == len(lines), f"{shown} of {len(lines)} titles")

sys.exit(failed > 0)
