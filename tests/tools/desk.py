"""The real window, driven from outside: a display, a window manager, the accessibility bus, xdotool for pen and keys.

Nothing here waits for a time: every deed is followed by a wait for what can be seen of it. It must not know a journey.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Asked again so often, in seconds; given up after so many.
AGAIN, PATIENCE = 0.05, 60
# The desk's passphrase.
PASSPHRASE = "一棵枫树 两座石桥 三杯清茶"


def wait(ready, what, seconds=PATIENCE):
    """Asks until the answer is true and gives it back; else fails with what it waited for."""
    end, last = time.monotonic() + seconds, ""
    while time.monotonic() < end:
        try:
            answer = ready()
            last = ""
        except Ended:
            raise
        except Exception as error:  # the tree changes while it is read
            answer, last = None, f" ({type(error).__name__}: {error})"
        if answer:
            return answer
        time.sleep(AGAIN)
    raise AssertionError(f"waited {seconds} s for {what}{last}")


class Ended(AssertionError):
    """The program has ended by itself."""


class Screen:
    """A display with a window manager and an accessibility bus, and a home of its own. The bus is found once by this
    process, so that there is one screen for all."""

    def __init__(self, size=(1366, 768)):
        self.size = size
        self.children, self.home = [], Path(tempfile.mkdtemp(prefix="maplebridge-home-"))
        foreign = ("XDG_", "WAYLAND_", "DBUS_")
        self.env = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
        self.env |= {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home), "LANG": "C.UTF-8"}
        self.env["LIBGL_ALWAYS_SOFTWARE"] = "1"
        # With it the window opens at once, and so does every command.
        self.env["MAPLEBRIDGE_PASSPHRASE"] = PASSPHRASE
        os.chmod(self.home, 0o700)
        told, tell = os.pipe()
        server = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "{}x{}x24".format(*size), "-nolisten", "tcp", "-noreset"]
        self.start(server, pass_fds=[tell])
        os.close(tell)
        with os.fdopen(told) as number:
            self.env["DISPLAY"] = ":" + number.readline().strip()
        bus = self.start(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        # pyatspi runs in this process and belongs to the same display.
        os.environ.update({key: self.env[key] for key in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        launchers = [Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher")]
        launcher = next(path for path in launchers if path.exists())
        self.start([str(launcher), "--launch-immediately", "--a11y=1", "--screen-reader=1"])
        self.start(["openbox"])
        wait(lambda: self.tool("get_num_desktops").returncode == 0, "the window manager")

    def start(self, command, **how):
        how = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": self.env} | how
        child = subprocess.Popen(command, **how)
        self.children.append(child)
        return child

    def tool(self, *words, check=True):
        """Mouse and keys, one after the other in one go."""
        return subprocess.run(["xdotool", *map(str, words)], env=self.env, check=check, capture_output=True)

    def copy(self, text):
        """Puts a text on the clipboard; pasted it comes as keys would bring it, in any script."""
        owner = self.start(["xclip", "-quiet", "-selection", "clipboard"], stdin=subprocess.PIPE)
        owner.stdin.write(text.encode())
        owner.stdin.close()
        read = ["xclip", "-o", "-selection", "clipboard"]
        there = lambda: subprocess.run(read, env=self.env, capture_output=True).stdout.decode() == text
        wait(there, "the clipboard")

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=False)

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
                try:
                    child.wait(10)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
        shutil.rmtree(self.home, ignore_errors=True)


class Program:
    """The program in its window."""

    def __init__(self, screen, binary, *arguments, **env):
        import pyatspi

        self.spi, self.screen, self.log = pyatspi, screen, tempfile.TemporaryFile()
        self.process = screen.start([binary, *map(str, arguments)], stderr=self.log, env=screen.env | env)
        self.app = wait(self._application, "the program on the accessibility bus")
        focus = ["search", "--onlyvisible", "--class", "maplebridge", "windowfocus", "--sync"]
        wait(lambda: self.screen.tool(*focus), "its window")

    def _application(self):
        self.alive()
        for application in self.spi.Registry.getDesktop(0):
            if application and application.get_process_id() == self.process.pid:
                # What the window says now, not what it said once.
                application.set_cache_mask(0)
                return application
        return None

    def alive(self):
        if self.process.poll() is not None:
            self.log.seek(0)
            errors = self.log.read().decode(errors="replace")
            raise Ended(f"the program has ended ({self.process.returncode}): {errors}")

    def nodes(self):
        """Every node in reading order."""
        stack = [self.app]
        while stack:
            node = stack.pop()
            if node is not None:
                yield node
                stack.extend(node.getChildAtIndex(at) for at in reversed(range(node.childCount)))

    def look(self, name, role=None, begins=False, nth=0):
        """The nth node of this name (or whose name begins so), or nothing."""
        self.alive()
        for node in self.nodes():
            fits = (node.name or "").startswith(name) if begins else node.name == name
            if fits and (role is None or node.getRoleName() == role):
                if nth == 0:
                    return node
                nth -= 1
        return None

    def find_one(self, pattern, role="label"):
        """The first node whose whole name is like this."""

        def like():
            self.alive()
            return next((node for node in self.nodes() if node.getRoleName() == role and
                         re.fullmatch(pattern, node.name or "")), None)

        return wait(like, f"something like “{pattern}” ({role})")

    def find(self, name, role=None, **how):
        return wait(lambda: self.look(name, role, **how), f"“{name}” ({role or 'any role'})")

    def gone(self, name, role=None, **how):
        wait(lambda: self.look(name, role, **how) is None, f"“{name}” to go")

    def press(self, name, role="push button", **how):
        """Presses what can be pressed now."""

        def pressed():
            node = self.look(name, role, **how)
            return node and node.getState().contains(self.spi.STATE_ENABLED) and node.queryAction().doAction(0)

        wait(pressed, f"“{name}” ({role}) that can be pressed")

    def field(self, name, **how):
        """A field that can be typed in, under its label."""

        def editable():
            at = 0
            while node := self.look(name, nth=at, **how):
                if node.getState().contains(self.spi.STATE_EDITABLE):
                    return node
                at += 1
            return None

        return wait(editable, f"the field “{name}”")

    def focus(self, name, **how):
        self.field(name, **how).queryComponent().grabFocus()
        wait(lambda: self.field(name, **how).getState().contains(self.spi.STATE_FOCUSED), f"the focus in “{name}”")

    def says(self, name, text, **how):
        """Waits until the field says exactly this."""
        wait(lambda: self.text(name, **how) == text, f"“{name}” to say “{text}”")

    def type(self, name, text, **how):
        """Puts a text into a field and waits until the field says it."""
        self.focus(name, **how)
        self.field(name, **how).queryEditableText().setTextContents(text)
        self.says(name, text, **how)

    def paste(self, name, text, kept=None, **how):
        """The same with real keys; `kept` is what the field keeps of it, where it takes words over."""
        self.focus(name, **how)
        self.screen.copy(text)
        self.key("ctrl+v")
        self.says(name, text if kept is None else kept, **how)

    def secret(self, name, text):
        """Pastes what nobody sees into a field; it does not say what it holds."""
        self.focus(name)
        self.screen.copy(text)
        self.key("ctrl+v")

    def paste_where_asked(self, text):
        """Pastes into the empty field to which the window has led."""
        asked = (self.spi.STATE_FOCUSED, self.spi.STATE_EDITABLE)

        def led():
            states = ((node, node.getState()) for node in self.nodes())
            found = next((node for node, state in states if all(state.contains(one) for one in asked)), None)
            return found if found and not found.queryText().getText(0, -1) else None

        field = wait(led, "an empty field to be asked for")
        self.screen.copy(text)
        self.key("ctrl+v")
        wait(lambda: field.queryText().getText(0, -1) == text, f"“{text}” in the field that was asked for")

    def text(self, name, **how):
        return self.field(name, **how).queryText().getText(0, -1)

    def is_chosen(self, name, role="page tab", **how):
        """Whether a tab is the open one; the bus calls it checked."""
        node = self.look(name, role, **how)
        chosen = (self.spi.STATE_SELECTED, self.spi.STATE_CHECKED)
        return node is not None and any(node.getState().contains(state) for state in chosen)

    def is_on_screen(self, name):
        box, (width, height) = self.box(self.find(name)), self.screen.size
        return box.x >= 0 and box.y >= 0 and box.x + box.width <= width and box.y + box.height <= height

    def box(self, node):
        return node.queryComponent().getExtents(self.spi.DESKTOP_COORDS)

    def middle(self, name, role=None, **how):
        box = wait(lambda: self.box(self.find(name, role, **how)), f"the place of “{name}”")
        return box.x + box.width // 2, box.y + box.height // 2

    def draw(self, name, strokes):
        """Strokes with the pen on the node of this name; points as shares of its size."""
        box = wait(lambda: self.box(self.find(name)), f"the place of “{name}”")
        steps = []
        for stroke in strokes:
            points = [(int(box.x + box.width * x), int(box.y + box.height * y)) for x, y in stroke]
            steps += ["mousemove", *points[0], "sleep", "0.02", "mousedown", 1]
            for point in points[1:]:
                steps += ["mousemove", *point, "sleep", "0.01"]
            steps += ["mouseup", 1, "sleep", "0.02"]
        self.screen.tool(*steps)

    def write(self, name, hand, pace=1.0):
        """A recorded hand on the node of this name: as large as fits, with its own times, `pace` times as slow."""
        box = wait(lambda: self.box(self.find(name)), f"the place of “{name}”")
        scale = min(box.width / hand["pad_width"], box.height / hand["pad_height"])
        left = box.x + (box.width - scale * hand["pad_width"]) / 2
        top = box.y + (box.height - scale * hand["pad_height"]) / 2
        steps, now = [], 0
        for stroke in hand["strokes"]:
            for at, (x, y, _, time_ms) in enumerate(stroke):
                steps += ["sleep", f"{max(0, time_ms - now) * pace / 1000:.4f}"]
                steps += ["mousemove", round(left + x * scale), round(top + y * scale)]
                steps += ["mousedown", 1] if at == 0 else []
                now = time_ms
            steps += ["mouseup", 1]
        self.screen.tool(*steps)

    def key(self, *names):
        self.screen.tool("key", *names)

    def close(self):
        """Closes the window as its own cross would."""
        ended = lambda: self.process.poll() is not None

        def closed():
            # A key that comes while the window is busy can be lost.
            self.key("alt+F4")
            end = time.monotonic() + 5
            return wait(lambda: ended() or time.monotonic() > end, "the window to close") and ended()

        wait(closed, "the window to close")
        assert self.process.returncode == 0, f"ended with {self.process.returncode}"

    def kill(self):
        self.process.kill()
        self.process.wait()

    def dump(self):
        for node in self.nodes():
            states = [self.spi.stateToString(state) for state in node.getState().getStates()]
            print(f"{node.getRoleName():14} {node.name!r} {' '.join(states)}", file=sys.stderr)
