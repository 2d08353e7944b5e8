#!/usr/bin/python3
"""The journeys in the real window. usage: window.py BINARY [--pictures FOLDER] [JOURNEY …]

Each journey has a casebook of its own in a fresh folder and says a line when it is passed; a picture of the screen
stays where one is not, and pictures of the way where a folder for them is named. Words are looked up by their keys in
the language files.
"""
import re
import sys
import tempfile
import time
import traceback
from pathlib import Path

import signing
import trouble
from book import EN, SPOKEN, ZH, Desk, read_back, say
from desk import PASSPHRASE, Screen, wait
from words import capitals

COMMITTEE, SHORT, MEDIATOR = "青渡镇人民调解委员会", "青渡", "沈若兰"
WHO, AGAINST, PHONE = "周丽萍", "陈建国", "13800000000"
# Of invented people.
NUMBERS = ["000000198803090422", "000000198609210531"]
ABOUT = "十月三日夜里楼上水管破裂，水漏到楼下，泡坏了地板和衣柜，双方为赔多少、怎么赔谈不拢。"


# What a mediator does, in words of the field.


def settings(window):
    window.press(say("shell-settings"), "page tab")
    window.type(say("settings-committee"), COMMITTEE)
    window.type(say("settings-short"), SHORT)
    window.press(say("settings-person-add"))
    window.type(say("settings-person-name"), MEDIATOR)
    # The first one is at the desk.
    window.find(say("settings-person-at-desk"))
    window.find(say("lock-administrator", role=say("role-administrator"), name=MEDIATOR), "push button")


def walk_in(window, who=WHO, against=AGAINST, about=ABOUT):
    window.press(say("shell-today"), "page tab")
    window.press(say("today-walk-in"))
    window.type(say("walk-in-who"), who)
    window.type(say("walk-in-phone"), PHONE)
    window.type(say("walk-in-against"), against)
    window.type(say("walk-in-about"), about)
    wait(lambda: window.is_on_screen(say("walk-in-register")), "the button on the screen")
    window.press(say("walk-in-register"))
    window.find(f"（{time.localtime().tm_year}）{SHORT}人调字第001号", "label")
    window.field(say("talk-composer"))


def record(window, who, kind, text):
    """Takes a sentence down as it is typed: who, what kind, the words, Enter."""
    composer = say("talk-composer")
    window.paste(composer, f"@{who} #{kind} {text}", kept=text)
    window.find(say("talk-take-token-off", token="@" + who))
    window.find(say("talk-take-token-off", token="#" + kind))
    window.key("Return")
    window.find(say("talk-statement-name", name=who, text=text))
    window.says(composer, "")


def outcome(window, button, note, room):
    window.press(button)
    window.type(say(note[0]), note[1])
    window.press(say("talk-outcome-keep"))
    wait(lambda: window.is_chosen(room, begins=True), f"“{room}” to be open")


def slot(window, name, value):
    """Opens a slot of the sentence; its button says what is in it."""
    window.press(say("slot-named", name=name, value=value))


def pick_person(window, name, person):
    slot(window, name, say("slot-empty"))
    # The button in what opened, not the one at the top of the window.
    window.press(person)
    window.find(say("slot-named", name=name, value=person))
    window.press(say("slot-done"))
    window.gone(say("slot-done"))


def fill(window, name, label, text, shown):
    slot(window, name, say("slot-empty"))
    window.type(label, text)
    window.key("Return")
    window.find(say("slot-named", name=name, value=shown))
    window.gone(label, "entry")


# The journeys.


