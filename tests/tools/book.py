"""What every journey in the real window needs: the words of the program by their keys, a casebook of its own, and what
stands in a PDF. It must not know a journey.
"""
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from desk import Program

ROOT = Path(__file__).resolve().parents[2]


def language(name):
    """Key to sentence of one language, the plain messages."""
    found = {}
    for path in sorted((ROOT / "src/i18n" / name).glob("*.ftl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"([a-z][a-z0-9-]*) = (.+)", line):
                found[match[1]] = match[2].strip()
    return found


ZH, EN = language("zh-CN"), language("en")
# The language that the window speaks.
SPOKEN = [ZH]


def say(key, words=None, **values):
    """The sentence of a key; up to the first value that is not given."""
    sentence = (words or SPOKEN[-1])[key]
    for name, value in values.items():
        sentence = re.sub(r"\{ \$" + name + r" \}", str(value), sentence)
    return sentence.split("{")[0]


class Desk:
    """A casebook of its own, and the program that is opened on it."""

    def __init__(self, binary, screen, pictures=None):
        self.binary, self.screen, self.program, self.pictures = binary, screen, None, pictures
        self.folder = Path(tempfile.mkdtemp(prefix="maplebridge-window-"))
        self.book = self.folder / "casebook"
        self.book.mkdir()

    def open(self, *arguments, **env):
        self.program = Program(self.screen, self.binary, *(arguments or ("--casebook", self.book)), **env)
        return self.program

    def picture(self, name):
        """A picture of the way, where a folder for them was named."""
        if self.pictures:
            self.screen.picture(self.pictures / f"{name}-{'zh' if SPOKEN[-1] is ZH else 'en'}.png")

    def keep(self, file, name):
        """A file to look at, beside the pictures."""
        if self.pictures:
            shutil.copyfile(file, self.pictures / name)

    def close(self):
        SPOKEN[:] = [ZH]
        if self.program and self.program.process.poll() is None:
            self.program.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def read_back(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    return re.sub(r"\s", "", text), fonts
