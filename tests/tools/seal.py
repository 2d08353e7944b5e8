#!/usr/bin/env python3
"""Sealed agreements as three tools see them: ours, poppler's pdfsig, pyHanko.

usage: seal.py BINARY FOLDER [--every]

FOLDER holds what `tests/it/seal_files.rs` leaves there: sealed agreements (C01.pdf …), the desk's certificate
(desk.pem), C01 sealed with another self-made key (again.pdf, other.pem) and unsealed (plain.pdf).
Exit 1 when ours lets anything through, or when a tool does not call a good file good. What another tool lets
through is listed with the part of the file that it is in.
"""
import argparse
import asyncio
import collections
import concurrent.futures
import io
import logging
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from asn1crypto import keys, pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils import generic
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

CASES = ["C01", "C02", "C05", "C07", "C08"]
CHANGES = 300
IN_THE_SEAL = 100
TOOLS = ["maplebridge", "pdfsig", "pyHanko"]
logging.disable(logging.CRITICAL)


class Judges:
    """Each says whether a file is good: the whole of it as it was sealed, and by the desk's certificate where told."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.root = certificate(folder / "desk.pem")

    def maplebridge(self, path, *arguments):
        done = subprocess.run([self.binary, "--casebook", "/nowhere", "--lang", "en", "verify", path, *arguments],
                              capture_output=True, text=True)
        if done.returncode not in (0, 1, 2):
            raise SystemExit(f"maplebridge verify ended with {done.returncode}: {done.stderr}")
        return done.returncode, done.stdout + done.stderr

    def pdfsig(self, path):
        said = subprocess.run(["pdfsig", path], capture_output=True, text=True, errors="replace").stdout
        return said.count("Signature #") == 1 and "Signature is Valid" in said and "Total document signed" in said

    def pyhanko(self, data):
        try:
            signatures = PdfFileReader(io.BytesIO(data)).embedded_signatures
            if len(signatures) != 1:
                return False
            status = validate_pdf_signature(signatures[0], ValidationContext(trust_roots=[self.root]))
            return bool(status.intact and status.valid and status.trusted and status.bottom_line
                        and status.coverage == SignatureCoverageLevel.ENTIRE_FILE)
        # A file that it cannot read is one that it does not call good.
        except Exception:
            return False

    def all(self, data):
        """What each tool says of these bytes; ours with its exit code and words."""
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            code, words = self.maplebridge(file.name)
            return {"maplebridge": code == 0, "pdfsig": self.pdfsig(file.name), "pyHanko": self.pyhanko(data)}, code, words


def certificate(path):
    return x509.Certificate.load(pem.unarmor(path.read_bytes())[2])


def gap_of(data):
    """Where the seal's container lies, between its angle brackets."""
    found = list(re.finditer(rb"/SubFilter/ETSI\.CAdES\.detached/ByteRange\[[0-9 ]+\]/Contents<([0-9A-F]+)>", data))
    assert len(found) == 1
    return found[0].span(1)


# The container by its parts: what stands at each place of a sequence or set, from the outside in.
PARTS = {
    (): "wrapper", (0,): "content type", (1,): "wrapper", (1, 0): "wrapper", (1, 0, 0): "version of the container",
    (1, 0, 1): "list of digest algorithms", (1, 0, 2): "type of what is signed", (1, 0, 3): "certificate: wrapper",
    (1, 0, 3, 0): "certificate: wrapper", (1, 0, 3, 0, 0): "certificate: body", (1, 0, 3, 0, 1): "certificate: signature algorithm",
    (1, 0, 3, 0, 2): "certificate: its own signature", (1, 0, 4): "signer: wrapper", (1, 0, 4, 0): "signer: wrapper",
    (1, 0, 4, 0, 0): "signer: version", (1, 0, 4, 0, 1): "signer: issuer and serial", (1, 0, 4, 0, 2): "signer: digest algorithm",
    (1, 0, 4, 0, 3): "signer: signed attributes", (1, 0, 4, 0, 4): "signer: signature algorithm", (1, 0, 4, 0, 5): "signer: signature",
}
BODY = ["version", "serial", "algorithm", "issuer", "validity", "subject", "public key", "extensions"]
PARTS.update({(1, 0, 3, 0, 0, place): f"certificate: {name}" for place, name in enumerate(BODY)})


