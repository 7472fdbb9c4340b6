// The messages of a chat as elements: only what has changed is made anew.
import { clean, el } from "./dom.js";
import { day, time, WORDS } from "./words.js";

export class Messages {
  /** `taps`: button(message, button, element), link(address), command(text), picture(url, words), reply(id, words), replies() (whether one can). */
  constructor(place, taps) {
    this.place = place;
    this.taps = taps;
    this.clear();
  }

  clear() {
    this.known = new Map();
    this.days = new Map();
    this.albums = new Map();
    this.place.replaceChildren();
  }

  /** Take in a chat as the server tells it. Returns how many messages are new. */
  show({ ids, messages, pinned }, inGroup) {
    const before = this.known.size;
    for (const message of messages) this.known.set(message.id, { message, node: this.bubble(message, inGroup) });
    const there = new Set(ids);
    for (const id of this.known.keys()) if (!there.has(id)) this.known.delete(id);
    for (const [id, { node }] of this.known) node.classList.toggle("pinned", pinned.includes(id));
    sync(this.place, this.laidOut(ids));
    return this.known.size - before;
  }

  /** The nodes in order: a line for each day, a grid for each album. */
  laidOut(ids) {
    const nodes = [];
    let today = "";
    const grids = new Map();
    for (const id of ids) {
      const found = this.known.get(id);
      if (!found) continue;
      const { message, node } = found;
      const date = day(new Date(message.at));
      if (date !== today) nodes.push(this.dayLine(date));
      today = date;
      const plain = message.album && !message.html && !message.buttons.length;
      if (message.album && (plain || !grids.has(message.album))) {
        if (!grids.has(message.album)) {
          grids.set(message.album, []);
          nodes.push(this.grid(message.album, message.mine));
        }
        grids.get(message.album).push(node);
      } else nodes.push(node);
    }
    for (const [album, inside] of grids) sync(this.albums.get(album), inside);
    return nodes;
  }

  dayLine(date) {
    if (!this.days.has(date)) this.days.set(date, el("div.day", {}, el("span", {}, date)));
    return this.days.get(date);
  }

  grid(album, mine) {
    if (!this.albums.has(album)) this.albums.set(album, el(`div.album.${mine ? "mine" : "theirs"}`));
    return this.albums.get(album);
  }

  bubble(message, inGroup) {
    if (message.service) return el("div.service", {}, el("span", {}, WORDS.service[message.service]));
    const classes = message.mine ? "mine" : "theirs";
    const made = el(
      `article.message.${classes}`,
      { "aria-label": `${message.mine ? WORDS.you : message.sender}, ${time(new Date(message.at))}` },
      el(
        "div.bubble",
        {},
        this.inside(message, inGroup),
        !message.mine && this.taps.replies() && this.replyButton(message),
      ),
      message.buttons.length > 0 && this.buttons(message),
    );
    made.dataset.id = message.id;
    return made;
  }

  inside(message, inGroup) {
    const foot = el("span.foot", {}, message.edited && `${WORDS.edited} · `, time(new Date(message.at)));
    return [
      inGroup && el("b.sender", {}, message.sender),
      message.replyTo && el("blockquote.quoted", {}, this.firstWords(message.replyTo)),
      message.photo && this.photo(message),
      message.document && documentCard(message.document),
      message.recording &&
        el("audio", { src: message.recording, controls: true, preload: "none", "aria-label": WORDS.recording }),
      message.sticker && el("span.sticker", { role: "img", "aria-label": WORDS.sticker }, "👍"),
      message.html && el("div.text", {}, clean(message.html, this.taps)),
      foot,
    ];
  }

  replyButton(message) {
    const reply = () => this.taps.reply(message.id, this.firstWords(message.id));
    return el("button.reply", { type: "button", onclick: reply, "aria-label": WORDS.reply, title: WORDS.reply }, "↩");
  }

  /** The first line of a message that is known. */
  firstWords(id) {
    const found = this.known.get(id)?.node.querySelector(".text")?.textContent ?? "…";
    return found.split("\n")[0].slice(0, 80);
  }

  photo(message) {
    const words = message.html
      ? new DOMParser().parseFromString(message.html, "text/html").body.textContent
      : WORDS.photo;
    const picture = el("img", { src: message.photo, alt: words.slice(0, 160), loading: "lazy" });
    const show = () => this.taps.picture(message.photo, words);
    return el("button.photo", { type: "button", onclick: show }, picture);
  }

  buttons(message) {
    const button = (one) => {
      if (/^https?:/.test(one.data)) return this.linkButton(one);
      const made = el("button", { type: "button" }, one.label);
      made.onclick = () => this.taps.button(message, one, made);
      return made;
    };
    const rows = message.buttons.map((row) => el("div.row", {}, row.map(button)));
    return el("div.buttons", { role: "group" }, rows);
  }

  linkButton(one) {
    const link = clean(one.data, this.taps)[1];
    link.replaceChildren(`${one.label} ↗`);
    return link;
  }
}

function documentCard({ name, size, url }) {
  const kind = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : WORDS.document;
  return el(
    "a.document",
    { href: url, download: name },
    el("span.kind", { "aria-hidden": "true" }, kind),
    el("span.name", {}, name),
    el("span.size", {}, WORDS.size(size)),
  );
}

/** Make the children of `place` these nodes, touching only what differs, so that focus and pictures stay. */
export function sync(place, nodes) {
  nodes.forEach((node, at) => {
    if (place.childNodes[at] !== node) place.insertBefore(node, place.childNodes[at] ?? null);
  });
  while (place.childNodes.length > nodes.length) place.lastChild.remove();
}
