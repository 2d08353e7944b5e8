"""A disk that fills up under the real window, and a second start. Needs root for a small file system in memory; without
it the journey of the full disk says that it is left out. It must not know what the message looks like, only what it says.
"""
import os
import subprocess
from contextlib import contextmanager

from book import say
from desk import wait

# Bytes of the disk.
SIZE = 24 << 20


@contextmanager
def small_disk(place):
    """A small file system in the folder, or nothing."""
    place.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "maplebridge", place]
    if subprocess.run(mount, capture_output=True).returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(path):
    """Fills the disk to the last byte."""
    with open(path, "ab", buffering=0) as file:
        try:
            while True:
                file.write(b"\x5a" * 4096)
        except OSError:
            pass
    assert os.statvfs(path.parent).f_bavail == 0, "there is room left"


def begins(window, *sentences):
    """Whether one of these sentences stands on the screen."""
    return any(window.look(sentence, begins=True) for sentence in sentences)


def typing_on_a_full_disk(desk):
    """Typing goes on while the disk is full and a message stays; when room returns everything is kept, and is there after
    a restart. Without a ballast, so that nothing can be kept at all."""
    from window import AGAINST, WHO, record, settings, walk_in

    with small_disk(desk.book) as is_small:
        if not is_small:
            print("LEFT OUT: a full disk under the real window (no root or no tmpfs here)")
            return
        window = desk.open()
        settings(window)
        walk_in(window)
        record(window, WHO, say("statement-fact"), "水从卫生间漏下来的，我有照片。")
        filler = desk.book / "filler"
        ballast = desk.book / "ballast"
        wait(ballast.exists, "the room held back")
        fill(filler)
        # First the room that was held back serves; it is taken away here as an hour of work would use it up.
        said = "我家地板泡坏了，要换新的。" * 300
        record(window, WHO, say("statement-demand"), said)
        wait(lambda: not ballast.exists(), "the room held back to be used")
        wait(lambda: begins(window, say("trouble-reserve")), "the message that the reserve is used")
        desk.picture("full-1-reserve")
        fill(filler)
        later = "我认，可是没有那么多钱，先付一半。" * 300
        composer = say("talk-composer")
        window.paste(composer, f"@{AGAINST} #{say('statement-offer')} {later}", kept=later)
        window.key("Return")
        full = say("trouble-why-full")
        wait(lambda: begins(window, full), "the message that nothing can be kept")
        half = "剩下的一半过了年再付，" * 300
        window.says(composer, "")
        window.paste(composer, half)
        desk.picture("full-2-nothing-kept")
        for room in (say("shell-station-agreement"), say("step-neighborhood")):
            window.press(room, "page tab", begins=True)
            wait(lambda: window.is_chosen(room, begins=True), f"“{room}” to be open")
        window.says(composer, half)
        wait(lambda: begins(window, full), "the message to stay")
        filler.unlink()
        wait(lambda: not begins(window, full), "the message to go")
        wait(lambda: window.look(say("talk-statement-name", name=AGAINST, text=later)), "what waited")
        window.says(composer, half)
        wait(ballast.exists, "room to be held back again")
        desk.picture("full-3-over")
        window.kill()
        window = desk.open()
        for who, text in ((WHO, said), (AGAINST, later)):
            window.find(say("talk-statement-name", name=who, text=text))
        window.says(composer, half)
        window.close()


def a_second_start(desk):
    """The second program opens nothing: it says since when the casebook is open, and the first window comes to the
    front, from behind another window and from the icon."""
    window = desk.open()
    window.find(say("shell-today"), "page tab")
    screen = desk.screen
    mine = lambda: screen.tool("getactivewindow", check=False).stdout
    own = mine()
    screen.tool("windowminimize", "--sync", own.decode().strip())
    wait(lambda: mine() != own, "the window to be out of the way")
    second = subprocess.run([desk.binary, "--casebook", desk.book], env=screen.env, capture_output=True, text=True)
    words = second.stderr
    assert second.returncode == 2, f"the second ended with {second.returncode}: {words}"
    known = say("trouble-called", first="")
    assert known in words and os.uname().nodename in words, words
    wait(lambda: mine() == own, "the first window to come to the front")
    window.close()


JOURNEYS = [typing_on_a_full_disk, a_second_start]
