"""The real window, driven from outside: Xvfb, a window manager, the accessibility bus, xdotool for the pen.

Labels are looked up by their key in the language files, so that a change of words is no change here.
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def words(lang="zh-CN"):
    """Key to text of the plain messages of one language."""
    found = {}
    for path in sorted((ROOT / "src/i18n" / lang).glob("*.ftl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            match = re.match(r"([a-z][a-z0-9-]*) = (.*)", line)
            if match:
                found[match[1]] = match[2].strip()
    return found


class Screen:
    """A display with a window manager and an accessibility bus."""

    def __init__(self, size="1366x768"):
        self.display = f":{90 + os.getpid() % 400}"
        self.children = []
        self.env = dict(os.environ, DISPLAY=self.display, LIBGL_ALWAYS_SOFTWARE="1", LANG="C.UTF-8", NO_AT_BRIDGE="0")
        self.env.pop("WAYLAND_DISPLAY", None)
        self.start(["Xvfb", self.display, "-screen", "0", f"{size}x24", "-nolisten", "tcp"])
        wait(lambda: subprocess.run(["xdotool", "getdisplaygeometry"], env=self.env, capture_output=True).returncode == 0, "Xvfb")
        bus = subprocess.run(["dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1"],
                             env=self.env, capture_output=True, text=True, check=True).stdout.split()
        self.env["DBUS_SESSION_BUS_ADDRESS"], self.bus_pid = bus[0], int(bus[1])
        os.environ.update({key: self.env[key] for key in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")})
        launcher = next(path for path in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher") if os.path.exists(path))
        self.start([launcher, "--launch-immediately", "--a11y=1", "--screen-reader=1"])
        self.start(["openbox"])

    def start(self, command, **more):
        child = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=more.pop("stderr", subprocess.DEVNULL), **more)
        self.children.append(child)
        return child

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.kill()
                child.wait()
        os.kill(self.bus_pid, signal.SIGTERM)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=False)


def wait(ready, what, seconds=60):
    """Asks again until it is so; a test that waits for ever fails with what it waited for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = ready()
        except Exception:  # the tree changes while it is read
            answer = None
        if answer:
            return answer
        time.sleep(0.15)
    raise AssertionError(f"waited {seconds} s for {what}")


class Program:
    """The program in its window."""

    def __init__(self, screen, binary, *arguments):
        import pyatspi

        self.pyatspi, self.screen = pyatspi, screen
        self.log = tempfile.TemporaryFile()
        self.process = screen.start([binary, *arguments], stderr=self.log)
        self.app = wait(self._application, "the program on the accessibility bus")

    def _application(self):
        assert self.process.poll() is None, "the program has ended: " + self.errors()
        desktop = self.pyatspi.Registry.getDesktop(0)
        for application in desktop:
            if application and application.get_process_id() == self.process.pid:
                return application
        return None

    def errors(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def nodes(self):
        stack = [self.app]
        while stack:
            node = stack.pop()
            if node is None:
                continue
            yield node
            try:
                stack.extend(reversed(list(node)))
            except Exception:
                continue

    def find(self, name, role=None, nth=0, seconds=30, part=False):
        """The nth node of this name (or part of it), in reading order."""

        def look():
            found = [node for node in self.nodes() if self._is(node, name, role, part)]
            return found[nth] if len(found) > nth else None

        return wait(look, f"“{name}” ({role or 'any role'})", seconds)

    def has(self, name, role=None, part=True):
        return any(self._is(node, name, role, part) for node in self.nodes())

    @staticmethod
    def _is(node, name, role, part):
        try:
            fits = name in (node.name or "") if part else node.name == name
            return fits and (role is None or node.getRoleName() == role)
        except Exception:
            return False

    def press(self, name, **how):
        node = self.find(name, how.pop("role", "push button"), **how)
        node.queryAction().doAction(0)
        time.sleep(0.25)

    def type(self, name, text, **how):
        node = self.find(name, how.pop("role", None), **how)
        node.queryComponent().grabFocus()
        time.sleep(0.2)
        node.queryEditableText().setTextContents(text)
        time.sleep(0.6)

    def text(self, name, **how):
        query = self.find(name, how.pop("role", None), **how).queryText()
        return query.getText(0, -1)

    def draw(self, name, strokes):
        """Strokes with the pen on the node of this name; points as shares of its size."""
        node = self.find(name)
        box = node.queryComponent().getExtents(self.pyatspi.DESKTOP_COORDS)
        steps = []
        for stroke in strokes:
            for position, (x, y) in enumerate(stroke):
                steps += ["mousemove", str(int(box.x + box.width * x)), str(int(box.y + box.height * y)), "sleep", "0.012"]
                if position == 0:
                    steps += ["mousedown", "1", "sleep", "0.02"]
            steps += ["mouseup", "1", "sleep", "0.03"]
        subprocess.run(["xdotool", *steps], env=self.screen.env, check=True)
        time.sleep(0.3)

    def keys(self, *names):
        subprocess.run(["xdotool", "key", *names], env=self.screen.env, check=True)
        time.sleep(0.3)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def dump(self):
        for node in self.nodes():
            try:
                print(f"{node.getRoleName():20} {node.name!r}", file=sys.stderr)
            except Exception:
                continue
