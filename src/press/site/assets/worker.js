// The paper without a network. Written by `press build`; see src/press/site/offline.rs.
//
// The reader's own files, the shell, are kept whole before this worker starts, under the
// name of their version: a half-finished update never shows. It waits until no page of the
// old version is open; pages come from the network first, so nobody waits for it.
// Files of editions are kept as they are read. Those named by their content never change;
// the others are asked for first. An edition that the reader keeps is kept whole, until
// it is given up.

const VERSION = "SHELL_VERSION";
const SHELL = SHELL_FILES;

const SHELL_CACHE = `epaper-shell-${VERSION}`;
const READ_CACHE = "epaper-read";
const KEPT = "epaper-kept-";
// Editions that stay for having been read; the kept ones do not count.
const MOST_READ = 14;

const root = new URL("./", self.location).href;
const shell = new Map(SHELL.map((file) => [root + file, file]));
const isNamed = (url) => /\.[0-9a-f]{8}([0-9a-f]{4})?\.[a-z0-9]+$/.test(url);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL_CACHE).then((cache) => cache.addAll(SHELL.map((file) => root + file))));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("epaper-shell-") && name !== SHELL_CACHE;
  const clear = async () => {
    for (const name of await caches.keys()) if (old(name)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !url.startsWith(root)) return;
  const path = url.slice(root.length);
  if (request.mode === "navigate") {
    // A picture or feed that is opened by itself is no page of the paper.
    if (path === "" || path.endsWith("/")) event.respondWith(page(request));
  } else if (shell.has(url)) {
    event.respondWith(keptFirst(url, request));
  } else if (path.startsWith("editions/")) {
    event.respondWith(isNamed(url) ? keptFirst(url, request, event) : networkFirst(url, request, event));
  }
});

// A page of the paper; without a network the shell, which finds its edition among the kept.
async function page(request) {
  try {
    return await fetch(request);
  } catch {
    const kept = await caches.match(root + "shell.html", { cacheName: SHELL_CACHE });
    if (!kept) return Response.error();
    const text = (await kept.text()).replace(/<base[^>]*>/, `<base href="${root}">`);
    return new Response(text, { headers: kept.headers });
  }
}

async function keptFirst(url, request, event) {
  const kept = await caches.match(url);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    event?.waitUntil(keep(url, response.clone()));
    return response;
  } catch (error) {
    const other = (await otherSize(url)) ?? blankFront(url);
    if (other) return other;
    throw error;
  }
}

// The largest that the device has of the files of a picture (NAME-WIDTH.HASH.avif, .webp, .jpg or
// .png): another size is better than none.
async function otherSize(url) {
  const parts = (url) => url.match(/^(.+)-(\d+)\.[0-9a-f]+\.(avif|webp|jpg|png)$/) ?? [];
  const [, picture] = parts(url);
  if (!picture) return;
  const requests = [];
  for (const name of await caches.keys()) requests.push(...(await (await caches.open(name)).keys()));
  const sizes = requests.map((request) => parts(request.url)).filter(([, other]) => other === picture);
  const [largest] = sizes.sort((a, b) => b[2] - a[2]);
  return largest && caches.match(largest[0]);
}

// The front pages of editions in the calendar: one that is not on the device is blank paper.
function blankFront(url) {
  if (!/\/front\.[0-9a-f]+\.svg$/.test(url)) return;
  const paper = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 5 7"/>';
  return new Response(paper, { headers: { "Content-Type": "image/svg+xml" } });
}

async function networkFirst(url, request, event) {
  try {
    const response = await fetch(request);
    event.waitUntil(keep(url, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(url);
    if (kept) return kept;
    throw error;
  }
}

// Keeps a file that was read. If the device has no more room, the edition that was read
// longest ago goes; if there is none, the paper is read all the same.
async function keep(url, response) {
  if (response.status !== 200) return;
  const cache = await caches.open(READ_CACHE);
  const again = response.clone();
  try {
    await cache.put(url, response);
  } catch {
    if (await prune(cache, 1)) await cache.put(url, again).catch(() => {});
  }
  if (url.endsWith("/edition.json")) await prune(cache, MOST_READ);
}

// Removes the editions beyond the `most` that were read last; whether any went.
async function prune(cache, most) {
  const urls = (await cache.keys()).map((request) => request.url);
  const folders = urls.filter((url) => url.endsWith("/edition.json")).map((url) => url.slice(0, -"edition.json".length));
  const gone = folders.slice(0, Math.max(0, folders.length - most));
  for (const url of urls) if (gone.some((folder) => url.startsWith(folder))) await cache.delete(url);
  return gone.length > 0;
}

// What the reader asks: `keep`, `forget` or `kept?` with an edition, `read` with addresses.
self.addEventListener("message", (event) => {
  const [verb, ...rest] = String(event.data).split(" ");
  const answer = (text) => event.ports[0]?.postMessage(text);
  const failed = (error) => answer(error?.name === "QuotaExceededError" ? "full" : "failed");
  if (verb === "keep") event.waitUntil(keepWhole(rest[0]).then(() => answer("kept"), failed));
  if (verb === "forget") event.waitUntil(caches.delete(KEPT + rest[0]).then(() => answer("forgotten"), failed));
  if (verb === "kept?") event.waitUntil(isKept(rest[0]).then((kept) => answer(kept ? "kept" : "forgotten"), failed));
  // The list of editions too: without a network, it says what `/` is.
  const files = [...rest, root + "editions/index.json"];
  if (verb === "read") event.waitUntil(Promise.all(files.map(note)).catch(() => {}));
});

// Files that came before this worker did.
async function note(url) {
  if (!url.startsWith(root + "editions/") || (await caches.match(url))) return;
  await keep(url, await fetch(url));
}

const headOf = (edition) => `${root}editions/${edition}/edition.json`;

async function isKept(edition) {
  const cache = (await caches.has(KEPT + edition)) && (await caches.open(KEPT + edition));
  return Boolean(cache && (await cache.match(headOf(edition))));
}

// Every file that an edition names, and the edition itself last: it is kept once that is.
async function keepWhole(edition) {
  const folder = `${root}editions/${edition}/`;
  const head = await anew(headOf(edition));
  const cache = await caches.open(KEPT + edition);
  const asked = new Set();
  const fetchAll = async (files) => {
    for (const file of files) {
      if (asked.has(file)) continue;
      asked.add(file);
      const response = (await caches.match(folder + file)) ?? (await ok(fetch(folder + file)));
      if (file.endsWith(".json")) await fetchAll(named(await response.clone().json()));
      await cache.put(folder + file, response);
    }
  };
  try {
    await fetchAll(named(await head.clone().json()));
    const list = await anew(root + "editions/index.json");
    await keep(root + "editions/index.json", list);
    await keepFolding().catch(() => {});
    await cache.put(headOf(edition), head);
  } catch (error) {
    await caches.delete(KEPT + edition);
    throw error;
  }
}

// What the search takes for the same character. Without a network it has no index, and looks
// through the pages themselves.
async function keepFolding() {
  const folder = root + "editions/search/";
  const index = await anew(folder + "index.json");
  await keep(folder + "index.json", index.clone());
  for (const file of named(await index.json())) await note(folder + file);
}

// A file as the server has it now.
const anew = (url) => ok(fetch(url, { cache: "no-cache" }));

async function ok(fetched) {
  const response = await fetched;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}

// All texts in a JSON value that are names of files.
function named(value) {
  if (typeof value === "string") return isNamed(value) && !value.includes("..") && !value.includes(":") ? [value] : [];
  return value && typeof value === "object" ? Object.values(value).flatMap(named) : [];
}