def from_walk_in_to_paper(desk):
    """The whole way of one case, and the program opens again where it was closed."""
    window = desk.open()
    settings(window)
    walk_in(window)
    record(window, WHO, say("statement-demand"), "地板和衣柜照价赔。")
    next_step = say("step-village")
    outcome(window, say("talk-move-up", step=next_step), ("talk-outcome-note-escalated", "赔多少谈不拢。"), next_step)
    # The session of the next step is open at once.
    record(window, AGAINST, say("statement-offer"), "我认赔一万二千六百元五角。")
    agreement = say("shell-station-agreement")
    settled = say("talk-write-outcome", step=next_step)
    outcome(window, settled, ("talk-outcome-note-settled", "一次付清。"), agreement)

    window.press(say("agreement-add-pay"))
    pick_person(window, say("slot-who"), AGAINST)
    pick_person(window, say("slot-to"), WHO)
    fill(window, say("slot-what-pay"), say("slot-what-pay"), "赔偿款", "赔偿款")
    fill(window, say("slot-amount"), say("amount-label"), "12600.50", "12,600.50")
    year = time.localtime().tm_year + 1
    day = say("written-date", year=year, month=say("month-3"), day=15)
    fill(window, say("slot-day"), say("calendar-day"), f"{year}-3-15", day)
    slot(window, say("slot-method"), say("slot-empty"))
    window.press(say("method-transfer"))
    window.find(say("slot-named", name=say("slot-method"), value=say("method-transfer")))

    # Nothing is made final while something must be filled in: the window leads to each.
    for number in NUMBERS:
        window.press(say("agreement-freeze"))
        window.paste_where_asked(number)
        window.press(agreement, "page tab", begins=True)
    window.press(say("agreement-freeze"))
    window.press(say("people-notice-today"))
    window.press(agreement, "page tab", begins=True)
    window.press(say("agreement-freeze"))
    for name in (WHO, AGAINST, MEDIATOR):
        signing.sign(window, name)
    signing.close(window)
    signing.to_papers(window)
    window.press(say("papers-side-output"), None)
    usual = lambda: Path(window.text(say("papers-folder"))).is_relative_to(desk.screen.home)
    wait(usual, "the usual place in the home folder")
    window.type(say("papers-folder"), str(desk.folder))
    window.press(say("papers-save"))
    pdf = wait(lambda: next(desk.folder.glob("*.pdf"), None), "the agreement in its folder")
    window.find(say("papers-saved", path=pdf))

    text, fonts = read_back(pdf)
    number = f"{SHORT}人调字〔{year - 1}〕001号"
    wanted = [COMMITTEE, number, WHO, AGAINST, MEDIATOR, "赔偿款", "12,600.50", capitals(1260050), day]
    missing = [word for word in [*wanted, say("method-transfer")] if word not in text]
    assert not missing, f"not on the paper: {missing}"
    assert fonts and all(line.split()[-5] == "yes" for line in fonts), "\n".join(fonts)

    window.close()
    window = desk.open()
    window.find(f"（{year - 1}）{SHORT}人调字第001号", "label")
    window.find(say("papers-side-output"))
    window.find(f"{say('shell-station-signing')} {say('shell-state-signed')}", "page tab")
    window.close()


def what_was_typed_outlives_a_crash(desk):
    """A recorded sentence and half of the next, and then the power goes."""
    window = desk.open()
    settings(window)
    walk_in(window)
    said, half = "水从卫生间漏下来的，我有照片。", "那天晚上我不在家，𠮷师傅可以作证，后来"
    record(window, WHO, say("statement-fact"), said)
    # The footer says for eight seconds what was done, then when it was saved.
    status = lambda: next(node.name for node in window.nodes() if node.name.startswith(say("shell-saved")))
    before = wait(status, "the time of the save")
    composer = say("talk-composer")
    window.paste(composer, half)
    wait(lambda: status() != before, "the next save")
    window.kill()
    window = desk.open()
    window.find(say("talk-statement-name", name=WHO, text=said))
    window.says(composer, half)
    window.find(say("talk-take-token-off", token="@" + WHO))
    wait(lambda: window.is_chosen(say("step-neighborhood"), begins=True), "the station that was open")
    window.close()


