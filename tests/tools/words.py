#!/usr/bin/env python3
"""What must be in a printed agreement is in it, read with pdftotext. usage: words.py CASE.json FILE.pdf zh|en

The capitals are computed here a second time, by other code than the program's.
"""
import json
import re
import subprocess
import sys

DIGITS = "零壹贰叁肆伍陆柒捌玖"


def capitals(cents):
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    text = ""
    digits = str(yuan) if yuan else ""
    units = ["", "拾", "佰", "仟"]
    for position, digit in enumerate(digits):
        place = len(digits) - 1 - position
        text += DIGITS[int(digit)] + (units[place % 4] if digit != "0" else "")
        if place and place % 4 == 0:
            text += {4: "万", 8: "亿", 12: "万"}[place]
    text = re.sub("零+", "零", text)
    text = re.sub("零?([万亿])", r"\1", text).replace("亿万", "亿").rstrip("零")
    if yuan:
        text += "元"
    if jiao:
        text += DIGITS[jiao] + "角"
    if fen:
        return text + ("零" if not jiao and yuan else "") + DIGITS[fen] + "分"
    return (text or "零元") + "整"


def main():
    path, pdf, lang = sys.argv[1:4]
    case = json.load(open(path, encoding="utf-8"))
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    # Heads and feet of pages may stand between two lines of a clause.
    marks = r"\f|第\d+页　?\s*共\d+页|Page \d+ of \d+"
    running = re.compile(marks)
    body = re.sub(r"\s", "", running.sub("", text))
    wanted = [party["name"] for party in case["parties"] if party["role"] != "child_concerned"]
    wanted += [member["name"] for member in case["staff"]]
    wanted += [case["desk"]["committee"], case["agreement"]["number"]]
    amounts = []
    for term in case["terms"]:
        words = term.get("text_en") if lang == "en" and term.get("text_en") else term["text"]
        wanted += [part for part in re.split(r"(?<=[。；;])", words) if part]
        amounts += [term.get("amount_cents")]
        amounts += [part["amount_cents"] for part in term.get("instalments", [])]
        amounts += [term["schedule"]["amount_cents"]] if term.get("schedule") else []
    for amount in filter(None, amounts):
        wanted += [f"{amount / 100:,.2f}", capitals(amount)]
    head = re.sub(r"\s", "", case["agreement"]["number"])
    # A page break inside a clause puts the running head between its halves.
    without_heads = re.sub("人民调解协议书" + re.escape(head), "", body)
    without_heads = re.sub("People’sMediationAgreement" + re.escape(head), "", without_heads)
    missing = [word for word in wanted if re.sub(r"\s", "", word) not in body and re.sub(r"\s", "", word) not in without_heads]
    for word in missing:
        print(f"{pdf}: not found: {word}", file=sys.stderr)
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
