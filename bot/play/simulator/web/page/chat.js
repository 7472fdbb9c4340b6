// The open chat: its head, its messages, and what is below them.
import { get, post, Refused } from "./api.js";
import { Composer } from "./composer.js";
import { askWhom, showPicture } from "./dialogs.js";
import { el } from "./dom.js";
import { Messages } from "./messages.js";
import { avatar } from "./people.js";
import { APPS, WORDS } from "./words.js";

const NEAR_END = 160;
const TOAST_MS = 5000;

export class Chat {
  /** `around`: leave(), people() (everybody), choose(key). */
  constructor(around) {
    this.around = around;
    this.key = null;
    this.speaker = null;
    this.head = document.getElementById("chat-head");
    this.place = document.getElementById("messages");
    this.toast = document.getElementById("toast");
    this.messages = new Messages(this.place, {
      button: (message, button, element) => this.tap(message, button, element),
      link: (address) => this.openLink(address),
      command: (text) => this.act("say", { text }),
      picture: showPicture,
      reply: (id, words) => this.composer.reply(id, words),
      replies: () => APPS.get(this.channel)?.buttons && this.key !== "group",
    });
    this.stays = true;
    this.place.addEventListener("scroll", () => {
      this.stays = this.nearEnd();
    });
    const settle = () => this.stays && this.toEnd();
    this.place.addEventListener("load", settle, true);
    new ResizeObserver(settle).observe(this.place);
    this.composer = new Composer(
      document.getElementById("below"),
      (deed, body) => this.act(deed, body),
      this.tell.bind(this),
    );
  }

  close() {
    this.key = null;
    this.visible(false);
  }

  visible(shown) {
    for (const part of [this.head, this.place, this.composer.place]) part.hidden = !shown;
    document.getElementById("empty").hidden = shown;
  }

  async refresh(key, person) {
    const since = this.key === key && this.channel === person.channel ? this.revision : 0;
    let chat = await get(`/api/chat/${key}?since=${since}`);
    // Another app was taken up meanwhile: its messages are counted by themselves.
    if (since && chat.channel !== this.channel) chat = await get(`/api/chat/${key}?since=0`);
    const fresh = this.key !== key || this.channel !== chat.channel;
    this.channel = chat.channel;
    if (fresh) this.begin(key);
    const wasNear = fresh || this.stays;
    const more = this.messages.show(chat, Boolean(person.group));
    this.revision = chat.revision;
    this.drawHead(person, chat);
    this.composer.show(person, chat);
    for (const toast of fresh ? [] : chat.toasts) this.tell(toast.text);
    if (wasNear || (more > 0 && chat.messages.at(-1)?.mine)) this.toEnd();
  }

  begin(key) {
    this.key = key;
    this.messages.clear();
    this.composer.clear();
    this.drawnHead = "";
    this.visible(true);
  }

  nearEnd() {
    return this.place.scrollTop + this.place.clientHeight > this.place.scrollHeight - NEAR_END;
  }

  toEnd() {
    this.stays = true;
    this.place.scrollTop = this.place.scrollHeight;
  }

  drawHead(person, chat) {
    const drawn = JSON.stringify([person.key, person.name, chat.channel, chat.started, this.speaker]);
    if (drawn === this.drawnHead) return;
    this.drawnHead = drawn;
    const back = el("button.plain.back", { type: "button", onclick: this.around.leave, "aria-label": WORDS.back }, "‹");
    const who = el(
      "div.who",
      {},
      el("b", {}, person.name),
      el("span", {}, [person.role, person.unit].filter(Boolean).join(" · ")),
    );
    const mark = person.group
      ? el("span.avatar.of-group", { "aria-hidden": "true" }, "👥")
      : avatar(person.name, person.unit);
    this.head.replaceChildren(back, mark, who, person.group ? this.speakers() : this.channels(chat.channel));
  }

  /** In the group: as whom the next words are said. */
  speakers() {
    const everybody = this.around.people();
    this.speaker ??= everybody[0]?.key;
    const options = everybody.map((one) =>
      el("option", { value: one.key, selected: one.key === this.speaker }, one.name),
    );
    const choose = (event) => {
      this.speaker = event.target.value;
    };
    return el("label.speaker", {}, el("span", {}, WORDS.speakAs), el("select", { onchange: choose }, options));
  }

  channels(present) {
    const button = ({ name, label }) =>
      el(
        "button",
        { type: "button", "aria-pressed": String(name === present), onclick: () => this.switchTo(name) },
        label,
      );
    return el("div.channels", { role: "group", "aria-label": WORDS.channel }, [...APPS.values()].map(button));
  }

  async switchTo(channel) {
    if (channel === this.channel) return;
    await this.trying(() => post(`/api/chat/${this.key}/channel`, { channel }));
    this.tell(APPS.get(channel).switched);
  }

  async tap(message, button, element) {
    element.classList.add("busy");
    await this.act("tap", { message: message.id, data: button.data });
    setTimeout(() => element.classList.remove("busy"), 600);
  }

  async openLink(address) {
    const key = await askWhom(this.around.people());
    if (!key) return;
    await this.trying(() => post(`/api/chat/${key}/open`, { link: address }));
    this.around.choose(key);
  }

  act(deed, body = {}) {
    return this.trying(() =>
      post(`/api/chat/${this.key}/${deed}`, this.key === "group" ? { ...body, as: this.speaker } : body),
    );
  }

  async trying(work) {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.tell(WORDS.refused[error.message] ?? WORDS.refused.other);
      return false;
    }
  }

  tell(words) {
    this.toast.textContent = words;
    this.toast.hidden = false;
    clearTimeout(this.toastEnds);
    this.toastEnds = setTimeout(() => {
      this.toast.hidden = true;
    }, TOAST_MS);
  }
}
