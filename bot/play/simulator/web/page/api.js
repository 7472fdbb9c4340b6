// The page's calls to its server.
export class Refused extends Error {}

async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json();
  if (!answer.ok) throw new Refused(body.error);
  return body;
}

export const get = (path) => ask(path);

export const post = (path, body = {}) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export function postFiles(path, files, fields = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("files", file, file.name);
  return ask(path, { method: "POST", body: form });
}

/** Calls `changed` at the start and whenever something has happened, and `lost(true or false)` as the line goes. */
export function follow(changed, lost) {
  const events = new EventSource("/api/events");
  events.onopen = () => lost(false);
  events.onmessage = changed;
  events.onerror = () => lost(true);
}

/** Runs `work` one at a time; what is asked for meanwhile is done once more afterwards. */
export function oneAtATime(work) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = false;
    }
  };
}
