"""Every number and curve of the paper: python3 compute.py [FOLDER OF THE SAMPLES]. Needs zstd and
node (for Brotli) on the PATH; reads the repository's licence."""
import subprocess
import sys
import zlib
from hashlib import sha256
from math import expm1, log2
from pathlib import Path

SAMPLES = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
BROTLI = """const z = require('zlib'), fs = require('fs');
const q = z.constants, data = fs.readFileSync(0);
process.stdout.write(String(z.brotliCompressSync(data, {params: {
  [q.BROTLI_PARAM_QUALITY]: 11, [q.BROTLI_PARAM_SIZE_HINT]: data.length}}).length));"""


def sizes(data):
    """Plain, gzip at level 9, zstd at level 19, Brotli at quality 11."""
    gzip = zlib.compressobj(9, zlib.DEFLATED, 31)
    zstd = subprocess.run(["zstd", "-19", "-c", "-q", "--no-check"], input=data, capture_output=True, check=True)
    brotli = subprocess.run(["node", "-e", BROTLI], input=data, capture_output=True, check=True)
    return [len(data), len(gzip.compress(data) + gzip.flush()), len(zstd.stdout), int(brotli.stdout)]


def main():
    inputs = {
        "Apache licence": (SAMPLES.parents[3] / "LICENSE").read_bytes(),
        "squares of 1 to 2000": "".join(f"{n * n}\n" for n in range(1, 2001)).encode(),
        "like a photograph": b"".join(sha256(bytes([n % 256, n // 256])).digest() for n in range(500)),
    }
    for name, data in inputs.items():
        plain, *coded = sizes(data)
        print(f"{name}: {plain}  " + "  ".join(f"{c} ({100 * c / plain:.1f} %)" for c in coded))

    with open("collisions.dat", "w") as f:
        f.write("n h8 h12 h16\n")
        for k in range(0, 29):
            n = 10 ** (k / 4)
            f.write(f"{n:.6g} " + " ".join(
                f"{max(-expm1(-n * (n - 1) / 2 ** (4 * d + 1)), 1e-30):.4g}" for d in (8, 12, 16)) + "\n")
    for n in (1_000, 1_000_000):
        print(f"{n} files: " + ", ".join(f"{d} digits {n * (n - 1) / 2 ** (4 * d + 1):.2g}" for d in (8, 12, 16)))
    print(f"half a chance at 64 bits: {1.1774 * 2 ** 32:.3g} files, log2 {log2(1.1774 * 2 ** 32):.1f}")
    print(f"ranges in 8 KiB: {8192 // 3}, of 1 MB each: {8192 // 3 / 1000:.2f} GB")


main()
