// Building elements. Text always goes in as text; of HTML only the simulator's own, tag by tag.
import { APPS } from "./words.js";

const ALLOWED = new Set([
  "B",
  "STRONG",
  "I",
  "EM",
  "U",
  "INS",
  "S",
  "STRIKE",
  "DEL",
  "CODE",
  "PRE",
  "A",
  "BLOCKQUOTE",
  "TG-SPOILER",
]);
const LINK = /https?:\/\/[^\s<>"]+|(?<![\p{L}\p{N}_/])\/[A-Za-z0-9_]{1,32}(?![\p{L}\p{N}_/])/gu;
const opens = (address) => [...APPS.values()].some(({ link }) => link && new RegExp(`^${link}$`).test(address));

/** An element: `el("button.big", {onclick}, "text", child)`. Properties whose name has a dash are attributes. */
export function el(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.includes("-") || key === "role" || key === "for") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** The simulator's clean HTML as nodes; whatever is not among its tags comes out as text. `taps.link`, `taps.command`. */
export function clean(html, taps) {
  const inert = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  return [...inert.body.childNodes].flatMap((node) => copied(node, taps));
}

function copied(node, taps) {
  if (node.nodeType === Node.TEXT_NODE) return linked(node.data, taps);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const inner = [...node.childNodes].flatMap((child) => copied(child, taps));
  if (!ALLOWED.has(node.tagName)) return inner;
  if (node.tagName === "A") return [link(node.getAttribute("href") || "", inner, taps)];
  if (node.tagName === "TG-SPOILER") return [el("span.spoiler", { tabIndex: 0 }, inner)];
  return [el(node.tagName.toLowerCase(), {}, inner)];
}

function linked(text, taps) {
  const found = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    found.push(text.slice(from, match.index));
    const trimmed = match[0].replace(/[.,;:!?)]+$/, "");
    found.push(trimmed.startsWith("/") ? command(trimmed, taps) : link(trimmed, [trimmed], taps));
    from = match.index + trimmed.length;
  }
  return [...found, text.slice(from)];
}

function command(text, taps) {
  return el("button.command", { type: "button", onclick: () => taps.command(text) }, text);
}

function link(address, inner, taps) {
  if (opens(address)) return el("button.command.deep", { type: "button", onclick: () => taps.link(address) }, inner);
  if (!/^https?:/.test(address)) return el("span", {}, inner);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, inner);
}

/** Fill the elements of index.html that name a word. */
export function fillWords(words) {
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = words[one.dataset.word];
  for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", words[one.dataset.label]);
  document.title = words.title;
}
