// Questions that come before everything else: whose phone, which photos; and a picture at its full size.
import { el } from "./dom.js";
import { avatar } from "./people.js";
import { WORDS } from "./words.js";

const dialog = document.getElementById("dialog");

/** Show `content` until it is closed; resolves to what it was closed with (null for Escape). */
function ask(label, ...content) {
  dialog.setAttribute("aria-label", label);
  dialog.returnValue = "";
  dialog.replaceChildren(...content);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue || null);
    dialog.onclick = (event) => {
      if (event.target === dialog) dialog.close();
    };
  });
}

const closing = (value, tag, ...inside) => el(tag, { type: "button", onclick: () => dialog.close(value) }, inside);

/** Whose phone opens a link: those first who have not opened the bot yet. Resolves to a key or null. */
export function askWhom(people) {
  const sorted = [...people].sort((one, other) => Number(one.started) - Number(other.started));
  const rows = sorted.map((one) =>
    closing(
      one.key,
      "button.person",
      avatar(one.name, one.unit),
      el("span.who", {}, el("b", {}, one.name), el("span.role", {}, `${one.role} · ${one.unit}`)),
    ),
  );
  return ask(
    WORDS.openLink,
    el("h2", {}, WORDS.openLink),
    el("p.about", {}, WORDS.openLinkAbout),
    el("div.whom", {}, rows),
    el("div.row", {}, closing("", "button.secondary", WORDS.cancel)),
  );
}

/** Shows the photos and asks for a caption. Resolves to the caption, or null where they are not to be sent. */
export async function askPhotos(files) {
  const urls = files.map((file) => URL.createObjectURL(file));
  const caption = el("input", {
    type: "text",
    maxLength: 1024,
    placeholder: WORDS.caption,
    "aria-label": WORDS.caption,
  });
  const title = WORDS.photosTitle(files.length);
  const answer = await ask(
    title,
    el("h2", {}, title),
    el(
      "div.previews",
      {},
      urls.map((url) => el("img", { src: url, alt: "" })),
    ),
    caption,
    el("div.row", {}, closing("", "button.secondary", WORDS.cancel), closing("send", "button.primary", WORDS.send)),
  );
  for (const url of urls) URL.revokeObjectURL(url);
  return answer === "send" ? caption.value.trim() : null;
}

/** A picture as large as the window allows. */
export function showPicture(url, words) {
  const close = closing("", "button.secondary", WORDS.close);
  return ask(words, el("img.whole", { src: url, alt: words }), el("div.row", {}, close));
}
