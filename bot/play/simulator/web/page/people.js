// The list of people, by unit, with what is new for each.
import { el } from "./dom.js";
import { APPS, time, WORDS } from "./words.js";

export class People {
  constructor(choose) {
    this.choose = choose;
    this.everybody = [];
    this.group = null;
    this.place = document.getElementById("people");
    this.drawn = "";
  }

  show({ people, group }, chosen) {
    this.everybody = people;
    this.group = group;
    const drawn = JSON.stringify([people, group, chosen]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = document.activeElement?.dataset?.key;
    const units = Map.groupBy ? Map.groupBy(people, (one) => one.unit) : grouped(people);
    const sections = [...units].map(([unit, members]) =>
      el(
        "section",
        {},
        el("h2", {}, unit),
        el(
          "ul",
          {},
          members.map((one) => this.entry(one, chosen)),
        ),
      ),
    );
    sections.push(el("section", {}, el("h2", {}, WORDS.group), el("ul", {}, this.groupEntry(chosen))));
    const from = this.place.scrollTop;
    this.place.replaceChildren(el("p.about", {}, WORDS.peopleAbout), ...sections);
    this.place.scrollTop = from;
    if (focused) this.place.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    const unread = people.reduce((sum, one) => sum + one.unread, 0);
    document.title = unread ? `(${unread}) ${WORDS.title}` : WORDS.title;
  }

  named(key) {
    if (key === "group")
      return { key, name: this.group.title, role: WORDS.groupAbout, unit: "", group: true, ...this.group };
    return this.everybody.find((one) => one.key === key);
  }

  unreadOf(key) {
    return this.everybody.find((one) => one.key === key)?.unread ?? 0;
  }

  entry(one, chosen) {
    const unread = one.unread > 0 && el("span.badge", { "aria-label": WORDS.unread(one.unread) }, String(one.unread));
    const mark = APPS.get(one.channel)?.mark;
    return this.row(one.key, chosen, [
      avatar(one.name, one.unit),
      el("span.who", {}, el("b", {}, one.name), el("span.role", {}, one.role, mark && el("span.mark", {}, mark))),
      el("span.side", {}, el("time", {}, one.last ? time(new Date(one.last.at)) : ""), unread),
      el("span.last", {}, lastWords(one)),
    ]);
  }

  groupEntry(chosen) {
    return this.row("group", chosen, [
      el("span.avatar.of-group", { "aria-hidden": "true" }, "👥"),
      el("span.who", {}, el("b", {}, this.group.title)),
      el("span.side", {}),
      el("span.last", {}, lastWords(this.group)),
    ]);
  }

  row(key, chosen, inside) {
    const button = el("button.person", { type: "button", onclick: () => this.choose(key) }, inside);
    button.dataset.key = key;
    if (key === chosen) button.setAttribute("aria-current", "true");
    return el("li", {}, button);
  }
}

function grouped(people) {
  const units = new Map();
  for (const one of people) units.set(one.unit, [...(units.get(one.unit) ?? []), one]);
  return units;
}

function lastWords(one) {
  if (!one.last) return one.started ? "" : WORDS.notStarted;
  const said = one.last.text.split("\n")[0] || WORDS[one.last.kind] || "";
  return one.last.mine ? `${WORDS.you}: ${said}` : said;
}

/** A round mark with a name's last two initials; people of one unit have one colour. */
export function avatar(name, unit) {
  const initials = name
    .replace(/\(.*\)/, "")
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => word[0])
    .join("");
  const made = el("span.avatar", { "aria-hidden": "true" }, initials);
  made.dataset.hue = [...unit].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
  return made;
}
