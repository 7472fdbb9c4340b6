// What is below the messages: the line to write in, the attachments, the commands, the bot's keyboard.
import { postFiles, Refused } from "./api.js";
import { askPhotos } from "./dialogs.js";
import { el } from "./dom.js";
import { APPS, WORDS } from "./words.js";

export class Composer {
  /** `act(deed, body)` does something in the open chat; `tell(words)` shows a line. */
  constructor(place, act, tell) {
    this.place = place;
    this.act = act;
    this.tell = tell;
    this.field = el("textarea", {
      rows: 1,
      placeholder: WORDS.write,
      enterKeyHint: "send",
      "aria-label": WORDS.write,
      oninput: () => this.grow(),
      onkeydown: (event) => this.key(event),
    });
    this.photos = picker("image/*", (files) => this.sendPhotos(files));
    this.files = picker("", (files) => this.sendFiles("document", files));
    this.clear();
  }

  clear() {
    this.drawn = "";
    this.menu?.remove();
    this.field.value = "";
    this.keys = true;
    this.answered = null;
  }

  show(person, chat) {
    this.person = person;
    const drawn = JSON.stringify([person.key, chat.channel, chat.started, chat.keyboard, chat.commands, this.keys]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.chat = chat;
    const typing = document.activeElement === this.field;
    this.place.replaceChildren(...(chat.started || chat.ids.length ? this.line() : this.begin()));
    if (typing) this.field.focus();
  }

  /** The next words answer this message. */
  reply(id, words) {
    this.answered = { id, words };
    this.drawn = "";
    this.show(this.person, this.chat);
    this.field.focus();
  }

  forgetReply() {
    this.answered = null;
    this.drawn = "";
    this.show(this.person, this.chat);
  }

  /** Before the bot has been opened, there is one big button. */
  begin() {
    const about = this.person.group ? WORDS.startInGroupAbout : WORDS.startAbout;
    const label = this.person.group ? WORDS.startInGroup : WORDS.start;
    const start = el("button.primary.start", { type: "button", onclick: () => this.act("start") }, label);
    return [el("p.about", {}, about), start];
  }

  line() {
    const { chat } = this;
    const tool = (glyph, label, onclick) =>
      el("button.plain.tool", { type: "button", onclick, "aria-label": label, title: label }, glyph);
    const keyboard = chat.keyboard.length > 0 && tool(this.keys ? "⌄" : "⌨", WORDS.keyboard, () => this.toggleKeys());
    if (keyboard) keyboard.setAttribute("aria-expanded", String(this.keys));
    const commands =
      chat.commands.length > 0 && tool("/", WORDS.commands, (event) => this.openMenu(event, this.commandEntries()));
    const attach = tool("📎", WORDS.attach, (event) => this.openMenu(event, this.attachEntries()));
    const send = el(
      "button.primary.send",
      { type: "button", onclick: () => this.send(), "aria-label": WORDS.send, title: WORDS.send },
      "➤",
    );
    return [
      !APPS.get(chat.channel)?.buttons && el("p.about", {}, WORDS.textOnly),
      !chat.started && el("p.about", {}, this.person.group ? WORDS.startInGroupAbout : WORDS.blockedAbout),
      this.answered && this.answering(),
      el("div.line", {}, attach, commands, this.field, keyboard, send),
      this.keys && this.keyboard(),
      this.photos,
      this.files,
    ].filter(Boolean);
  }

  answering() {
    const forget = el(
      "button.plain",
      { type: "button", onclick: () => this.forgetReply(), "aria-label": WORDS.cancel },
      "✕",
    );
    return el("div.answering", {}, el("span", {}, WORDS.replying(this.answered.words)), forget);
  }

  keyboard() {
    if (!this.chat.keyboard.length) return null;
    const key = (label) => el("button", { type: "button", onclick: () => this.act("say", { text: label }) }, label);
    const rows = this.chat.keyboard.map((row) => el("div.row", {}, row.map(key)));
    return el("div.keyboard", { role: "group", "aria-label": WORDS.keyboard }, rows);
  }

  toggleKeys() {
    this.keys = !this.keys;
    this.show(this.person, this.chat);
  }

  commandEntries() {
    return this.chat.commands.map(({ command, description }) => ({
      label: [el("b", {}, `/${command}`), ` ${description}`],
      act: () => this.act("say", { text: `/${command}` }),
    }));
  }

  attachEntries() {
    const words = WORDS.attachMenu;
    const standing = this.chat.started
      ? ["block", this.person.group ? WORDS.moreMenu.leave : WORDS.moreMenu.block]
      : ["unblock", WORDS.moreMenu.unblock];
    const block = { label: standing[1], act: () => this.act(standing[0]) };
    if (this.person.group)
      return [this.chat.started ? block : { label: WORDS.startInGroup, act: () => this.act("start") }];
    return [
      { label: words.photos, act: () => this.photos.click() },
      { label: words.sample, act: () => this.act("samples", { count: 1 }) },
      { label: words.samplePair, act: () => this.act("samples", { count: 2 }) },
      { label: words.document, act: () => this.files.click() },
      { label: words.recording, act: () => this.act("recording") },
      { label: words.sticker, act: () => this.act("sticker") },
      block,
    ];
  }

  openMenu(event, entries) {
    const opener = event.currentTarget;
    const again = this.menu?.isConnected && this.menu.opener === opener;
    this.menu?.remove();
    if (again) return;
    const close = () => {
      this.menu.remove();
      document.removeEventListener("pointerdown", outside);
      opener.focus();
    };
    const outside = (press) => {
      if (!this.menu.contains(press.target) && press.target !== opener) close();
    };
    const entry = ({ label, act }) => {
      const run = () => {
        close();
        act();
      };
      return el("button", { type: "button", role: "menuitem", onclick: run }, label);
    };
    const keys = (pressed) => this.walkMenu(pressed, close);
    this.menu = el("div.menu", { role: "menu", onkeydown: keys }, entries.map(entry));
    this.menu.opener = opener;
    this.place.prepend(this.menu);
    this.menu.firstChild.focus();
    document.addEventListener("pointerdown", outside);
  }

  walkMenu(pressed, close) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[pressed.key];
    if (pressed.key === "Escape") close();
    if (!step) return;
    pressed.preventDefault();
    const items = [...this.menu.children];
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.grow();
    const answered = this.answered;
    if (answered) this.forgetReply();
    if (!(await this.act("say", { text, reply_to: answered?.id }))) this.field.value = text;
    this.field.focus();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 160)}px`;
  }

  async sendPhotos(files) {
    if (files.length > 10) this.tell(WORDS.mostPhotos);
    const chosen = files.slice(0, 10);
    const caption = await askPhotos(chosen);
    if (caption !== null) await this.sendFiles("photos", chosen, { caption });
  }

  async sendFiles(deed, files, fields) {
    try {
      await postFiles(`/api/chat/${this.person.key}/${deed}`, files, fields);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.tell(WORDS.refused[error.message] ?? WORDS.refused.other);
    }
  }
}

function picker(accept, chosen) {
  const input = el("input", { type: "file", accept, multiple: true, hidden: true, tabIndex: -1 });
  input.onchange = () => {
    const files = [...input.files];
    input.value = "";
    if (files.length) chosen(files);
  };
  return input;
}
