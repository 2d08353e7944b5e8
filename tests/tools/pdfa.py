#!/usr/bin/env python3
"""Holds PDF files against the points of PDF/A-2u (ISO 19005-2) and of their own structure, with pikepdf (qpdf).

usage: pdfa.py FILE.pdf...          every point over every file; exit 1 when one does not hold
       pdfa.py --sealed FILE.pdf... the same over sealed files, which hold one invisible signature field as well
       pdfa.py --spoil FILE.pdf     spoils the file in many ways, each of which the points must notice

It reads what is in the file, with nothing of ours, and is no full validator: rules for what our files never
contain (images, forms, attachments, scripts, transparency, layers) are held by forbidding those things.
Needs python3-pikepdf; fonts are read by hand.
"""
import io
import re
import struct
import sys
import xml.etree.ElementTree as xml

import pikepdf

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
# Text, paths, state, grey and marks: all that a page of ours may say (ISO 32000-1, annex A).
OPERATORS = set("BT ET Tf Tm Td TJ Tj Tc Tw Tz TL Tr w J j M d m l c v y h re S s f F f* B B* b b* n q Q cm g G rg RG "
                "BMC BDC EMC".split())
DRAWING = set("TJ Tj S s f F f* B B* b b*".split())
# Standard types that ours are, with those that may stand right above each (None: the root of the tree).
ABOVE = {
    "Document": {None},
    "H1": {None, "Document"}, "H2": {None, "Document"}, "H3": {None, "Document"},
    "P": {None, "Document", "TD", "TH", "Form"}, "Form": {None, "Document", "TD", "P"},
    "Table": {None, "Document"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"},
}


class Points:
    """The points of one file; what does not hold is gathered in `wrong`."""

    def __init__(self, data, sealed=False):
        self.data = data
        self.sealed = sealed
        # Ids of the objects of the seal, which have points of their own.
        self.of_seal = set()
        self.wrong = []
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.root = self.pdf.Root

    def hold(self, holds, point):
        if not holds:
            self.wrong.append(point)

    def all(self):
        self.file()
        self.catalog()
        self.intent()
        self.metadata()
        if self.sealed:
            self.seal()
        self.objects()
        self.pages()
        self.outline()
        for problem in self.pdf.check():
            self.wrong.append(f"qpdf: {problem}")
        return self.wrong

    def file(self):
        self.hold(self.data.startswith(b"%PDF-1.7\n"), "the header says PDF 1.7")
        second = self.data.split(b"\n", 2)[1]
        self.hold(second[:1] == b"%" and len(second) >= 5 and all(byte > 127 for byte in second[1:5]),
                  "the second line is a comment of bytes above 127")
        self.hold(re.search(rb"%%EOF\r?\n?$", self.data), "nothing follows the end of the file")
        self.hold(not self.pdf.is_encrypted, "the file is not encrypted")
        ids = [bytes(part) for part in self.pdf.trailer.get("/ID", [])]
        self.hold(len(ids) == 2 and all(len(part) == 16 for part in ids), "the trailer has an id of two parts")

    def catalog(self):
        root = self.root
        self.hold(str(root.get("/Lang", "")) in ("zh-CN", "en"), "the catalogue names the language")
        self.hold(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True, "viewers show the title")
        for key in ("/OCProperties", "/AA", "/OpenAction", "/AcroForm", "/Names", "/Requirements", "/NeedsRendering",
                    "/Collection", "/Perms"):
            self.hold(key not in root or self.sealed and key in ("/AcroForm", "/Perms"), f"the catalogue has no {key}")
        marked = root.get("/MarkInfo", {}).get("/Marked") is True
        self.hold(marked == ("/StructTreeRoot" in root), "the file calls itself tagged when it has a structure")

    def intent(self):
        intents = list(self.root.get("/OutputIntents", []))
        self.hold(len(intents) == 1, "there is one output intent")
        for intent in intents:
            self.hold(intent.get("/S") == "/GTS_PDFA1", "the output intent is that of PDF/A")
            self.hold(str(intent.get("/OutputConditionIdentifier", "")) != "", "the output intent has a name")
            profile = intent.get("/DestOutputProfile")
            if profile is None:
                self.hold(False, "the output intent has a profile")
                continue
            icc = bytes(profile.read_bytes())
            self.hold(profile.get("/N") == 3 and icc[16:20] == b"RGB " and icc[36:40] == b"acsp"
                      and icc[12:16] in (b"mntr", b"prtr") and len(icc) == struct.unpack(">I", icc[:4])[0]
                      and icc[8] <= 4, "the profile is a whole RGB profile of version 4 at most")

    def metadata(self):
        stream = self.root.get("/Metadata")
        if stream is None:
            self.hold(False, "there is an XMP packet")
            return
        self.hold("/Filter" not in stream and stream.get("/Type") == "/Metadata" and stream.get("/Subtype") == "/XML",
                  "the XMP packet is an uncompressed metadata stream")
        packet = bytes(stream.read_raw_bytes()).decode("utf-8")
        head = packet.split("?>", 1)[0]
        self.hold(head.startswith("<?xpacket begin=") and " bytes=" not in head and " encoding=" not in head
                  and packet.rstrip().endswith('<?xpacket end="w"?>'), "the XMP packet is wrapped as one")
        try:
            description = xml.fromstring(packet.encode("utf-8")).find(f"{RDF}RDF/{RDF}Description")
        except xml.ParseError as error:
            self.hold(False, f"the XMP packet is XML ({error})")
            return
        text = lambda path: description.findtext(path)
        self.hold((text(f"{PDFA}part"), text(f"{PDFA}conformance")) == ("2", "U"), "the packet claims PDF/A-2u")
        self.hold(text(f"{DC}language/{RDF}Bag/{RDF}li") == str(self.root.get("/Lang")), "the packet has the language")
        # Info and XMP say the same, field by field (None where both are silent).
        same = {
            "/Title": f"{DC}title/{RDF}Alt/{RDF}li", "/Author": f"{DC}creator/{RDF}Seq/{RDF}li",
            "/Subject": f"{DC}description/{RDF}Alt/{RDF}li", "/Keywords": f"{PDF}Keywords",
            "/Creator": f"{XMP}CreatorTool", "/Producer": f"{PDF}Producer", "/CreationDate": f"{XMP}CreateDate",
            "/ModDate": f"{XMP}ModifyDate",
        }
        info = self.pdf.trailer.get("/Info", {})
        for key in info.keys():
            self.hold(key in same, f"Info's {key} has a place in XMP")
        for key, path in same.items():
            said = str(info[key]) if key in info else None
            self.hold(said == text(path), f"Info and XMP say the same of {key}: {said!r}, {text(path)!r}")
        self.hold(bool(str(info.get("/Title", ""))), "the file has a title")
        self.hold("/CreationDate" not in info and "/ModDate" not in info, "the file carries no date")

    def seal(self):
        """ISO 19005-2, 6.1.12 (permissions), 6.3 (annotations), 6.4 (forms, signatures)."""
        form = self.root.AcroForm
        self.hold(set(form.keys()) == {"/Fields", "/SigFlags"}, "the form has fields and nothing that acts")
        self.hold(len(form.Fields) == 1, "there is one field")
        field = form.Fields[0]
        annotations = [annotation.objgen for page in self.pdf.pages for annotation in page.obj.get("/Annots", [])]
        self.hold(annotations == [field.objgen], "the one annotation is the seal's field")
        self.hold((str(field.Subtype), str(field.FT)) == ("/Widget", "/Sig"), "the field is for a signature")
        self.hold(int(field.F) == 132, "the field is printed and locked, neither hidden nor invisible")
        self.hold(all(int(side) == 0 for side in field.Rect), "the field has no size")
        picture = field.AP.N
        self.hold(set(field.AP.keys()) == {"/N"} and picture.read_bytes() == b"", "the field shows nothing")
        signature = field.V
        _, before, behind, rest = [int(number) for number in signature.ByteRange]
        self.hold(self.data[before:before + 1] + self.data[behind - 1:behind] == b"<>" and behind + rest == len(self.data),
                  "the signature covers the whole file but itself")
        self.hold(set(self.root.Perms.keys()) == {"/DocMDP"} and self.root.Perms.DocMDP.objgen == signature.objgen,
                  "the only permission is the seal's: no change")
        self.of_seal = {field.objgen, picture.objgen, signature.objgen}

    def objects(self):
        for thing in self.pdf.objects:
            if thing.objgen in self.of_seal:
                continue
            if isinstance(thing, pikepdf.Stream):
                filters = thing.get("/Filter", [])
                filters = [filters] if isinstance(filters, pikepdf.Name) else list(filters)
                self.hold(all(name == "/FlateDecode" for name in filters), "streams are packed with Flate or not at all")
                self.hold(not any(key in thing for key in ("/F", "/FFilter", "/FDecodeParms")),
                          "no stream lies outside the file")
                self.hold(thing.get("/Subtype") not in ("/Image", "/Form", "/PS"), "there is no image and no form")
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                kind = thing.get("/Type")
                self.hold(kind != "/ExtGState", "no state of graphics is set by dictionary (transparency, transfer)")
                self.hold(kind not in ("/Action", "/Annot", "/Filespec", "/EmbeddedFile", "/Sig"),
                          f"there is no {kind}")
                self.hold(not any(key in thing for key in ("/SMask", "/Group", "/AA", "/JS")),
                          "nothing is transparent, nothing acts")
                for key, value in thing.items():
                    self.hold(len(key.encode()) <= 128, "names are at most 127 bytes long")
                    if isinstance(value, pikepdf.String):
                        self.hold(len(bytes(value)) <= 32767, "strings are at most 32767 bytes long")

    def pages(self):
        fonts, owners = {}, {}
        for number, page in enumerate(self.pdf.pages):
            obj = page.obj
            for box in ("/MediaBox", "/CropBox", "/TrimBox"):
                if box in obj:
                    left, bottom, right, top = [float(side) for side in obj[box]]
                    self.hold(3 <= right - left <= 14400 and 3 <= top - bottom <= 14400, "pages are of a possible size")
            self.hold(self.sealed or len(obj.get("/Annots", [])) == 0, "pages carry no annotations")
            resources = obj.Resources
            for key in ("/XObject", "/ExtGState", "/Shading", "/Pattern", "/ColorSpace"):
                self.hold(not resources.get(key, {}).keys(), f"pages use no {key}")
            for name, font in resources.get("/Font", {}).items():
                fonts.setdefault(name, (font, set()))
            owners[number] = self.content(page, fonts)
        for name, (font, codes) in fonts.items():
            self.font(name, font, codes)
        if "/StructTreeRoot" in self.root:
            self.structure(owners)

    def content(self, page, fonts):
        """Reads one page and gives the marks on it: MCID to its tag."""
        tagged = "/StructTreeRoot" in self.root
        open_marks, marks, font, depth = [], {}, None, 0
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            self.hold(operator in OPERATORS, f"pages say only what is known: {operator}")
            if operator == "Tf":
                font = str(operands[0])
                self.hold(font in fonts, "every font that is named is there")
            elif operator in ("TJ", "Tj"):
                parts = operands[0] if operator == "TJ" else operands
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        data = bytes(part)
                        if font in fonts:
                            fonts[font][1].update(struct.unpack(f">{len(data) // 2}H", data))
            elif operator == "BMC":
                open_marks.append(str(operands[0]))
                self.hold(str(operands[0]) == "/Artifact", "marks without a number are artifacts")
            elif operator == "BDC":
                open_marks.append(str(operands[0]))
                mcid = int(operands[1].get("/MCID", -1))
                self.hold(mcid == len(marks), "the marks of a page are counted from 0")
                marks[mcid] = str(operands[0])
            elif operator == "EMC":
                self.hold(bool(open_marks), "every mark that ends has begun")
                if open_marks:
                    open_marks.pop()
            elif operator in ("q", "Q"):
                depth += 1 if operator == "q" else -1
                self.hold(0 <= depth <= 28, "states of graphics are saved and restored in pairs")
            if operator in DRAWING:
                self.hold(len(open_marks) == (1 if tagged else 0), "all that is drawn is marked, once, in a tagged file")
        self.hold(not open_marks and depth == 0, "what begins on a page ends on it")
        return marks

    def font(self, name, font, codes):
        if not codes:
            return
        point = lambda holds, words: self.hold(holds, f"font {name}: {words}")
        below = font.DescendantFonts[0]
        descriptor = below.FontDescriptor
        point(font.Subtype == "/Type0" and font.Encoding == "/Identity-H", "it is a composite font by glyph id")
        point(font.BaseFont == below.BaseFont == descriptor.FontName, "it has one name")
        point(re.match(r"^/[A-Z]{6}\+", str(font.BaseFont)) is not None, "its name says that it is cut")
        info = below.CIDSystemInfo
        point((str(info.Registry), str(info.Ordering)) == ("Adobe", "Identity"), "its characters are its glyphs")
        widths = widths_of(below)
        if "/FontFile2" in descriptor:
            point(below.Subtype == "/CIDFontType2" and below.get("/CIDToGIDMap") == "/Identity", "it is TrueType")
            program = bytes(descriptor.FontFile2.read_bytes())
            point(len(program) == descriptor.FontFile2.get("/Length1"), "its length is told")
            advances, em = advances_of(program)
            for code in codes:
                point(0 < code < len(advances), f"code {code} is a glyph of it, and not the empty box")
                if 0 < code < len(advances):
                    wide = advances[code] * 1000 / em
                    point(abs(widths.get(code, 1000) - wide) < 1, f"code {code} is as wide in the file as in the font")
        else:
            point("/FontFile3" in descriptor, "it is embedded")
            point(all(code > 0 for code in codes), "no code is the empty box")
        if "/ToUnicode" not in font:
            point(False, "its glyphs have characters (conformance U)")
            return
        characters = to_unicode(bytes(font.ToUnicode.read_bytes()).decode("latin-1"))
        for code in codes:
            text = characters.get(code, "")
            bad = not text or any(ch in "\0\ufeff\ufffe\ufffd" or "\ue000" <= ch <= "\uf8ff" for ch in text)
            point(not bad, f"code {code} has a character: {text!r}")

    def structure(self, owners):
        root = self.root.StructTreeRoot
        found, pages = {}, {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

        def walk(element, parent, kind_above):
            kind = str(element.S)[1:]
            self.hold(kind in ABOVE, f"{kind} is a type of ours")
            self.hold(kind_above in ABOVE.get(kind, {kind_above}), f"{kind} does not stand right below {kind_above}")
            self.hold(element.P.objgen == parent.objgen, "every element knows its parent")
            if kind == "TH":
                self.hold(str(element.get("/A", {}).get("/Scope", "")) in ("/Column", "/Row"), "a head cell has a scope")
            if kind == "Form":
                self.hold(element.get("/A", {}).get("/O") == "/PrintField", "a place to sign is a field on paper")
            self.hold("/K" in element or kind == "TD", f"{kind} is not empty")
            for kid in kids_of(element):
                if isinstance(kid, int):
                    found.setdefault((pages[element.Pg.objgen], kid), []).append((element.objgen, kind))
                elif kid.get("/Type") == "/MCR":
                    found.setdefault((pages[kid.Pg.objgen], int(kid.MCID)), []).append((element.objgen, kind))
                else:
                    walk(kid, element, kind)

        for top in kids_of(root):
            walk(top, root, None)
        numbers = list(root.ParentTree.Nums)
        parents = dict(zip([int(key) for key in numbers[0::2]], numbers[1::2]))
        self.hold(int(root.ParentTreeNextKey) == max(parents, default=-1) + 1, "the tree of parents knows its end")
        marked = {(page, mcid) for page, marks in owners.items() for mcid in marks}
        self.hold(set(found) == marked, "every mark of the pages hangs in the tree, and no other does")
        for (page, mcid), elements in found.items():
            self.hold(len(elements) == 1, "a mark belongs to one element")
            objgen, kind = elements[0]
            row = parents.get(int(self.pdf.pages[page].obj.get("/StructParents", -1)), [])
            self.hold(mcid < len(row) and row[mcid].objgen == objgen, "the tree of parents agrees with the tree")
            self.hold(owners[page].get(mcid) == f"/{kind}", "a mark is called as its element")
        for page in self.pdf.pages:
            self.hold(page.obj.get("/Tabs") == "/S", "pages are walked through in the order of the structure")

    def outline(self):
        outlines = self.root.get("/Outlines")
        if outlines is None:
            return
        pages = {page.obj.objgen for page in self.pdf.pages}
        total = 0

        def walk(above):
            """How many entries below show; checks the chain of sisters."""
            nonlocal total
            shown, entry, before = 0, above.get("/First"), None
            while entry is not None:
                total += 1
                self.hold(bool(str(entry.Title)), "an entry of the list has a title")
                self.hold(entry.Parent.objgen == above.objgen, "an entry of the list knows the one above it")
                self.hold(entry.Dest[0].objgen in pages and entry.Dest[1] == "/XYZ", "an entry leads to a page")
                self.hold((before is None) == ("/Prev" not in entry), "the entries of the list form a chain")
                below = walk(entry) if "/First" in entry else 0
                count = int(entry.get("/Count", 0))
                self.hold(abs(count) == below, f"an entry counts what is below it: {count}, {below}")
                shown += 1 + (below if count > 0 else 0)
                before, entry = entry, entry.get("/Next")
            self.hold(before is not None and above.Last.objgen == before.objgen, "the chain ends at its last entry")
            return shown

        shown = walk(outlines)
        self.hold(int(outlines.Count) == shown, "the list counts what it shows")
        mode = str(self.root.get("/PageMode", ""))
        self.hold((mode == "/UseOutlines") == (total > 1), "the list opens when there is more than one entry")


def kids_of(element):
    if "/K" not in element:
        return []
    kids = element["/K"]
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def widths_of(font):
    """Widths by code, from both forms of /W."""
    widths, rest = {}, list(font.get("/W", []))
    while rest:
        first, second = int(rest.pop(0)), rest.pop(0)
        if isinstance(second, pikepdf.Array):
            widths.update({first + step: float(width) for step, width in enumerate(second)})
        else:
            width = float(rest.pop(0))
            widths.update({code: width for code in range(first, int(second) + 1)})
    return widths


def advances_of(program):
    """Advance of every glyph of a TrueType font, and its em."""
    tables = {}
    for entry in range(struct.unpack(">H", program[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sIII", program[12 + entry * 16:28 + entry * 16])
        tables[tag] = program[offset:offset + length]
    em = struct.unpack(">H", tables[b"head"][18:20])[0]
    glyphs = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    known = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    advances = [struct.unpack(">H", tables[b"hmtx"][glyph * 4:glyph * 4 + 2])[0] for glyph in range(known)]
    return advances + advances[-1:] * (glyphs - known), em


def to_unicode(cmap):
    """Text by code, from bfchar and bfrange."""
    read = lambda digits: bytes.fromhex(digits).decode("utf-16-be")
    characters = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            characters[int(code, 16)] = read(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = read(text)
            for step in range(int(last, 16) - int(first, 16) + 1):
                characters[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
        for first, _, texts in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.S):
            for step, text in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", texts)):
                characters[int(first, 16) + step] = read(text)
    return characters


def spoilers(pdf):
    """Ways to spoil a file: a name, and what to do to it."""
    first_font = lambda pdf: next(iter(pdf.pages[0].obj.Resources.Font.items()))[1]
    below = lambda pdf: first_font(pdf).DescendantFonts[0]

    def more(pdf, extra):
        page = pdf.pages[0]
        page.contents_coalesce()
        page.obj.Contents = pdf.make_stream(bytes(page.obj.Contents.read_bytes()) + extra)

    ways = {
        "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
        "no title shown": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
        "no output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
        "an output intent of PDF/X": lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/S", pikepdf.Name("/GTS_PDFX")),
        "a profile cut off": lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"acsp" * 20),
        "no packet": lambda pdf: pdf.Root.__delitem__("/Metadata"),
        "a title of its own in Info": lambda pdf: pdf.trailer.Info.__setitem__("/Title", pikepdf.String("other")),
        "a date in Info": lambda pdf: pdf.trailer.Info.__setitem__("/CreationDate", pikepdf.String("D:2026")),
        "an action": lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Array([])),
        "no characters": lambda pdf: first_font(pdf).__delitem__("/ToUnicode"),
        "wrong characters": lambda pdf: first_font(pdf).__setitem__("/ToUnicode", pdf.make_stream(b"")),
        "wrong widths": lambda pdf: below(pdf).__setitem__("/W", pikepdf.Array([0, 65535, 333])),
        "no font program": lambda pdf: below(pdf).FontDescriptor.__delitem__("/FontFile2"),
        "an untold font name": lambda pdf: below(pdf).__setitem__("/BaseFont", pikepdf.Name("/Song")),
        "colour of ink": lambda pdf: more(pdf, b"\n0 0 0 1 k"),
        "a state that never ends": lambda pdf: more(pdf, b"\nq"),
        "a transparent group": lambda pdf: pdf.pages[0].obj.__setitem__("/Group", pikepdf.Dictionary()),
        "an annotation": lambda pdf: pdf.pages[0].obj.__setitem__("/Annots", pikepdf.Array([pikepdf.Dictionary()])),
    }
    if "/StructTreeRoot" in pdf.Root:
        ways |= {
            "no word of the tags": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
            "a drawing without a mark": lambda pdf: more(pdf, b"\n0 0 m 9 9 l S"),
            "a mark that is not in the tree": lambda pdf: more(pdf, b"\n/P <</MCID 9999>> BDC EMC"),
            "no tree of parents": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.__setitem__("/Nums", pikepdf.Array()),
            "an unknown type": lambda pdf: kids_of(pdf.Root.StructTreeRoot)[0].__setitem__("/S", pikepdf.Name("/Odd")),
        }
    if "/Outlines" in pdf.Root:
        ways["a list that counts wrongly"] = lambda pdf: pdf.Root.Outlines.__setitem__("/Count", 77)
    return ways


def spoil(name):
    """Every spoiled copy must be found wanting. Saving alone must not, but for the header that qpdf writes."""
    failed = 0
    with pikepdf.open(name) as pdf:
        ways = {"nothing": lambda pdf: None} | spoilers(pdf)
    for words, way in ways.items():
        with pikepdf.open(name) as pdf:
            way(pdf)
            out = io.BytesIO()
            pdf.save(out, fix_metadata_version=False, compress_streams=False, static_id=True)
        try:
            wrong = Points(out.getvalue()).all()
        except Exception as error:  # A file too broken to be read is noticed as well.
            wrong = [f"unreadable: {error!r}"]
        if bool(wrong) != (words != "nothing"):
            failed += 1
            print(f"SPOILED {words}: {wrong or 'not noticed'}")
    print(f"pdfa: {len(ways)} spoiled copies, {failed} not as they should be")
    return failed


def main():
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    if arguments[0] == "--spoil":
        sys.exit(1 if sum(spoil(name) for name in arguments[1:]) else 0)
    sealed = arguments[0] == "--sealed"
    arguments = arguments[1:] if sealed else arguments
    failed = tagged = 0
    for name in arguments:
        with open(name, "rb") as file:
            points = Points(file.read(), sealed)
        wrong = points.all()
        tagged += "/StructTreeRoot" in points.root
        failed += bool(wrong)
        for point in dict.fromkeys(wrong):
            print(f"FAILED {name}: {point}")
    print(f"pdfa: {len(arguments)} files, {tagged} tagged, {failed} that do not hold")
    sys.exit(1 if failed else 0)


main()