def from_first_start_to_the_lock(desk):
    """The casebook is made by hand, its recovery key proved, a case begun; then nobody is there for two minutes. The same
    passphrase opens the covered desk and, the next day, the window."""
    by_hand = {"MAPLEBRIDGE_PASSPHRASE": ""}
    window = desk.open(**by_hand)
    window.secret(say("front-passphrase"), PASSPHRASE)
    window.secret(say("front-passphrase-again"), PASSPHRASE)
    window.find(say("front-same"))
    desk.picture("first-1-passphrase")
    window.press(say("front-make-do"))
    window.find(say("front-recovery-title"), "label")
    shown = lambda: [node.name for node in window.nodes() if re.fullmatch("[0-9A-Z]{5}", node.name or "")]
    groups = wait(lambda: len(shown()) == 13 and shown(), "thirteen groups")
    desk.picture("first-2-recovery-key")
    window.press(say("front-recovery-written"))
    window.find(say("front-prove-title"), "label")
    asked = next(at for at in range(13) if window.look(say("front-group", number=at + 1)))
    assert not shown(), "the key is still to be seen"
    window.type(say("front-group", number=asked + 1), groups[asked].lower())
    window.press(say("front-prove-do"))
    window.find(say("backup-rehearsed"), begins=True)
    desk.picture("first-3-rehearsed")
    window.press(say("front-begin"))
    settings(window)
    window.press(say("access-door"))
    window.press(say("lock-minutes", count=2), "radio button")
    walk_in(window)
    said, half = "水从卫生间漏下来的，我有照片。", "那天晚上我不在家，"
    record(window, WHO, say("statement-fact"), said)
    composer = say("talk-composer")
    window.paste(composer, half)
    wait(lambda: window.look(say("lock-stay")), "the word before the lock", 120)
    desk.picture("first-4-soon")
    wait(lambda: window.look(say("front-locked-title")), "the lock", 60)
    desk.picture("first-5-locked")
    seen = [node.name for node in window.nodes() if WHO in (node.name or "") or half in (node.name or "")]
    assert not seen, f"seen over the lock: {seen}"
    window.secret(say("front-secret-desk"), "不是这张台的口令")
    window.press(say("front-unlock-do"))
    window.find(say("door-wrong-secret"))
    window.secret(say("front-secret-desk"), PASSPHRASE)
    window.press(say("front-unlock-do"))
    window.says(composer, half)
    window.find(say("talk-statement-name", name=WHO, text=said))
    window.close()
    window = desk.open(**by_hand)
    window.secret(say("front-secret-desk"), PASSPHRASE)
    window.key("Return")
    window.find(say("talk-statement-name", name=WHO, text=said))
    window.says(composer, half)
    window.close()


def the_practice_case(desk):
    """It opens mid-way, speaks both languages, and leaves nothing behind."""
    rest = desk.folder / "temporary"
    rest.mkdir()
    window = desk.open("demo", TMPDIR=str(rest))
    wait(lambda: window.is_chosen(say("step-village"), begins=True), "the village step to be open")
    for words, other in ((EN, ZH), (ZH, EN)):
        window.press(say("shell-english" if words is EN else "shell-chinese"))
        window.find(say("shell-settings", words), "page tab")
        window.find(say("step-village", words), "page tab", begins=True)
        window.find(say("talk-record", words), "push button")
        for key in ("shell-settings", "shell-ledger"):
            window.gone(say(key, other), "page tab")
        window.gone(say("talk-record", other), "push button")
    window.close()
    left = [path.name for path in rest.iterdir()]
    assert not left, f"left behind: {left}"


