// Plays recorded hands into the npm package signature_pad, through its own pointer events and with its own clock, and
// writes the dabs that it draws: [[[x, y, width], …] for each stroke] for each hand, in points of the pad.
//
// usage: node play.mjs SIGNATURE_PAD.js HANDS.json OUT.json [NARROWEST WIDEST]    (diameters of the pen, else its own)
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, hands, out, narrowest, widest] = process.argv.slice(2);

// A clock that stands still but for what is played, with the timers that hang on it.
let now = 1e6;
let timers = [];
class FakeDate extends Date {
  constructor(...given) {
    super(...(given.length ? given : [now]));
  }
  static now() {
    return now;
  }
}
const runUntil = (time) => {
  for (;;) {
    timers.sort((a, b) => a.at - b.at);
    if (!timers.length || timers[0].at > time) break;
    const timer = timers.shift();
    now = timer.at;
    timer.run();
  }
  now = time;
};
globalThis.Date = FakeDate;
globalThis.setTimeout = (run, wait) => {
  timers.push({ at: now + Math.max(0, wait), run });
  return timers.length;
};
globalThis.clearTimeout = () => {
  timers = [];
};
globalThis.window = globalThis;
globalThis.PointerEvent = class {};
globalThis.document ??= {};
if (!globalThis.navigator) Object.defineProperty(globalThis, "navigator", { value: { userAgent: "" } });

/** A canvas that only writes down the dabs. */
class Paper extends EventTarget {
  constructor(width, height) {
    super();
    Object.assign(this, { width, height, style: {}, strokes: [] });
    this.ownerDocument = { defaultView: new EventTarget() };
  }
  getContext() {
    const nothing = () => {};
    const arc = (x, y, radius) => this.strokes.at(-1)?.push([x, y, 2 * radius]);
    return { arc, clearRect: nothing, fillRect: nothing, beginPath: nothing, closePath: nothing, fill: nothing, moveTo: nothing };
  }
  getBoundingClientRect() {
    return { left: 0, top: 0 };
  }
}

const { default: SignaturePad } = await import(pathToFileURL(module));

const pointer = (type, [x, y, pressure], buttons) =>
  Object.assign(new Event(type, { cancelable: true }), { clientX: x, clientY: y, pressure, buttons, pointerId: 1 });

const played = (hand) => {
  const paper = new Paper(hand.pad_width, hand.pad_height);
  const pen = narrowest ? { minWidth: narrowest / 2, maxWidth: widest / 2 } : {};
  const pad = new SignaturePad(paper, pen);
  const began = now + 1000;
  for (const stroke of hand.strokes) {
    runUntil(began + stroke[0][3]);
    paper.strokes.push([]);
    paper.dispatchEvent(pointer("pointerdown", stroke[0], 1));
    for (const point of stroke.slice(1)) {
      runUntil(began + point[3]);
      paper.ownerDocument.defaultView.dispatchEvent(pointer("pointermove", point, 1));
    }
    paper.ownerDocument.defaultView.dispatchEvent(pointer("pointerup", stroke.at(-1), 0));
  }
  runUntil(now + 1000);
  pad.off();
  return paper.strokes;
};

writeFileSync(out, JSON.stringify(JSON.parse(readFileSync(hands, "utf8")).map(played)));
