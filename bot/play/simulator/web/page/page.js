// The whole page: who is chosen, and what is asked for when something has changed.
import { follow, get, oneAtATime, post } from "./api.js";
import { Calls } from "./calls.js";
import { Chat } from "./chat.js";
import { Clock } from "./clock.js";
import { fillWords } from "./dom.js";
import { People } from "./people.js";
import { APPS, WORDS } from "./words.js";

const GROUP = "group";
fillWords(WORDS);

const clock = new Clock();
const calls = new Calls();
const people = new People(choose);
const chat = new Chat({ leave: () => choose(null), people: () => people.everybody, choose });

let chosen = decodeURIComponent(location.hash.slice(1)) || null;

const refresh = oneAtATime(async () => {
  const overview = await get("/api/overview");
  for (const app of overview.apps) APPS.set(app.name, app);
  clock.show(new Date(overview.now), overview.goal && new Date(overview.goal));
  if (chosen && chosen !== GROUP && !overview.people.some((one) => one.key === chosen)) chosen = null;
  people.show(overview, chosen);
  if (chosen) await chat.refresh(chosen, people.named(chosen));
  if (chosen && chosen !== GROUP && document.visibilityState === "visible" && people.unreadOf(chosen)) {
    await post(`/api/chat/${chosen}/read`);
  }
  await calls.refresh();
});

function choose(key) {
  chosen = key;
  history.replaceState(null, "", key ? `#${encodeURIComponent(key)}` : location.pathname);
  document.body.classList.toggle("chatting", Boolean(key));
  if (!key) chat.close();
  refresh();
}

document.addEventListener("visibilitychange", refresh);
calls.onopen = refresh;
document.body.classList.toggle("chatting", Boolean(chosen));
follow(refresh, (lost) => {
  document.getElementById("lost").hidden = !lost;
});
