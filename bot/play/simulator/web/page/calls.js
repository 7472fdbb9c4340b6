// For the curious: the bot's calls to the chat apps.
import { get, post } from "./api.js";
import { el } from "./dom.js";
import { APPS, time, WORDS } from "./words.js";

const WIDE = matchMedia("(min-width: 1200px)");
const KEPT = "chibo.calls";

export class Calls {
  constructor() {
    this.place = document.getElementById("curious");
    this.toggle = document.getElementById("curious-toggle");
    this.toggle.append(el("span.glyph", { "aria-hidden": "true" }, "</>"), el("span.words", {}, WORDS.showCalls));
    this.toggle.onclick = () => this.set(this.place.hidden);
    this.list = el("ol.calls", {});
    this.seen = new Map();
    this.onopen = () => {};
    const close = el(
      "button.plain",
      { type: "button", onclick: () => this.set(false), "aria-label": WORDS.close },
      "✕",
    );
    const fault = ([kind, [label, about]]) =>
      el("button.step", { type: "button", title: about, onclick: () => post("/api/faults", { kind }) }, label);
    const faults = el(
      "div.faults",
      { role: "group", "aria-label": WORDS.faults },
      Object.entries(WORDS.faultKinds).map(fault),
    );
    const head = el("header", {}, el("h2", {}, WORDS.calls), close);
    this.place.append(
      head,
      el("p.about", {}, WORDS.callsAbout),
      this.list,
      el("p.about", {}, WORDS.faultsAbout),
      faults,
    );
    this.open(this.wanted);
    WIDE.addEventListener("change", () => this.open(this.wanted));
  }

  /** Whether the panel is to be open: as it was left, and where there is room for it; closed until asked for. */
  get wanted() {
    const kept = localStorage.getItem(KEPT);
    return WIDE.matches && kept === "open";
  }

  set(open) {
    localStorage.setItem(KEPT, open ? "open" : "closed");
    this.open(open);
    if (open) this.onopen();
  }

  open(open) {
    this.place.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("curious-open", open);
  }

  async refresh() {
    if (this.place.hidden) return;
    const calls = await get("/api/calls");
    const atEnd = this.list.scrollTop + this.list.clientHeight > this.list.scrollHeight - 40;
    const items = calls.map((call) => this.item(call));
    this.seen = new Map(calls.map((call, at) => [id(call), { call, item: items[at] }]));
    if (items.some((item, at) => this.list.children[at] !== item) || this.list.children.length !== items.length) {
      this.list.replaceChildren(...(items.length ? items : [el("li.none", {}, WORDS.noCalls)]));
    }
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  item(call) {
    const before = this.seen.get(id(call));
    if (before && before.call.status === call.status) return before.item;
    const well = call.status === null ? "waiting" : call.status < 300 ? "well" : "refused";
    const summary = el(
      "summary",
      {},
      el(
        "span.method",
        { "data-app": APPS.get(call.channel)?.mark ?? "" },
        call.method,
        call.to && el("small", {}, call.to),
      ),
      el("span.status", {}, String(call.status ?? "…")),
      el("time", {}, time(new Date(call.at))),
    );
    const about = call.description || (call.status === null ? WORDS.noAnswer : "");
    const whole = el("pre", { tabIndex: 0 }, JSON.stringify(call.params, null, 2));
    return el(`li.${well}`, {}, el("details", {}, summary, about && el("p", {}, about), whole));
  }
}

const id = (call) => `${call.channel} ${call.number}`;
