"""Every number and curve of the paper: python3 compute.py writes the .dat files beside it and
prints the tables. No dependencies; the simulation is seeded, so the output is always the same."""
from collections import deque
from heapq import heappop, heappush
from math import exp, lgamma, log
from random import Random

C, MEAN = 10, 5.0  # servers; mean holding time in ms
MU = 1 / MEAN


def erlang_b(c, a):
    """Recursion of the lemma: B_0 = 1, B_n = a B_{n-1} / (n + a B_{n-1})."""
    b = 1.0
    for n in range(1, c + 1):
        b = a * b / (n + a * b)
    return b


def erlang_c(c, a):
    b = erlang_b(c, a)
    return c * b / (c - a * (1 - b))


def fifo_percentile(rho, p, c=C):
    """Waiting time in ms not exceeded with probability p."""
    wait = erlang_c(c, c * rho)
    return max(0.0, log(wait / (1 - p)) / (c * MU * (1 - rho)))


def busy_tail(lam, mu, times):
    """P(busy period > t) of M/M/1 by uniformisation: the embedded walk and a Poisson clock.

    The walk starts at 1; alive[n] is the chance that it has not met 0 after n steps.
    """
    up = lam / (lam + mu)
    steps = int((lam + mu) * max(times) + 12 * ((lam + mu) * max(times)) ** 0.5 + 60)
    state, alive = [0.0, 1.0], [1.0]
    for _ in range(steps):
        nxt = [0.0] * (len(state) + 1)
        for k in range(1, len(state)):
            nxt[k + 1] += up * state[k]
            nxt[k - 1] += (1 - up) * state[k]
        nxt[0] = 0.0
        while len(nxt) > 2 and nxt[-1] < 1e-16:
            nxt.pop()
        state = nxt
        alive.append(sum(state))
    out = []
    for t in times:
        m = (lam + mu) * t
        poisson = (exp(n * log(m) - m - lgamma(n + 1)) if m else float(n == 0) for n in range(len(alive)))
        out.append(sum(p * a for p, a in zip(poisson, alive)))
    return out


def lifo_percentile(rho, p):
    """Waiting time in ms not exceeded with probability p, newest first."""
    wait, low, high = erlang_c(C, C * rho), 0.0, 400.0
    for _ in range(14):
        middle = (low + high) / 2
        late = wait * busy_tail(rho * C * MU, C * MU, [middle])[0] > 1 - p
        low, high = (middle, high) if late else (low, middle)
    return high


def refused(rho, tau, c=C):
    """M/M/c with patience tau (ms): the fraction that would have to wait longer."""
    lam, a = rho * c * MU, c * rho
    terms, term = [], 1.0
    for n in range(c):
        terms.append(term)
        term *= a / (n + 1)
    theta = c * MU - lam
    w = lam * terms[-1]  # density at 0+, before normalisation
    late = w * exp(-theta * tau) / (c * MU)
    inside = w * (tau if abs(theta) < 1e-12 else (1 - exp(-theta * tau)) / theta)
    return late / (sum(terms) + inside + late)


def simulate(rho, barging, requests=5_000_000, seed=1917):
    """A freed server goes to the newest in line with probability barging, else to the oldest.

    The order has a generator of its own: arrivals and starts are the same whatever the order.
    """
    random, order = Random(seed), Random(seed + 1)
    now, free, line, finish, waits = 0.0, C, deque(), [], []
    arrival, left = random.expovariate(rho * C * MU), requests
    while left or line:
        if left and (not finish or arrival <= finish[0]):
            now, left = arrival, left - 1
            line.append(now)
            arrival = now + random.expovariate(rho * C * MU)
        else:
            now, free = heappop(finish), free + 1
        while free and line:
            came = line.pop() if order.random() < barging else line.popleft()
            waits.append(now - came)
            free -= 1
            heappush(finish, now + random.expovariate(MU))
    waits.sort()
    mean = sum(waits) / len(waits)
    deviation = (sum((w - mean) ** 2 for w in waits) / len(waits)) ** 0.5
    at = lambda p: waits[int(p * len(waits))]
    return mean, deviation, at(0.5), at(0.99), at(0.999), waits[-1]


def write(name, header, rows):
    with open(name, "w") as f:
        f.write(" ".join(header) + "\n")
        for row in rows:
            f.write(" ".join(f"{x:.6g}" for x in row) + "\n")


def main():
    sizes = [1, 2, 5, 10, 20]
    grid = [i / 50 for i in range(1, 50)] + [0.99, 0.995]
    write("erlang.dat", ["rho"] + [f"c{c}" for c in sizes],
          [[r] + [erlang_c(c, c * r) for c in sizes] for r in grid])

    rho = 0.9
    times = [2.5 * i for i in range(0, 65)]
    wait = erlang_c(C, C * rho)
    lifo = busy_tail(rho * C * MU, C * MU, times)
    write("tails.dat", ["t", "fifo", "lifo"],
          [[t, wait * exp(-C * MU * (1 - rho) * t), wait * l] for t, l in zip(times, lifo)])

    loads = [0.5 + i / 40 for i in range(61)]
    write("refused.dat", ["rho", "t0", "t5", "t20", "fluid"],
          [[r, refused(r, 0), refused(r, 5), refused(r, 20), max(0, 1 - 1 / r)] for r in loads])

    print("Table 2: Erlang C, mean, p99, p99.9 of the wait in ms, FIFO, c=10")
    for r in (0.5, 0.7, 0.8, 0.9, 0.95, 0.99):
        w = erlang_c(C, C * r)
        print(f"  {r:.2f}  {w:.3f}  {w / (C * MU * (1 - r)):.2f}  one queue each: {MEAN * r / (1 - r):.1f}"
              f"  p99 {fifo_percentile(r, .99):.1f}  p99.9 {fifo_percentile(r, .999):.1f}")

    print("Table 3: simulated waits in ms at rho=0.9: mean, deviation, p50, p99, p99.9, max")
    for barging in (0.0, 0.25, 0.5, 1.0):
        print(f"  {barging:.2f}  " + "  ".join(f"{x:.1f}" for x in simulate(rho, barging)))
    print(f"  exact FIFO: mean {wait / (C * MU * (1 - rho)):.2f} p50 {fifo_percentile(rho, .5):.2f}"
          f" p99 {fifo_percentile(rho, .99):.2f} p99.9 {fifo_percentile(rho, .999):.2f}")
    print("  exact LIFO: " + " ".join(f"p{100 * p:g} {lifo_percentile(rho, p):.2f}" for p in (.5, .99, .999)))
    second = wait * 2 / (C * MU * (1 - rho)) ** 2
    mean = wait / (C * MU * (1 - rho))
    print(f"  exact deviation: FIFO {(second - mean ** 2) ** .5:.2f}"
          f" LIFO {(second / (1 - rho) - mean ** 2) ** .5:.2f}")

    print("Refused, in per cent: rho, tau = 0, 5, 20, 100 ms, fluid")
    for r in (0.8, 0.9, 1.0, 1.1, 1.5, 2.0):
        print(f"  {r}  " + "  ".join(f"{100 * refused(r, t):.3f}" for t in (0, 5, 20, 100))
              + f"  {100 * max(0, 1 - 1 / r):.2f}")


main()
