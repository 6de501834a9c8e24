"""Every computed number and curve of the paper, from sleepers.tsv and the formulas. No dependencies."""
import csv
from statistics import median


def medians():
    runs = {}
    with open("sleepers.tsv") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            column = "heap" if row["kind"] == "virtual" else "resident"
            runs.setdefault((row["mode"], row["kind"]), {}).setdefault(int(row["depth"]), []).append(
                float(row[column]) + (float(row["heap"]) if column == "resident" else 0))
    return {key: {d: median(v) for d, v in points.items()} for key, points in runs.items()}


def line(points):
    """Least squares: intercept and slope."""
    n, sx, sy = len(points), sum(points), sum(points.values())
    slope = (n * sum(x * y for x, y in points.items()) - sx * sy) / (n * sum(x * x for x in points) - sx * sx)
    return (sy - slope * sx) / n, slope


def erlang_c(c, a):
    b = 1.0
    for n in range(1, c + 1):
        b = a * b / (n + a * b)
    return c * b / (c - a * (1 - b))


def write(name, header, rows):
    with open(name, "w") as f:
        f.write(" ".join(header) + "\n")
        for row in rows:
            f.write(" ".join(f"{x:.6g}" for x in row) + "\n")


def main():
    for (mode, kind), points in medians().items():
        intercept, slope = line(points)
        worst = max(abs(y - intercept - slope * x) / y for x, y in points.items())
        print(f"{mode} {kind}: {intercept:.0f} + {slope:.1f} d, worst relative error {100 * worst:.1f} %;",
              {d: round(y) for d, y in points.items()})
        write(f"{mode}-{kind}.dat", ["depth", "bytes"], [(d, y / 1024) for d, y in points.items()])

    print("\nAll carriers pinned: nu = 10 per s; k, then theta = 5, 50, 150 ms")
    for k in (1, 2, 4, 8):
        print(k, [f"{erlang_c(k, 10 * t / 1000):.2g}" if 10 * t / 1000 < k else "never free" for t in (5, 50, 150)])

    budget = 200 * 1024 * 1024
    platform = 110 * 1024
    virtual = 16 * 1024
    print(f"\nIn flight in 200 MiB: platform {budget // platform}, virtual {budget // virtual}")
    waits = [10 ** (i / 20) for i in range(0, 81)]  # 1 ms to 10 s
    x, k = 2, 2
    write("ceilings.dat", ["wait", "cpu", "platform", "virtual"],
          [(w, 1000 * k / x, 1000 * (budget // platform) / (x + w), 1000 * (budget // virtual) / (x + w))
           for w in waits])
    for w in (50, 500, 5000):
        print(w, "ms:", 1000 * k // x, round(1000 * (budget // platform) / (x + w)),
              round(1000 * (budget // virtual) / (x + w)), "threads to saturate", k * (1 + w / x))


main()