def a_slot_left_at_once(desk):
    """What is typed in a slot is kept though the next press opens another screen; Ctrl+Z takes it back."""
    window = desk.open()
    settings(window)
    walk_in(window)
    window.press(say("shell-station-agreement"), "page tab", begins=True)
    window.press(say("agreement-add-pay"))
    name, text = say("slot-what-pay"), "修理费和误工费"
    slot(window, name, say("slot-empty"))
    wait(lambda: window.field(name).getState().contains(window.spi.STATE_FOCUSED), "the slot to take the keys")
    x, y = window.middle(say("step-neighborhood"), "page tab", begins=True)
    desk.screen.copy(text)
    # Keys and pointer in one go: nothing waits between the last key and the press.
    desk.screen.tool("key", "ctrl+v", "mousemove", x, y, "click", 1)
    wait(lambda: window.is_chosen(say("step-neighborhood"), begins=True), "the other screen")
    window.press(say("shell-station-agreement"), "page tab", begins=True)
    window.press(say("agreement-clause-named", number=1), "panel")
    kept = say("slot-named", name=name, value=text)
    window.find(kept)
    window.key("ctrl+z")
    window.find(say("slot-named", name=name, value=say("slot-empty")))
    window.find(say("app-undone"), begins=True)
    window.key("ctrl+shift+z")
    window.find(kept)
    window.close()


def a_newcomer(desk, words):
    """Child support unpaid for half a year: hints, a private talk, three offers, a law card, the parties' own view, and
    two findings mended by a key before the agreement is made final."""
    mother, father = "苏晓岚", "张立峰"
    about = "离婚时约定儿子随苏晓岚生活，张立峰每月付抚养费一千五百元，从去年十一月起没有再付，一共欠了六个月。"
    window = desk.open()
    settings(window)
    walk_in(window, mother, father, about)
    if words is EN:
        window.press(say("shell-english"))
    SPOKEN.append(words)
    # The hints of the step stand beside the talk, with what to say.
    window.find(say("talk-prompts"), "label")
    window.press(say("consent-all-name"))
    window.find(say("consent-all-agreed"))
    desk.picture("1-hints")

    record(window, mother, say("statement-fact"), "离婚时说好每月给一千五，从去年十一月起就没给过，孩子要交学费。")
    record(window, father, say("statement-feeling"), "她半年不让我见孩子，我才没给。孩子我认。")
    # In private, under the cover that F9 takes off and puts on again.
    private = "单独跟您说，三千一期我也能接受，只要别再断。"
    window.key("F9")
    composer = say("talk-composer")
    window.paste(composer, f"@{mother} #{say('talk-private')} {private}", kept=private)
    window.key("Return")
    spoken = say("talk-statement-name", name=mother, text=private)
    window.find(spoken)
    window.key("F9")
    window.gone(spoken)
    desk.picture("2-private-covered")

    for who, kind, text in [
        (mother, "statement-demand", "欠的9000元要一次付清。"),
        (father, "statement-offer", "我先付6000元。"),
        (father, "statement-offer", "那就付9000元，分三期。"),
    ]:
        record(window, who, say(kind), text)
    window.find(say("talk-statement-name", name=father, text="那就付9000元，分三期。"))
    desk.picture("3-offers")

    # A law card, over the talk.
    window.key("F2")
    window.type(say("law-search"), "1085")
    window.key("Return")
    window.find(say("card-court"), "label")
    desk.picture("4-law-card")
    window.key("Escape")
    window.key("Escape")
    window.gone(say("card-court"))

    # What the parties see has nothing private in it.
    window.press(say("party-door"))
    window.find(say("party-back"))
    told = [node.name for node in window.nodes() if private[:8] in (node.name or "")]
    assert not told, f"private words in their view: {told}"
    desk.picture("5-party-view")
    window.key("Escape")
    window.field(composer)

    agreement = say("shell-station-agreement")
    settled = say("talk-write-outcome", step=say("step-neighborhood"))
    outcome(window, settled, ("talk-outcome-note-settled", "分三期付清，以后按月付。"), agreement)
    year = time.localtime().tm_year + 1
    day = written_day(year, 5, 10)
    arrears = f"张立峰于{year}年5月10日前以微信转账方式付给苏晓岚拖欠的抚养费人民币9,000元（大写：玖佰元整）。"
    window.press(say("agreement-add-own"))
    window.type(say("agreement-own-words"), arrears)
    pick_person(window, say("slot-who"), father)
    pick_person(window, say("slot-to"), mother)
    fill(window, say("slot-amount"), say("amount-label"), "9000", "9,000.00")
    fill(window, say("slot-day"), say("calendar-day"), f"{year}-5-10", day)
    slot(window, say("slot-method"), say("slot-empty"))
    window.press(say("method-wechat"))
    window.find(say("slot-named", name=say("slot-method"), value=say("method-wechat")))
    wrong = say("check-term-capitals-mismatch", number=1, text="玖佰元整")
    why = say("finding-why-named", sentence=wrong)
    window.find(why, begins=True)
    desk.picture("6-finding")
    mended = arrears.replace("玖佰元整", "玖仟元整")
    for undone in (True, False):
        window.key("alt+Return")
        window.gone(why, begins=True)
        window.says(say("agreement-own-words"), mended)
        if undone:
            # Ctrl+Z takes the mend back in one step.
            window.key("ctrl+z")
            window.find(why, begins=True)
            window.says(say("agreement-own-words"), arrears)

    window.press(say("agreement-add-act"))
    window.press(say("agreement-clause-named", number=2), "panel")
    pick_person(window, say("slot-who"), mother)
    label, visit = say("slot-what-act"), "每月第一、第三个周六让张立峰接孩子过夜"
    slot(window, label, say("slot-empty"))
    window.type(label, visit)
    window.press(say("slot-done"))
    window.find(say("slot-named", name=label, value=visit))
    window.find(say("finding-why-named", sentence=say("check-term-no-date", number=2)))
    desk.picture("7-second-finding")
    window.key("alt+Return")
    # Only the clause that is worked on shows its slots.
    window.find(say("slot-named", name=say("slot-day"), value=day))
    desk.picture("8-mended")
    window.close()


