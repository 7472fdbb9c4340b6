// The bot's clock, which can be moved.
import { post, Refused } from "./api.js";
import { el } from "./dom.js";
import { day, moment, time, WORDS } from "./words.js";

export class Clock {
  constructor() {
    this.now = document.getElementById("now");
    this.steps = document.getElementById("steps");
    this.shown = null;
    // From the tap to the answer: what the bot told before the tap may come in after it.
    this.moving = false;
    const step = ([name, [label, short]]) =>
      el(
        "button.step",
        { type: "button", onclick: () => this.move(name), "aria-label": label },
        el("span.long", {}, label),
        el("span.short", {}, short),
      );
    this.buttons = Object.entries(WORDS.steps).map(step);
    this.steps.append(...this.buttons);
    setInterval(() => this.draw(), 1000);
  }

  show(now, goal) {
    this.shown = { now, goal, at: performance.now() };
    this.rest();
    this.draw();
  }

  /** Nobody moves a clock that moves. */
  rest() {
    for (const button of this.buttons) button.disabled = this.moving || Boolean(this.shown?.goal);
  }

  draw() {
    if (!this.shown) return;
    const { now, goal, at } = this.shown;
    const present = new Date(now.getTime() + (performance.now() - at));
    this.now.dateTime = present.toISOString();
    this.now.replaceChildren(el("span.hour", {}, time(present)), el("span.date", {}, day(present)));
    this.now.title = goal ? WORDS.walking(moment(goal)) : "";
    document.body.classList.toggle("walking", Boolean(goal));
  }

  async move(step) {
    this.moving = true;
    this.rest();
    try {
      await post("/api/clock", { step });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    } finally {
      this.moving = false;
      this.rest();
    }
  }
}
