"""Every number, curve and the raster image of the paper. No dependencies; simulations are seeded."""
import struct
import zlib
from collections import OrderedDict
from itertools import accumulate
from math import exp
from random import Random


def zipf(n, alpha):
    weights = [i ** -alpha for i in range(1, n + 1)]
    total = sum(weights)
    return [w / total for w in weights]


def ttl_hits(p, rate, life):
    """Fraction of requests answered by a cache that keeps every page for a fixed life."""
    return sum(q * rate * q * life / (1 + rate * q * life) for q in p)


def characteristic_time(p, c):
    """The root t of sum(1 - exp(-p_i t)) = c, by Newton's method: the sum is concave in t."""
    t = float(c)
    for _ in range(100):
        alive = [exp(-q * t) for q in p]
        gap = c - sum(1 - a for a in alive)
        t += gap / sum(q * a for q, a in zip(p, alive))
        if abs(gap) < 1e-6 * c:
            return t
    raise ArithmeticError("no convergence")


def che_hits(p, c):
    t = characteristic_time(p, c)
    return sum(q * (1 - exp(-q * t)) for q in p)


def lru_hits(p, c, requests, seed=1999):
    """Simulated, after as many requests again to warm up."""
    random, cache, hits = Random(seed), OrderedDict(), 0
    cumulative = list(accumulate(p))
    pages = range(len(p))
    for n in range(2):
        for page in random.choices(pages, cum_weights=cumulative, k=requests):
            if page in cache:
                cache.move_to_end(page)
                hits += n
            else:
                cache[page] = None
                if len(cache) > c:
                    cache.popitem(last=False)
    return hits / requests


def png(name, rows, palette):
    """An indexed PNG, one byte a pixel."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    with open(name, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", bytes(palette))
                + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def raster(seconds=600, rate=20.0, life=60, wide=2, high=12):
    """Requests for 24 of 2000 pages, most popular first, a column a second: hit, miss or nothing."""
    random, p = Random(304), zipf(2000, 0.8)
    p = [p[round(2000 ** (i / 23)) - 1] for i in range(24)]
    rows, hits, total = [], 0, 0
    for q in p:
        row, now, fresh_until = [0] * seconds, 0.0, 0.0
        while True:
            now += random.expovariate(rate * q)
            if now >= seconds:
                break
            miss = now >= fresh_until
            if miss:
                fresh_until = now + life
            total, hits = total + 1, hits + (not miss)
            row[int(now)] = max(row[int(now)], 2 if miss else 1)
        line = [cell for cell in row for _ in range(wide)]
        rows += [line] * (high - 2) + [[0] * len(line)] * 2
    png("raster.png", rows, [0xFF, 0xFF, 0xFF, 0x56, 0xA4, 0xD4, 0xD5, 0x5E, 0x00])
    print(f"raster: {total} requests, {100 * hits / total:.1f} % hits,"
          f" expected {100 * sum(q * ttl_hits([1], rate * q, life) for q in p) / sum(p):.1f} %")


def write(name, header, rows):
    with open(name, "w") as f:
        f.write(" ".join(header) + "\n")
        for row in rows:
            f.write(" ".join(f"{x:.6g}" for x in row) + "\n")


def main():
    print("One page: requests per minute, life, hit ratio, origin requests per hour")
    for rate, name in ((0.1, "6 an hour"), (1, "60 an hour"), (60, "3600 an hour"), (6000, "360000 an hour")):
        print(f"  {name}: " + "  ".join(
            f"T={life} min: {100 * rate * life / (1 + rate * life):.3f} % {60 * rate / (1 + rate * life):.3g}/h"
            for life in (1, 60, 10080)))

    p = zipf(200_000, 0.8)
    print("Many pages, N=200000, alpha=0.8, 10 requests per s: life, hits, requests per s to the origin")
    for life, name in ((60, "minute"), (3600, "hour"), (86400, "day"), (604800, "week")):
        for parts in (1, 10):
            h = ttl_hits(p, 10 / parts, life)
            print(f"  {name}, {parts} part(s): {100 * h:.1f} %, {10 * (1 - h):.2f}/s")
    print(f"  share of the top 1 %: {sum(p[:2000]):.3f}, approximation {0.01 ** 0.2:.3f};"
          f" top 10 %: {sum(p[:20000]):.3f}, {0.1 ** 0.2:.3f}")

    n = 20_000
    fractions = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99]
    curves = []
    for alpha in (0.6, 0.8, 1.0):
        q = zipf(n, alpha)
        curves.append([che_hits(q, round(f * n)) for f in fractions])
        curves.append([sum(q[:round(f * n)]) for f in fractions])
    write("hits.dat", ["f", "l6", "b6", "l8", "b8", "l10", "b10"],
          [[100 * f] + [100 * c[i] for c in curves] for i, f in enumerate(fractions)])
    q = zipf(n, 0.8)
    checks = []
    for f in (0.01, 0.05, 0.2):
        simulated = lru_hits(q, round(f * n), 1_000_000)
        checks.append([100 * f, 100 * simulated])
        print(f"LRU, alpha=0.8, {100 * f:g} %: Che {100 * che_hits(q, round(f * n)):.2f} %,"
              f" simulated {100 * simulated:.2f} %, best {100 * sum(q[:round(f * n)]):.2f} %")
    write("checks.dat", ["f", "h"], checks)

    print("Blocked and stale, lambda T = 5: W/T, blocked %, stale %")
    for ratio in (0, 0.5, 1, 2):
        blocked = exp(-5 * ratio) / 6
        print(f"  {ratio}: {100 * blocked:.3f} {100 * (1 / 6 - blocked):.2f}")
    raster()


main()