def part(der, at):
    """The part of the container that this byte is in."""
    path, start, end = (), 0, len(der)
    while True:
        for place, (begin, inside, stop) in enumerate(elements(der, start, end)):
            if begin <= at < stop:
                break
        else:
            return named(path)
        if not path and start == 0:
            place = None
        path = path if place is None else path + (place,)
        if at < inside or not der[begin] & 0x20:
            return named(path)
        start, end = inside, stop


def elements(der, start, end):
    """The elements of DER in this range: where each begins, its contents begin, it stops."""
    while start < end:
        length, inside = der[start + 1], start + 2
        if length & 0x80:
            count = length & 0x7F
            length, inside = int.from_bytes(der[inside:inside + count], "big"), inside + count
        yield start, inside, inside + length
        start = inside + length


def named(path):
    while path not in PARTS:
        path = path[:-1]
    return PARTS[path]


def place_of(original, at):
    """In words, where in a sealed file this byte is."""
    start, end = gap_of(original)
    if start <= at < end:
        return "seal, " + part(bytes.fromhex(original[start:end].decode()), (at - start) // 2)
    if start - 1 <= at <= end:
        return "brackets of the seal"
    update = original[:start].rindex(b"%%EOF") + 5
    return "update that holds the seal" if at >= update else "agreement before the seal"


def what_changed(original, at, by):
    start, end = gap_of(original)
    if start <= at < end and by == 0x20 and original[at] >= ord("A"):
        return "seal, the same figure as a small letter"
    return place_of(original, at)


def change(data, at, by):
    changed = bytearray(data)
    changed[at] ^= by
    return bytes(changed)


def seeded(files):
    """Single-byte changes all over the files, and more in the seals alone."""
    dice = random.Random(2026)
    for number in range(CHANGES):
        name = CASES[number % len(CASES)]
        yield "whole file", name, dice.randrange(len(files[name])), dice.randrange(1, 256)
    for number in range(IN_THE_SEAL):
        name = CASES[number % len(CASES)]
        start, end = gap_of(files[name])
        # Every second one stays a hexadecimal figure, so that the tools get something to read.
        at = dice.randrange(start, end)
        yield "the seal alone", name, at, as_figure(files[name][at], dice) if number % 2 else dice.randrange(1, 256)


def as_figure(byte, dice):
    return byte ^ dice.choice([figure for figure in b"0123456789ABCDEF" if figure != byte])


def every(files):
    """Each byte of one seal to the next figure, and each letter to its small form."""
    data = files["C01"]
    start, end = gap_of(data)
    figures = b"0123456789ABCDEF"
    for at in range(start, end):
        yield "every figure of one seal", "C01", at, data[at] ^ figures[(figures.index(data[at]) + 1) % 16]
        if data[at] >= ord("A"):
            yield "every letter of one seal made small", "C01", at, 0x20


def run_changes(judges, files, changes):
    """The table of what each tool found; the changes that ours let through."""
    tally, missed, codes, through = {}, collections.defaultdict(collections.Counter), collections.Counter(), []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [(kind, name, at, by, pool.submit(judges.all, change(files[name], at, by))) for kind, name, at, by in changes]
        for kind, name, at, by, job in jobs:
            good, code, _ = job.result()
            row = tally.setdefault(kind, collections.Counter())
            row["changes"] += 1
            codes[code] += 1
            for tool in TOOLS:
                row[tool] += not good[tool]
                if good[tool]:
                    missed[tool][what_changed(files[name], at, by)] += 1
            if good["maplebridge"] or code == 2:
                through.append(f"{name} byte {at} ^ {by:#x}: exit {code}")
    print(f"\n{'single-byte changes':<38}{'changes':>9}" + "".join(f"{tool:>13}" for tool in TOOLS))
    for kind, row in tally.items():
        print(f"{kind:<38}{row['changes']:>9}" + "".join(f"{row[tool]:>13}" for tool in TOOLS))
    print(f"exit codes of ours: {dict(codes)}")
    for tool in TOOLS:
        for place, count in sorted(missed[tool].items(), key=lambda item: -item[1]):
            print(f"  {tool} lets through {count:>4} in: {place}")
    return through


def appended(data):
    """A revision that says on the page what was never signed, appended with pyHanko."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    content = generic.StreamObject(stream_data=b"1 0 0 rg 60 60 400 400 re f")
    page["/Contents"] = generic.ArrayObject([writer.add_object(content)])
    writer.update_container(page)
    return written(writer)


class Insolent(signers.PdfSigner):
    """Signs although the seal forbids any change; the library alone would refuse."""

    def _enforce_certification_constraints(self, reader):
        pass


def signed_on_top(data, key):
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    fields.append_signature_field(writer, fields.SigFieldSpec("Second"))
    meta = signers.PdfSignatureMetadata(field_name="Second", subfilter=fields.SigSeedSubFilter.PADES)
    out = io.BytesIO()
    asyncio.run(Insolent(meta, signer=key).async_sign_pdf(writer, output=out))
    return out.getvalue()


def written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stranger():
    """A key of somebody else, made by OpenSSL."""
    with tempfile.TemporaryDirectory() as folder:
        key, cert = Path(folder) / "key.pem", Path(folder) / "cert.pem"
        subprocess.run(["openssl", "req", "-new", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-subj", "/CN=Stranger", "-days", "3650", "-addext", "keyUsage=critical,digitalSignature,nonRepudiation",
                        "-keyout", key, "-out", cert], check=True, capture_output=True)
        info = keys.PrivateKeyInfo.load(pem.unarmor(key.read_bytes())[2])
        return signers.SimpleSigner(signing_cert=certificate(cert), signing_key=info, cert_registry=SimpleCertificateStore())


def pages_swapped(folder):
    """The first page of one sealed agreement among the pages of another, by qpdf."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as out:
        subprocess.run(["qpdf", folder / "C01.pdf", "--pages", folder / "C02.pdf", "1", folder / "C01.pdf", "2-z", "--", out.name],
                       check=True)
        return Path(out.name).read_bytes()


def streams_swapped(one, other):
    """A page's contents put in place of another's, byte for byte where they are: the file keeps its length."""
    (at, room), (begin, length) = contents(one), contents(other)
    taken = other[begin:begin + min(room, length)]
    return one[:at] + taken + one[at + len(taken):]


def contents(data):
    """Where the contents of the first page begin, and how long they are."""
    page = PdfFileReader(io.BytesIO(data)).root["/Pages"]["/Kids"][0]
    stream = page.raw_get("/Contents")
    stream = stream[0] if isinstance(stream, list) else stream
    number = stream.reference.idnum if isinstance(stream, generic.IndirectObject) else stream.container_ref.idnum
    head = re.search(rb"\n%d 0 obj\n<<.*?/Length (\d+).*?>>stream\n" % number, data, re.DOTALL)
    return head.end(), int(head.group(1))


def seal_copied(one, other):
    """The container of one seal in the place of another's; where it is shorter, the rest stays."""
    (start, end), (begin, stop) = gap_of(one), gap_of(other)
    taken = other[begin:stop][:end - start]
    return one[:start] + taken + one[start + len(taken):]


def update_moved(one, other):
    """Another agreement's update, seal and all, behind this agreement."""
    before = lambda data: data[:data.rindex(b"%%EOF", 0, data.rindex(b"%%EOF")) + 5]
    return before(one) + other[len(before(other)):]


def run_attacks(judges, files):
    """What ours must not call good; the names of those that it let through."""
    one, two = files["C01"], files["C02"]
    # Two agreements whose seals have the same length.
    twin = next((files[name] for name in CASES[1:] if gap_length(files[name]) == gap_length(one)), two)
    attacks = {
        "appended revision that paints over a page": appended(one),
        "appended white space": one + b"\n",
        "second signature on top (pyHanko)": signed_on_top(one, stranger()),
        "pages of two sealed agreements swapped (qpdf)": pages_swapped(judges.folder),
        "contents of a page swapped in place": streams_swapped(one, two),
        "seal copied from another agreement": seal_copied(one, twin),
        "update with its seal moved behind another": update_moved(one, two),
        "the last byte cut off": one[:-1],
    }
    through = []
    print(f"\n{'forgeries':<50}{'ours (exit)':>12}{'pdfsig':>10}{'pyHanko':>10}   ours says")
    for name, data in attacks.items():
        good, code, words = judges.all(data)
        found = {tool: "lets through" if good[tool] else "finds" for tool in TOOLS}
        why = next((line for line in words.splitlines() if line.startswith("[bad]")), words.strip())
        print(f"{name:<50}{found['maplebridge'] + f' ({code})':>12}{found['pdfsig']:>10}{found['pyHanko']:>10}   {why}")
        if code != 1:
            through.append(f"{name}: exit {code}")
    return through


def gap_length(data):
    start, end = gap_of(data)
    return end - start


def run_good(judges, files):
    """Every tool must call the sealed files good; ours must know the desk's certificate and tell another."""
    wrong = []
    for name, data in files.items():
        good, _, _ = judges.all(data)
        wrong += [f"{tool} does not call {name} good" for tool in TOOLS if not good[tool]]
    path, desk = judges.folder / "C01.pdf", judges.folder / "desk.pem"
    again = judges.folder / "again.pdf"
    expected = [
        ("C01 with the desk's root", judges.maplebridge(path, "--root", desk), 0, "Intact"),
        ("C01 with another root", judges.maplebridge(path, "--root", judges.folder / "other.pem"), 1, "neither the one"),
        ("sealed again with another key, alone", judges.maplebridge(again), 0, "Issuer: itself"),
        ("sealed again with another key, with the desk's root", judges.maplebridge(again, "--root", desk), 1, "neither the one"),
        ("not sealed", judges.maplebridge(judges.folder / "plain.pdf"), 2, "no seal of this program"),
    ]
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(signed_on_top((judges.folder / "plain.pdf").read_bytes(), stranger()))
        file.flush()
        expected.append(("signed by pyHanko alone", judges.maplebridge(file.name), 2, "made by other software"))
    for what, (code, words), wanted, says in expected:
        if code != wanted or says not in words:
            wrong.append(f"{what}: exit {code}, {words}")
    if judges.pyhanko(again.read_bytes()):
        wrong.append("pyHanko trusts what another key sealed")
    print(f"{len(files)} sealed agreements: valid for all three tools; pyHanko: intact, valid, whole file, trusted with the desk's root")
    print(f"{len(expected)} more as expected: roots, sealed again, not sealed, signed by other software")
    return wrong


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("binary", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--every", action="store_true")
    given = arguments.parse_args()
    judges = Judges(given.binary, given.folder)
    files = {name: (given.folder / f"{name}.pdf").read_bytes() for name in CASES}
    wrong = run_good(judges, files)
    changes = list(seeded(files)) + (list(every(files)) if given.every else [])
    wrong += run_changes(judges, files, changes)
    wrong += run_attacks(judges, files)
    for problem in wrong:
        print(f"FAILED: {problem}")
    print(f"\nseal: {len(changes)} changes, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
