// Offline: the pages anybody may see, and nothing else. `KEPT` says which; see pwa.py.
// A page that belongs to somebody is never put into a cache, and never taken from one.
const PATIENCE = 6000; // milliseconds a calm page may take before the kept one is shown instead

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(navigate(event, pathname));
  else if (KEPT.files.includes(pathname)) event.respondWith(kept(pathname, () => fetch(request)));
});

// Fetched as a stranger would, without cookies. Pages never come from the browser's own cache (they
// are no-store); files have their hash in their name.
async function keepAll() {
  const cache = await caches.open(KEPT.name);
  await Promise.all([KEPT.offline, ...KEPT.pages, ...KEPT.files].map((address) => keep(cache, address)));
  await self.skipWaiting();
}

async function keep(cache, address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok || answer.redirected) throw new Error(address);
  await cache.put(address, answer);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== KEPT.name).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function navigate(event, pathname) {
  const { request } = event;
  const words = request.method === "POST" ? request.clone().text().catch(() => "") : "";
  const isKept = request.method === "GET" && KEPT.pages.includes(pathname);
  try {
    return await (isKept ? inTime(fetch(request)) : fetch(request));
  } catch {
    if (pathname === KEPT.leave) return blankPage(); // whoever leaves quickly sees nothing of this
    if (isKept) return kept(pathname, offlinePage);
    return offlinePage(pathname, await words);
  }
}

function inTime(answer) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("late")));
  return Promise.race([answer, late]);
}

async function kept(pathname, otherwise) {
  const cache = await caches.open(KEPT.name);
  return (await cache.match(pathname)) ?? otherwise();
}

// A form that couldn't be sent comes back with its words, ready to be sent again. They are only in
// the page that is shown; nothing of them is stored.
async function offlinePage(pathname, words = "") {
  const page = await kept(KEPT.offline, () => Response.error());
  const fields = [...new URLSearchParams(words)];
  if (!fields.length || fields.some(([name]) => KEPT.secrets.includes(name))) return page;
  const form = fields.map(([name, value]) => field(name, value)).join("");
  const html = (await page.text())
    .replace("<!--unsent", "")
    .replace("unsent-->", "")
    .replace("action=\"\"", `action="${safe(pathname)}"`)
    .replace("[fields]", () => form);
  return new Response(html, { headers: page.headers });
}

function blankPage() {
  const html = "<!doctype html><meta name='color-scheme' content='light dark'><title>&nbsp;</title>";
  return new Response(html, { headers: { "Content-Type": "text/html" } });
}

function field(name, value) {
  const [nameIs, valueIs] = [safe(name), safe(value)];
  if (name === "csrfmiddlewaretoken" || value.length < 3) {
    return `<input type="hidden" name="${nameIs}" value="${valueIs}">`;
  }
  return `<textarea class="input" name="${nameIs}" aria-label="${nameIs}" rows="6">\n${valueIs}</textarea>`;
}

function safe(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
