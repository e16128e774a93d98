"""Draws images/halftone.png: hills and a moon as a newspaper's halftone would print them.

Plain Python, no packages: python3 halftone.py, in this folder.
"""

import math
import struct
import zlib

WIDTH, HEIGHT, PITCH = 1200, 780, 12


def tone(x, y):
    """Darkness of the scene at a point: 0 is paper, 1 is ink."""
    dark = 0.72 - 0.5 * y / HEIGHT
    moon = math.hypot(x - 820, y - 210)
    dark -= 0.75 * max(0, min(1, (112 - moon) / 6)) + 0.22 * math.exp(-((moon / 260) ** 2))
    for base, height, wave, shade in [(520, 110, 170, 0.42), (620, 90, 250, 0.62), (725, 60, 330, 0.88)]:
        ridge = base - height * (math.sin(x / wave + base) * 0.7 + math.sin(x / wave * 2.7 + shade) * 0.3)
        if y > ridge:
            dark = shade - 0.25 * min(1, (y - ridge) / 160)
    return max(0, min(1, dark))


def is_ink(x, y):
    """Whether a pixel lies in the dot of its cell; the screen is turned by 45 degrees."""
    u, v = (x + y) / PITCH / math.sqrt(2), (x - y) / PITCH / math.sqrt(2)
    centre_u, centre_v = math.floor(u) + 0.5, math.floor(v) + 0.5
    cx, cy = (centre_u + centre_v) * PITCH / math.sqrt(2), (centre_u - centre_v) * PITCH / math.sqrt(2)
    return math.hypot(u - centre_u, v - centre_v) < math.sqrt(tone(cx, cy)) * 0.66


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


rows = bytearray()
for y in range(HEIGHT):
    rows.append(0)
    for x in range(0, WIDTH, 8):
        rows.append(sum(1 << (7 - i) for i in range(8) if not is_ink(x + i, y)))
# One bit a pixel: a palette of ink and paper.
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 1, 3, 0, 0, 0))
png += chunk(b"PLTE", bytes([0x2B, 0x27, 0x22, 0xFB, 0xF8, 0xF0]))
png += chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")
with open("images/halftone.png", "wb") as file:
    file.write(png)
