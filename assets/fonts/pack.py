"""A pack: many small TrueType faces in one file, each compressed alone, so that a rare character costs only its block.

    bytes 0..4   "MBF1"
    bytes 4..6   number of blocks, at most 255
    then for each block 20 bytes: first code point, last code point, place in the file, length there, length unpacked
    then the blocks, each one frame of zstd

All numbers are unsigned and big-endian. Not every code point between a block's first and last has a glyph in it, and the
blocks of a second source may overlap those of the first: the first block that has the glyph is the right one.
"""

import struct
import subprocess
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO

# Characters in a block: few enough that it unpacks in a few milliseconds, many enough that 255 blocks hold all.
BLOCK = 256
# Characters that are taken out of the great face at once, for speed.
GROUP = 16 * BLOCK


def write_pack(path, sources, keep, light):
    """Writes the pack of the code points that are asked of each source face. `keep` and `light` make a face of
    some characters of a file, as it is and lighter."""
    parts = []
    for source, codes in sources:
        codes = sorted(codes)
        parts += [(source, codes[start:start + GROUP]) for start in range(0, len(codes), GROUP)]
    with ProcessPoolExecutor() as pool:
        blocks = sum(pool.map(partial(blocks_of, keep, light), parts), [])
    assert len(blocks) <= 255, len(blocks)
    index, body = b"", b""
    begin = 6 + 20 * len(blocks)
    for part, length, frame in blocks:
        index += struct.pack(">5I", part[0], part[-1], begin + len(body), len(frame), length)
        body += frame
    path.write_bytes(b"MBF1" + struct.pack(">H", len(blocks)) + index + body)


def blocks_of(keep, light, part):
    source, codes = part
    group = saved(keep(source, codes))
    parts = [codes[start:start + BLOCK] for start in range(0, len(codes), BLOCK)]
    faces = [saved(light(BytesIO(group), part)) for part in parts]
    return [(part, len(face), compressed(face)) for part, face in zip(parts, faces)]


def compressed(face):
    """Without the size zstd makes room for a gigabyte."""
    command = ["zstd", "-q", "--ultra", "-22", f"--stream-size={len(face)}", "-c"]
    return subprocess.run(command, input=face, capture_output=True, check=True).stdout


def saved(font):
    out = BytesIO()
    font.save(out)
    return out.getvalue()
