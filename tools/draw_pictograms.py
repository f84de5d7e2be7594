"""Draw the pictograms of the child's plan: one steady rounded line, one warm fill, on nothing.

Build-time only (needs Pillow, which reportkit does not): ``python tools/draw_pictograms.py [contact-sheet.png]`` writes
reportkit/authoring/pictograms/*.png again. The grid is 48 units wide; what stands in a picture is said in pictograms.yaml.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent / "reportkit" / "authoring" / "pictograms"
LINE = (11, 79, 92, 255)
WARM = (245, 190, 88, 255)
PALE = (255, 236, 196, 255)
GRID, PIXELS, OVER = 48, 360, 4
UNIT = PIXELS * OVER / GRID
STROKE = 2.6
Point = tuple[float, float]


class Pen:
    """A pen with round ends on a 48-unit grid."""

    def __init__(self) -> None:
        """Take a clear sheet, four times too large, so that edges come out smooth."""
        self.sheet = Image.new("RGBA", (PIXELS * OVER, PIXELS * OVER), (0, 0, 0, 0))
        self.draw = ImageDraw.Draw(self.sheet)

    def dot(self, x: float, y: float, r: float, colour: tuple[int, ...] = LINE) -> None:
        """Fill a circle."""
        self.draw.ellipse([(x - r) * UNIT, (y - r) * UNIT, (x + r) * UNIT, (y + r) * UNIT], fill=colour)

    def line(self, *points: Point, width: float = STROKE, colour: tuple[int, ...] = LINE) -> None:
        """Draw through the points, round at ends and corners."""
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            steps = max(1, int(math.dist((x1, y1), (x2, y2)) * 8))
            for i in range(steps + 1):
                self.dot(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps, width / 2, colour)

    def area(self, *points: Point, fill: tuple[int, ...] | None = None, outline: bool = True) -> None:
        """Fill a closed shape, and draw its edge."""
        if fill:
            self.draw.polygon([(x * UNIT, y * UNIT) for x, y in points], fill=fill)
        if outline:
            self.line(*points, points[0])

    def ring(self, x: float, y: float, r: float, fill: tuple[int, ...] | None = None) -> None:
        """Draw a circle."""
        self.area(*arc(x, y, r, 0, 360), fill=fill)

    def box(
        self, x1: float, y1: float, x2: float, y2: float, r: float = 3, fill: tuple[int, ...] | None = None
    ) -> None:
        """Draw a rectangle with rounded corners."""
        self.area(
            *arc(x2 - r, y1 + r, r, -90, 0),
            *arc(x2 - r, y2 - r, r, 0, 90),
            *arc(x1 + r, y2 - r, r, 90, 180),
            *arc(x1 + r, y1 + r, r, 180, 270),
            fill=fill,
        )

    def tick(self, x: float, y: float, size: float = 6, width: float = STROKE) -> None:
        """Draw a tick whose corner stands at x, y."""
        self.line((x - size * 0.5, y - size * 0.5), (x, y), (x + size, y - size), width=width)

    def finish(self) -> Image.Image:
        """Return the picture in its real size, with few colours."""
        small = self.sheet.resize((PIXELS, PIXELS), Image.Resampling.LANCZOS)
        return small.quantize(48, method=Image.Quantize.FASTOCTREE)


def arc(x: float, y: float, r: float, start: float, end: float, squash: float = 1.0) -> list[Point]:
    """Return points on a circle, from one angle to another, in degrees clockwise from the right."""
    steps = max(6, int(abs(end - start) / 5))
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(x + r * math.cos(a), y + r * squash * math.sin(a)) for a in angles]


def curve(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """Return points on a Bezier curve."""
    found = []
    for i in range(25):
        t = i / 24
        k = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        found.append(
            (sum(w * p[0] for w, p in zip(k, (a, b, c, d), strict=True)),
             sum(w * p[1] for w, p in zip(k, (a, b, c, d), strict=True)))
        )  # fmt: skip
    return found


def heart(x: float, y: float, s: float) -> list[Point]:
    """Return the outline of a heart whose middle is at x, y and whose half width is about s."""
    found = []
    for degrees in range(0, 360, 6):
        t = math.radians(degrees)
        up = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        found.append((x + s * math.sin(t) ** 3, y - s * (up + 2.5) / 16))
    return found


def person(pen: Pen, x: float, y: float, s: float = 1.0, fill: tuple[int, ...] | None = None) -> None:
    """Draw head and shoulders; y is where the shoulders end."""
    pen.area(*arc(x, y, 7.5 * s, 180, 360, 1.25), fill=fill)
    pen.ring(x, y - 15.2 * s, 4.4 * s, fill=fill)


def bubble(pen: Pen, x1: float, y1: float, x2: float, y2: float, tail: Point, fill: tuple[int, ...] | None) -> None:
    """Draw a speech bubble with its tail on the lower edge."""
    r = 4
    foot = tail[0] * 0.4 + (x1 + x2) / 2 * 0.6
    pen.area(
        *arc(x2 - r, y1 + r, r, -90, 0), *arc(x2 - r, y2 - r, r, 0, 90),
        (foot + 3.5, y2), tail, (foot - 3.5, y2),
        *arc(x1 + r, y2 - r, r, 90, 180), *arc(x1 + r, y1 + r, r, 180, 270),
        fill=fill,
    )  # fmt: skip


def star(x: float, y: float, r: float, inner: float = 0.48) -> list[Point]:
    """Return the outline of a five-pointed star."""
    return [
        (x + (r if i % 2 == 0 else r * inner) * math.sin(math.pi * i / 5),
         y - (r if i % 2 == 0 else r * inner) * math.cos(math.pi * i / 5))
        for i in range(10)
    ]  # fmt: skip


def learning(p: Pen) -> None:
    """An open book."""
    for side in (-1, 1):
        page = [(24, 13), *curve((24, 13), (24 + side * 5, 8), (24 + side * 13, 8.5), (24 + side * 18, 11))]
        page += [
            (24 + side * 18, 36),
            *curve((24 + side * 18, 36), (24 + side * 12, 33), (24 + side * 5, 33), (24, 38)),
        ]
        p.area(*page, fill=PALE if side < 0 else WARM)
    for y in (18, 24):
        p.line((11, y - 1), (18.5, y))
        p.line((29.5, y), (37, y - 1))


def appointments(p: Pen) -> None:
    """A clock."""
    p.ring(24, 24, 18, fill=PALE)
    p.line((24, 13), (24, 24), (32, 29))
    for angle in range(0, 360, 90):
        x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        p.dot(24 + 14 * x, 24 + 14 * y, 1.3)


def home(p: Pen) -> None:
    """A house with a heart."""
    p.area((10, 22), (38, 22), (38, 41), (10, 41), fill=PALE)
    p.area((5, 24), (24, 7), (43, 24), fill=PALE, outline=False)
    p.line((5, 24), (24, 7), (43, 24))
    p.line((10, 22), (10, 41), (38, 41), (38, 22))
    p.area(*heart(24, 31, 6.5), fill=WARM)


def family(p: Pen) -> None:
    """Two people, and a heart between them."""
    person(p, 14.5, 43, 1.4, fill=WARM)
    person(p, 36, 43, 1.1, fill=PALE)
    p.area(*heart(27, 11.5, 5.2), fill=WARM)


def friends(p: Pen) -> None:
    """Three people side by side."""
    person(p, 10.5, 38, 0.85, fill=PALE)
    person(p, 37.5, 38, 0.85, fill=PALE)
    person(p, 24, 41, 1.15, fill=WARM)


def calming(p: Pen) -> None:
    """A traffic light: stop, think, go."""
    p.box(14, 4, 34, 44, 6, fill=PALE)
    p.ring(24, 12, 4.4)
    p.ring(24, 24, 4.4)
    p.ring(24, 36, 4.4, fill=WARM)
    p.line((21.5, 12), (26.5, 12))
    p.dot(24, 24, 1.2)
    p.tick(23.3, 37.6, 3.6, 2)


def feelings(p: Pen) -> None:
    """A cloud moving off the sun."""
    p.ring(30, 17, 8.5, fill=WARM)
    for angle in (-135, -90, -45, 0, 45):
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        p.line((30 + 12 * c, 17 + 12 * s), (30 + 14.5 * c, 17 + 14.5 * s))
    cloud = [*arc(12.5, 33.5, 6.5, 90, 250), *arc(20, 27, 8, 200, 330), *arc(31, 33, 7, 285, 450)]
    p.area(*cloud, fill=(255, 255, 255, 255))


def talking(p: Pen) -> None:
    """Two speech bubbles."""
    bubble(p, 4, 6, 31, 25, (9, 32), PALE)
    bubble(p, 19, 20, 44, 37, (39, 44), WARM)
    for x in (25.5, 31.5, 37.5):
        p.dot(x, 28.5, 1.5)


def cutting_down(p: Pen) -> None:
    """A tall bottle, an arrow down, a small one."""
    p.area((7, 20), (11, 15), (11, 6), (16, 6), (16, 15), (20, 20), (20, 42), (7, 42), fill=PALE)
    p.line((7, 26), (20, 26))
    p.line((7, 35), (20, 35))
    p.line((27, 10), (27, 24))
    p.line((22.8, 19.5), (27, 24), (31.2, 19.5))
    p.area((32, 34), (34.5, 31), (34.5, 26), (38.5, 26), (38.5, 31), (41, 34), (41, 42), (32, 42), fill=WARM)


def health(p: Pen) -> None:
    """A heart with a heartbeat."""
    p.area(*heart(24, 24.5, 19), fill=PALE)
    p.line((12, 23), (17, 23), (20.5, 16), (26, 30), (29.5, 23), (36, 23))


def sleep(p: Pen) -> None:
    """A moon and two stars."""
    p.area(*arc(21, 26, 17, -75, -345), *curve((37.4, 30.4), (28, 36), (12, 24), (25.4, 9.6)), fill=WARM)
    p.area(*star(34, 19, 5.4), fill=PALE)
    p.area(*star(40.5, 7.5, 4.2), fill=PALE)


def sport(p: Pen) -> None:
    """A ball."""
    p.ring(24, 24, 18, fill=PALE)
    middle = [(24 + 7 * math.sin(a), 24 - 7 * math.cos(a)) for a in (math.radians(72 * i) for i in range(5))]
    p.area(*middle, fill=WARM)
    for i in range(5):
        a = math.radians(72 * i)
        s, c = math.sin(a), math.cos(a)
        p.line((24 + 7 * s, 24 - 7 * c), (24 + 13 * s, 24 - 13 * c))
        for turn in (-1, 1):
            b = math.radians(72 * i + turn * 24)
            p.line((24 + 13 * s, 24 - 13 * c), (24 + 17.6 * math.sin(b), 24 - 17.6 * math.cos(b)))


def interests(p: Pen) -> None:
    """Two notes."""
    p.line((17, 36), (17, 11), (38, 7), (38, 32))
    p.line((17, 18), (38, 14))
    p.area(*arc(12.5, 36.5, 5, 0, 360, 0.8), fill=WARM)
    p.area(*arc(33.5, 32.5, 5, 0, 360, 0.8), fill=WARM)


def money(p: Pen) -> None:
    """Coins going into a jar."""
    p.area((12, 22), *arc(16, 40, 4, 180, 90), *arc(32, 40, 4, 90, 0), (36, 22), fill=PALE)
    p.line((10, 20), (38, 20))
    p.ring(24, 9.5, 5.2, fill=WARM)
    for x, y in ((18.5, 37.5), (29.5, 37.5), (24, 31)):
        p.ring(x, y, 3.8, fill=WARM)


def repairing_harm(p: Pen) -> None:
    """A bowl, mended."""
    p.area((6, 19), (42, 19), *arc(24, 22, 16, 10, 170, 1.1), fill=PALE)
    p.line((5.5, 18.5), (42.5, 18.5))
    p.line((16, 42), (32, 42))
    p.line((25, 19.5), (22, 25), (26, 30), (23.5, 37.5), colour=WARM, width=3.4)
    p.area(*heart(24, 8.5, 5.4), fill=WARM)


def letter(p: Pen) -> None:
    """An envelope."""
    p.box(5, 11, 43, 38, 3, fill=PALE)
    p.area((6.5, 12.5), (41.5, 12.5), (24, 27), fill=WARM)


def community_project(p: Pen) -> None:
    """A plant in a pot."""
    p.line((24, 32), (24, 14))
    for side in (-1, 1):
        leaf = curve((24, 22), (24 + side * 2, 12), (24 + side * 10, 8), (24 + side * 16, 9))
        leaf += curve((24 + side * 16, 9), (24 + side * 16, 17), (24 + side * 10, 23), (24, 22))
        p.area(*leaf, fill=PALE if side < 0 else WARM)
    p.area((14, 31), (34, 31), (31, 43), (17, 43), fill=PALE)
    p.line((12.5, 31), (35.5, 31))


def keeping_safe(p: Pen) -> None:
    """A shield with a tick."""
    half = [(24, 5), *curve((24, 5), (29, 9), (35, 10.5), (40, 10.5))]
    half += curve((40, 10.5), (40.5, 25), (37, 37), (24, 43.5))
    p.area(*half, *[(48 - x, y) for x, y in reversed(half)], fill=PALE)
    p.tick(22, 31, 11, 3.6)


def keeping_others_safe(p: Pen) -> None:
    """An open hand."""
    hand = [*arc(17, 15, 2.6, 180, 360), (19.6, 22), (20.4, 22), *arc(23, 10, 2.6, 180, 360), (25.6, 22), (26.4, 22)]
    hand += [*arc(29, 12, 2.6, 180, 360), (31.6, 23), (32.4, 23), *arc(35, 18, 2.6, 180, 360)]
    hand += [
        (37.6, 31),
        *curve((37.6, 31), (37.6, 45), (22, 47), (17, 39)),
        *curve((17, 39), (14, 34), (11, 31), (8.5, 28.5)),
    ]
    hand += [*curve((8.5, 28.5), (8, 24.5), (12, 25), (14.4, 28.5))]
    p.area(*hand, fill=PALE)


def safe_places(p: Pen) -> None:
    """A map pin at the end of a path."""
    pin = [*arc(31, 15, 10, 155, 385), (31, 34)]
    p.area(*pin, fill=WARM)
    p.ring(31, 15, 3.6, fill=(255, 255, 255, 255))
    for x, y in curve((29, 42), (22, 44), (20, 34), (12, 34))[::6] + curve((12, 34), (5, 34), (5, 25), (8, 22))[6::6]:
        p.dot(x, y, 1.6)


def online_life(p: Pen) -> None:
    """A phone with a lock."""
    p.box(12, 4, 36, 44, 5, fill=PALE)
    p.line((21.5, 9), (26.5, 9))
    p.line(*arc(24, 22, 4.6, 180, 360), (28.6, 25))
    p.line((19.4, 22), (19.4, 25))
    p.box(16.5, 24.5, 31.5, 36, 2, fill=WARM)
    p.dot(24, 30.2, 1.6)


def pride(p: Pen) -> None:
    """A star."""
    p.area(*star(24, 25.5, 20), fill=WARM)


def court_rule(p: Pen) -> None:
    """A calendar with one day marked."""
    p.box(6, 9, 42, 43, 4, fill=PALE)
    p.line((6.5, 18), (41.5, 18))
    p.line((15, 5), (15, 12))
    p.line((33, 5), (33, 12))
    for x in (14.5, 24, 33.5):
        p.dot(x, 25.5, 1.7)
    p.dot(14.5, 34.5, 1.7)
    p.ring(26.5, 34.5, 4.6, fill=WARM)


def review(p: Pen) -> None:
    """A list with ticks."""
    p.box(9, 6, 39, 44, 4, fill=PALE)
    p.box(17.5, 3, 30.5, 10, 2.5, fill=WARM)
    for y in (19, 27.5, 36):
        p.tick(16.5, y + 1, 3.4, 2.2)
        p.line((25, y), (33.5, y))


def support_person(p: Pen) -> None:
    """A person and a plus sign."""
    person(p, 19, 42, 1.45, fill=PALE)
    p.dot(38, 14, 8.2, WARM)
    p.ring(38, 14, 7)
    p.line((38, 10.5), (38, 17.5))
    p.line((34.5, 14), (41.5, 14))


def reward(p: Pen) -> None:
    """A rosette."""
    p.area((17, 26), (12.5, 44), (19, 40.5), (23, 45), (25, 30), fill=PALE)
    p.area((31, 26), (35.5, 44), (29, 40.5), (25, 45), (23, 30), fill=PALE)
    p.area(*[(24 + (14.5 + 1.3 * math.cos(10 * math.radians(a))) * math.cos(math.radians(a)),
              18 + (14.5 + 1.3 * math.cos(10 * math.radians(a))) * math.sin(math.radians(a))) for a in range(0, 360, 3)],
           fill=WARM)  # fmt: skip
    p.ring(24, 18, 8, fill=(255, 255, 255, 255))
    p.tick(22.6, 21.8, 5.2, 2.4)


def pen(p: Pen) -> None:
    """A pen, writing."""
    p.area((9, 32), (33, 8), (40, 15), (16, 39), (7, 41), fill=PALE)
    p.area((28, 13), (33, 8), (40, 15), (35, 20), fill=WARM)
    p.line((9, 32), (16, 39))
    p.line(*curve((24, 42), (30, 36), (34, 47), (42, 40)))


def target(p: Pen) -> None:
    """A flag on a hill."""
    p.area(*curve((4, 42), (12, 28), (30, 26), (44, 42)), fill=PALE)
    p.line((24, 31), (24, 6))
    p.area((24, 6), (39, 11.5), (24, 17), fill=WARM)


DRAWINGS: tuple[Callable[[Pen], None], ...] = (
    learning, appointments, home, family, friends, calming, feelings, talking, cutting_down, health, sleep, sport,
    interests, money, repairing_harm, letter, community_project, keeping_safe, keeping_others_safe, safe_places,
    online_life, pride, court_rule, review, support_person, reward, pen, target,
)  # fmt: skip


def main() -> None:
    """Draw every picture, and a contact sheet where its file is named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    sheet = Image.new("RGB", (7 * 200, 4 * 200), (255, 249, 236))
    for place, drawing in enumerate(DRAWINGS):
        pen = Pen()
        drawing(pen)
        picture = pen.finish()
        picture.save(FOLDER / f"{drawing.__name__}.png", optimize=True, dpi=(300, 300))
        small = picture.convert("RGBA").resize((170, 170), Image.Resampling.LANCZOS)
        sheet.paste(small, (place % 7 * 200 + 15, place // 7 * 200 + 15), small)
    if len(sys.argv) > 1:
        sheet.save(sys.argv[1])


if __name__ == "__main__":
    main()
