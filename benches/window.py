#!/usr/bin/env python3
"""Figures of the real window under Xvfb with software rendering: time to the first frame, memory, CPU when idle, size.

usage: /usr/bin/python3 benches/window.py target/release/maplebridge [RUNS]

The first frame is there when a pixel of the top bar has its colour on the root window, asked every 2 ms.
"""
import ctypes
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/tools"))
from desk import Screen  # noqa: E402

TOP_BAR = 0xECE8DE


class Pixels:
    """Pixels of the root window, through the X library itself: a screenshot tool would take longer than the frame."""

    def __init__(self, display):
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XGetImage.restype = ctypes.c_void_p
        self.x.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_int] * 2 + [ctypes.c_uint] * 2 + [ctypes.c_ulong, ctypes.c_int]
        self.x.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
        self.x.XGetPixel.restype = ctypes.c_ulong
        self.x.XDestroyImage.argtypes = [ctypes.c_void_p]
        self.display = self.x.XOpenDisplay(display.encode())
        self.root = self.x.XDefaultRootWindow(self.display)

    def at(self, x, y):
        image = self.x.XGetImage(self.display, self.root, x, y, 1, 1, 0xFFFFFFFF, 2)
        pixel = self.x.XGetPixel(image, 0, 0) & 0xFFFFFF
        self.x.XDestroyImage(image)
        return pixel


def ticks(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def memory_mb(pid):
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main():
    binary, runs = os.path.realpath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    screen = Screen()
    pixels = Pixels(screen.env["DISPLAY"])
    first, memory, idle = [], [], []
    try:
        for run in range(runs):
            with tempfile.TemporaryDirectory() as folder:
                start = time.monotonic()
                child = subprocess.Popen([binary, "--casebook", folder], env=screen.env, stderr=subprocess.DEVNULL)
                while pixels.at(683, 60) == 0 or not any(pixels.at(700, y) == TOP_BAR for y in (10, 20, 30, 40)):
                    assert child.poll() is None and time.monotonic() - start < 60, "no window"
                    time.sleep(0.002)
                first.append(time.monotonic() - start)
                time.sleep(3)
                memory.append(memory_mb(child.pid))
                before = ticks(child.pid)
                time.sleep(10)
                idle.append(ticks(child.pid) - before)
                child.kill()
                child.wait()
    finally:
        screen.close()
    print(f"first frame   {min(first):.2f} / {statistics.median(first):.2f} / {max(first):.2f} s (min, median, max of {runs})")
    print(f"memory        {max(memory):.0f} MB resident")
    print(f"idle CPU      {max(idle)} ticks in 10 s")
    print(f"binary        {os.path.getsize(binary) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
