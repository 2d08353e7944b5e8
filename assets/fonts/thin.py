"""Makes the rare faces lighter in a way that no printer shows: straight lines that lie nearly on one another become
one, and the em has half as many units.
"""

import array
import math

from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

# Farthest that an outline may move, in em: at 22 points a fortieth of a point.
MOVE = 1.5 / 1024
EM = 512


def thin(font):
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        # Outlines of straight lines alone (those of HanaMin are); curves keep their points.
        if glyph.numberOfContours > 0 and all(glyph.getCoordinates(glyf)[2]):
            thin_lines(glyph, glyf, MOVE * font["head"].unitsPerEm)
    scale_upem(font, EM)
    return font


def thin_lines(glyph, glyf, move):
    coordinates, ends, _ = glyph.getCoordinates(glyf)
    points, new_ends, start = [], [], 0
    for end in ends:
        points += thin_ring(list(coordinates[start:end + 1]), move)
        new_ends.append(len(points) - 1)
        start = end + 1
    glyph.coordinates = GlyphCoordinates(points)
    glyph.endPtsOfContours = new_ends
    glyph.flags = array.array("B", [1] * len(points))
    glyph.recalcBounds(glyf)


def thin_ring(ring, move):
    """A closed outline, opened at its first point and the one farthest from it."""
    far = max(range(len(ring)), key=lambda at: math.dist(ring[0], ring[at]))
    thinned = thin_line(ring[:far + 1], move)[:-1] + thin_line(ring[far:] + ring[:1], move)[:-1]
    return thinned if len(thinned) >= 3 else ring


def thin_line(line, move):
    """Douglas and Peucker: a point stays where it lies farther than this from the line between its neighbours."""
    if len(line) < 3:
        return line
    farthest, at = max((from_line(point, line[0], line[-1]), at) for at, point in enumerate(line[1:-1], 1))
    if farthest <= move:
        return [line[0], line[-1]]
    return thin_line(line[:at + 1], move)[:-1] + thin_line(line[at:], move)


def from_line(point, start, end):
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length**2
    along = max(0, min(1, along))
    return math.dist(point, [start[side] + along * (end[side] - start[side]) for side in (0, 1)])