def written_day(year, month, day):
    """A day as the window writes it."""
    return say("written-date", year=year, month=say(f"month-{month}"), day=day)


def a_newcomer_in_chinese(desk):
    """The guide at the table and the check before the ink."""
    a_newcomer(desk, ZH)


def a_newcomer_in_english(desk):
    """The same way in English."""
    a_newcomer(desk, EN)


JOURNEYS = [from_walk_in_to_paper, what_was_typed_outlives_a_crash, from_first_start_to_the_lock, the_practice_case, a_slot_left_at_once,
            a_newcomer_in_chinese, a_newcomer_in_english, *signing.JOURNEYS, *trouble.JOURNEYS]


def main():
    binary, wanted = sys.argv[1], sys.argv[2:]
    pictures = None
    if wanted[:1] == ["--pictures"]:
        pictures, wanted = Path(wanted[1]), wanted[2:]
        pictures.mkdir(parents=True, exist_ok=True)
    journeys = [journey for journey in JOURNEYS if not wanted or journey.__name__ in wanted]
    screen, failed = Screen(), 0
    for journey in journeys:
        began, place = time.monotonic(), Desk(binary, screen, pictures)
        name = journey.__name__.replace("_", " ")
        try:
            journey(place)
            print(f"passed: {name} ({time.monotonic() - began:.0f} s)", flush=True)
        except Exception:
            failed += 1
            picture = Path(tempfile.mkdtemp(prefix="maplebridge-picture-")) / f"{journey.__name__}.png"
            screen.picture(picture)
            print(f"FAILED: {name}; picture {picture}\n{traceback.format_exc()}", flush=True)
        finally:
            place.close()
    screen.close()
    print(f"{len(journeys) - failed} passed, {failed} failed")
    return 1 if failed or not journeys else 0


if __name__ == "__main__":
    sys.exit(main())
