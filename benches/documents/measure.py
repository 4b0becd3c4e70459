#!/usr/bin/env python3
"""Measures how well squadroom reads documents, beside other readers.

    benches/documents/measure.py pdf FOLDER        PDF files, beside pdftotext and pypdfium2
    benches/documents/measure.py articles FOLDER   web pages, beside trafilatura

The first needs pdftotext (poppler) and takes its words for the truth. pypdfium2 is measured if
it is installed. The second reads FOLDER/ground-truth.json and FOLDER/html/*.html.gz, the form
of the article extraction benchmark of scrapinghub. SQUADROOM names the program to measure; else
it is target/release/squadroom.
"""

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

PROGRAM = os.environ.get("SQUADROOM", "target/release/squadroom")
SHORTEST = 200  # words of a PDF file that counts
PARTED = "\x01"  # where a line's end parts a word


def squadroom(sort, data):
    """The text that squadroom reads, a block a line."""
    run = subprocess.run([PROGRAM, "extract-text", sort, "0"], input=data, capture_output=True)
    pages = [json.loads(line) for line in run.stdout.decode("utf-8", "replace").splitlines()]
    return "\n".join(block["text"] for page in pages for block in page["blocks"])


def pdftotext(path, *options):
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", *options, path, "-"], capture_output=True)
    return run.stdout.decode("utf-8", "replace")


def pdfium(path):
    try:
        import pypdfium2
    except ImportError:
        return None
    try:
        pages = pypdfium2.PdfDocument(path)
        text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    except Exception:  # a file that it refuses
        return ""
    return text.replace("\r\n", "\n").replace("\x02", "-\n").replace("\ufffe", "-\n")


def words(text):
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\ufffd", "")
    text = re.sub(r"(?<=[^\W\d_])[-\u2010]\n\s*(?=[a-z])", PARTED, text)
    return [word.lower() for word in re.findall(rf"[^\W_]+(?:{PARTED}[^\W_]+)*", text)]


def settled(truth, own):
    """The words of the truth; those at a line's end whole if the reader has them whole."""
    known, kept = Counter(own), []
    for word in truth:
        whole = word.replace(PARTED, "")
        kept += [whole] if known[whole] else word.split(PARTED)
    return kept


def pairs(truth, own):
    a, b = (Counter(zip(words, words[1:])) for words in (truth, own))
    return sum((a & b).values()) / max(1, sum(a.values()))


def compared(text, plain, laid_out):
    own = [word.replace(PARTED, "") for word in words(text)]
    truth, other = settled(words(plain), own), settled(words(laid_out), own)
    missing, extra = Counter(truth) - Counter(own), Counter(own) - Counter(truth)
    recall = 1 - sum(missing.values()) / max(1, len(truth))
    glued = broken = 0
    left = Counter(missing)
    for a, b in zip(truth, truth[1:]):
        if extra[a + b] > 0 and left[a] > 0 and left[b] > 0:
            extra[a + b] -= 1
            left[a] -= 1
            left[b] -= 1
            glued += 1
    for a, b in zip(own, own[1:]):
        if left[a + b] > 0:
            left[a + b] -= 1
            broken += 1
    order = max(pairs(truth, own), pairs(other, own))
    return len(truth), recall, order, glued + broken


def report(name, rows, seconds):
    recalls = sorted(row[1] for row in rows)
    total = sum(row[0] for row in rows)
    print(
        f"{name}: {len(rows)} files, {total} words; recall mean {statistics.mean(recalls):.4f}, "
        f"median {statistics.median(recalls):.3f}, 5th percentile {recalls[len(recalls) // 20]:.3f}, "
        f"below .5: {sum(r < 0.5 for r in recalls)}; pairs {statistics.mean(r[2] for r in rows):.3f}; "
        f"glued or broken {100 * sum(r[3] for r in rows) / total:.3f} %; "
        f"seconds: median {statistics.median(seconds):.3f}, most {max(seconds):.2f}"
    )


def measure_pdf(folder):
    readers = {"squadroom": lambda path: squadroom("PDF", path.read_bytes()), "pypdfium2": pdfium}
    results = {name: ([], []) for name in readers}
    for path in sorted(folder.rglob("*.pdf")):
        plain = pdftotext(path)
        if len(plain.split()) < SHORTEST:
            continue
        laid_out = pdftotext(path, "-layout")
        for name, read in readers.items():
            started = time.perf_counter()
            text = read(path)
            if text is not None:
                results[name][1].append(time.perf_counter() - started)
                results[name][0].append(compared(text, plain, laid_out))
    for name, (rows, seconds) in results.items():
        if rows:
            report(name, rows, seconds)


def trafilatura(data):
    try:
        import trafilatura as reader
    except ImportError:
        return None
    return reader.extract(data.decode("utf-8", "replace")) or ""


def measure_articles(folder):
    truths = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    readers = {"squadroom": lambda data: squadroom("web page", data), "trafilatura": trafilatura}
    for name, read in readers.items():
        found, share = [], []
        for key, truth in truths.items():
            text = read(gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()))
            if text is None:
                break
            own, wanted = (Counter(re.findall(r"\w+", t.lower())) for t in (text, truth["articleBody"]))
            both = sum((own & wanted).values())
            found.append(both / max(1, sum(wanted.values())))
            share.append(both / max(1, sum(own.values())))
        if found:
            print(f"{name}: {len(found)} pages, words found {statistics.mean(found):.3f}, "
                  f"article share {statistics.mean(share):.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("pdf", "articles"):
        sys.exit(__doc__)
    {"pdf": measure_pdf, "articles": measure_articles}[sys.argv[1]](Path(sys.argv[2]))
