"""The signing table in the real window: cases of the open format are made final, read, signed by a hand on the pad, closed
and saved; the file is then judged by tools that are not ours, and by `maplebridge verify`.

The hands are those of `tests/cases/signatures`, moved over the pad with the times at which they were recorded.
"""
import json
import subprocess

from book import ROOT, read_back, say
from desk import wait

COMMITTEE, SHORT = "青渡镇人民调解委员会", "青渡"
HANDS = json.loads((ROOT / "tests/cases/signatures/hands.json").read_text(encoding="utf-8"))
# Written as fast as a patient computer draws.
PACE = 0.6
# The first line of the words that are read.
TITLE = "人民调解协议书"
# Least side of what is pressed, in pixels.
FINGER = 44
PRESSED = ("push button", "page tab", "check box", "radio button", "toggle button")


# What is done at the table.


def hand(number):
    """A hand recorded with a mouse: it has neither pressure nor half pixels, as here."""
    mice = [hand for hand in HANDS if hand["device"] == "mouse"]
    return mice[number % len(mice)]


def can_be_pressed(window, name):
    node = window.look(name, "push button")
    return node is not None and node.getState().contains(window.spi.STATE_ENABLED)


def read_words(window, aloud):
    """Turns the words to their end, or says that they were read out."""
    if window.look(say("signing-read-aloud-done"), "push button"):
        return window.press(say("signing-read-aloud-done"))
    if aloud:
        return window.press(say("signing-read-aloud"))
    # The wheel over the words, as at a desk.
    wide, high = window.screen.size
    window.screen.tool("mousemove", wide // 3, high // 2)

    def turned():
        window.screen.tool("click", "--repeat", 5, "--delay", 10, 5)
        return can_be_pressed(window, say("signing-read-it"))

    wait(turned, "the end of the words")
    window.press(say("signing-read-it"))


def sign(window, name, number=0, aloud=False, look=lambda page: None):
    """The one whose turn it is reads and signs."""
    window.find(name, "label")
    # Not turned to their end by who came before.
    wait(lambda: window.box(window.look(TITLE, "label")).y > 0, f"the words to begin at their title for {name}", 10)
    look("reading")
    read_words(window, aloud)
    window.find(say("signing-pad"))
    window.write(say("signing-pad"), hand(number), PACE)
    look("pad")
    window.press(say("signing-done"))


def close(window):
    window.find(say("closing-ready"), "label")
    window.press(say("closing-close"))
    window.find(say("closing-closed"), "label")


def to_papers(window):
    window.press(say("signing-back"))
    # In large text the door is in a menu.
    text_size(window, 100)
    window.press(say("shell-papers"), None, begins=True)


def save_sealed(desk, window):
    """The sealed agreement in the folder of this journey."""
    to_papers(window)
    window.press(say("papers-side-output"), None)
    window.type(say("papers-folder"), str(desk.folder))
    window.press(say("papers-save"))
    pdf = wait(lambda: next(desk.folder.glob("*.pdf"), None), "the agreement in its folder")
    window.find(say("papers-saved", path=pdf))
    return pdf


def everything_can_be_hit(window, page):
    """Every button of the page is as large as a finger and wholly on the screen."""
    wide, high = window.screen.size
    shown = lambda node: node.getRoleName() in PRESSED and node.getState().contains(window.spi.STATE_SHOWING)
    keys = wait(lambda: [(node.name, window.box(node)) for node in window.nodes() if shown(node)], f"the keys of {page}")
    for name, box in keys:
        told = f"{page}: “{name}” is {box.width} × {box.height} at {box.x}, {box.y}"
        assert box.width >= FINGER and box.height >= FINGER, told
        assert box.x >= 0 and box.y >= 0 and box.x + box.width <= wide and box.y + box.height <= high, told
    assert len(keys) >= 3, f"{page}: only {keys}"


# The case, before it comes to the table.


def text_size(window, percent):
    shown = lambda: int(window.find_one(r"\d+%").name[:-1])
    while (now := shown()) != percent:
        window.key("ctrl+plus" if now < percent else "ctrl+minus")
        wait(lambda: shown() != now, "another text size")


def opened(desk, case):
    """The window on a casebook that holds this case alone, at its signing station."""
    file = ROOT / f"tests/cases/{case}.json"
    subprocess.run([desk.binary, "case", "import", file, "--casebook", desk.book], check=True, capture_output=True,
                   env=desk.screen.env)
    window = desk.open()
    window.press(say("shell-settings"), "page tab")
    window.type(say("settings-committee"), COMMITTEE)
    window.type(say("settings-short"), SHORT)
    window.press(say("shell-ledger"), "page tab")
    window.press(json.loads(file.read_text(encoding="utf-8"))["title"])
    window.press(say("ledger-open"))
    window.find(say("shell-station-signing"), "page tab", begins=True)
    return window


def to_the_table(window, percent=100):
    window.press(say("shell-station-signing"), "page tab", begins=True)
    # This page has nothing but its own buttons: they grow with the text.
    high = lambda: window.box(window.find(say("signing-freeze"), "push button")).height
    for _ in range((percent - 100) // 10):
        before = high()
        window.key("ctrl+plus")
        wait(lambda: high() > before, "larger text")
    window.press(say("signing-freeze"))


# What the tools outside say.


def judged(desk, pdf, names):
    """The file holds every name and is sealed over all its bytes; one changed byte is found."""
    text, _ = read_back(pdf)
    missing = [name for name in names if name not in text]
    assert not missing, f"not on the paper: {missing}"
    told = subprocess.run(["pdfsig", pdf], capture_output=True, text=True).stdout
    assert "Signature is Valid." in told and "Total document signed" in told, told
    verify = [desk.binary, "verify", pdf, "--casebook", desk.book]
    ours = subprocess.run(verify, capture_output=True, text=True, env=desk.screen.env)
    assert ours.returncode == 0, ours.stdout + ours.stderr
    spoiled = desk.folder / "spoiled.pdf"
    data = bytearray(pdf.read_bytes())
    data[len(data) // 3] ^= 1
    spoiled.write_bytes(data)
    ours = subprocess.run([*verify[:2], spoiled, *verify[3:]], capture_output=True, text=True, env=desk.screen.env)
    assert ours.returncode == 1, ours.stdout + ours.stderr
    spoiled.unlink()


def signed_by_all(desk, case, signers, percent=100, at_the_table=lambda window: None, copies=None):
    """From the case file to the sealed paper."""
    window = opened(desk, case)
    to_the_table(window, percent)
    at_the_table(window)
    for number, name in enumerate(signers):
        def look(page):
            everything_can_be_hit(window, f"{case} {percent} % {name} {page}")
            desk.picture(f"{case}-{percent}-{number + 1}-{page}")

        sign(window, name, number, aloud=number % 2 == 1, look=look)
    window.find(say("closing-ready"), "label")
    everything_can_be_hit(window, f"{case} {percent} % closing")
    desk.picture(f"{case}-{percent}-ready")
    close(window)
    everything_can_be_hit(window, f"{case} {percent} % closed")
    desk.picture(f"{case}-{percent}-closed")
    if copies:
        window.find(say("closing-print", count=copies), "push button")
    pdf = save_sealed(desk, window)
    desk.picture(f"{case}-{percent}-paper")
    window.close()
    judged(desk, pdf, signers)
    desk.keep(pdf, f"{case}-{percent}.pdf")


# The journeys.

C01 = ["林志远", "何美娟", "关伯年", "陈和平", "罗小满"]


def neighbours_sign_at_the_desk(desk):
    """C01: three neighbours, the mediator, the recorder."""
    signed_by_all(desk, "C01", C01)


def parents_sign_for_their_child(desk):
    """C02 in large text: the law would have such a matter on paper, and says so once; the mother signs as guardian too."""

    def on_the_screen(window):
        window.find(say("signing-paper-matter"), "label")
        everything_can_be_hit(window, "C02 150 % paper matter")
        desk.picture("C02-150-0-paper-matter")
        window.press(say("signing-all-on-screen"))

    signed_by_all(desk, "C02", ["苏晓岚", "张立峰", "李若清", "罗小满"], percent=150, at_the_table=on_the_screen)


def workers_and_two_companies(desk):
    """C05: three workers, one company by its representative, the other by its agent; six copies."""
    signed_by_all(desk, "C05", ["林国栋", "覃凤英", "周海", "高鸣", "罗律", "徐文洋", "罗小满"], copies=6)


def one_character_after_two_of_three(desk):
    """C01: the parties sign, then one character is changed. The window asks first; the old version stays and tells."""
    window = opened(desk, "C01")
    to_the_table(window)
    first, second, third, *_ = C01
    sign(window, first, 0)
    sign(window, second, 1, aloud=True)
    window.find(third, "label")
    window.press(say("signing-back"))
    window.press(say("agreement-clause-named", number=3), "panel")
    words = say("agreement-own-words")
    before = window.text(words)
    after = before.replace("自行", "自己")
    assert before != after
    signing = say("shell-station-signing")

    def change():
        window.focus(words)
        window.field(words).queryEditableText().setTextContents(after)
        window.find(say("question-title"), "label")

    change()
    window.find("第 1 版已经有 2 位签了名", "label", begins=True)
    desk.picture("change-1-question")
    window.press(say("question-no"))
    window.gone(say("question-title"), "label")
    window.says(words, before)
    window.find(f"{signing} {say('shell-state-signed-part', count=2)}", "page tab")
    change()
    window.press(say("question-yes"))
    window.says(words, after)
    window.gone(f"{signing} {say('shell-state-signed-part', count=2)}", "page tab")
    desk.picture("change-2-fallen")
    # The old version opens, with its own words, and its log tells the story.
    window.press(say("versions-door"), None)
    window.find(say("versions-frozen-words", number=1), "label")
    desk.picture("change-3-old-version")
    window.press(say("versions-story-tab"), None)
    for name in (first, second):
        wait(lambda: any(name in (node.name or "") and "屏幕上签名" in node.name for node in window.nodes()),
             f"that {name} had signed")
    window.find(say("versions-changed"), begins=True)
    desk.picture("change-4-story")
    window.press(say("shell-station-signing"), "page tab", begins=True)
    window.find(say("signing-changed"), "label")
    window.press(say("signing-freeze"))
    # Nobody has signed the new one.
    wait(lambda: window.is_chosen(say("signing-choose", name=first)), f"{first} to be asked again")
    window.close()
    check = [desk.binary, "casebook", "check", "--casebook", desk.book]
    told = subprocess.run(check, capture_output=True, text=True, env=desk.screen.env)
    assert told.returncode == 0, told.stdout + told.stderr


JOURNEYS = [neighbours_sign_at_the_desk, parents_sign_for_their_child, workers_and_two_companies,
            one_character_after_two_of_three]
