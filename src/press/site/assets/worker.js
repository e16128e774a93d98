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

const root = new URL("./", self.location).href;
// Papers in folders of one host share its caches: each has its own, named by its folder.
const FOLDER = new URL(root).pathname;
const cacheName = (name) => (FOLDER === "/" ? name : `${name}@${FOLDER}`);
const isOurs = (name, kind) => name.startsWith(kind) && name === cacheName(name.split("@")[0]);
const SHELL_CACHE = cacheName(`epaper-shell-${VERSION}`);
const READ_CACHE = cacheName("epaper-read");
const KEPT = "epaper-kept-";
const keptCache = (edition) => cacheName(KEPT + edition);
// Editions that stay for having been read; the kept ones do not count.
const MOST_READ = 14;
// What is on the device need not wait longer, in ms, for a network that does not answer.
const PATIENCE = 4000;
// Files that are fetched at once to keep an edition.
const AT_ONCE = 6;

const INDEX = root + "editions/index.json";
const HEAD = "/edition.json";
const headOf = (edition) => `${root}editions/${edition}${HEAD}`;
const shell = new Map(SHELL.map((file) => [root + file, file]));
const isNamed = (url) => /\.[0-9a-f]{8}([0-9a-f]{4})?\.[a-z0-9]+$/.test(url);

self.addEventListener("install", (event) => {
  // What is not named by its content must not come from a browser's cache: it would be of another version.
  const asked = (file) => new Request(root + file, isNamed(root + file) ? {} : { cache: "reload" });
  event.waitUntil(caches.open(SHELL_CACHE).then((cache) => cache.addAll(SHELL.map(asked))));
});

self.addEventListener("activate", (event) => {
  const old = (name) => isOurs(name, "epaper-shell-") && name !== SHELL_CACHE;
  const clear = async () => {
    for (const name of await caches.keys()) {
      // An edition whose keeping was broken off is not kept.
      const torn = isOurs(name, KEPT) && !(await isKept(name.slice(KEPT.length).split("@")[0]));
      if (old(name) || torn) await caches.delete(name);
    }
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
    if (path === "" || path.endsWith("/")) event.respondWith(page(request, path));
  } else if (shell.has(url)) {
    event.respondWith(keptFirst(url, request));
  } else if (path.startsWith("editions/")) {
    event.respondWith(isNamed(url) ? keptFirst(url, request, event) : networkFirst(url, request, event));
  }
});

// A page of the paper; without a network the shell, which finds its edition among the kept.
async function page(request, path) {
  const answer = fetch(request);
  answer.catch(() => {});
  const [edition] = path.split("/");
  const there = await kept(edition ? headOf(edition) : INDEX);
  try {
    return await (there ? inTime(answer) : answer);
  } catch {
    const shell = await caches.match(root + "shell.html", { cacheName: SHELL_CACHE });
    if (!shell) return Response.error();
    const text = (await shell.text()).replace(/<base[^>]*>/, `<base href="${root}">`);
    return new Response(text, { headers: shell.headers });
  }
}

// An answer that comes soon, from a server that is well.
async function inTime(answer) {
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("late")));
  const response = await Promise.race([answer, late]);
  if (response.status >= 500) throw new Error(`${response.url}: ${response.status}`);
  return response;
}

// A file on the device. That of an edition which is kept whole comes first: it names files that are there.
async function kept(url) {
  const [, edition] = url.slice(root.length).match(/^editions\/([^/]+)\//) ?? [];
  return (edition && (await caches.match(url, { cacheName: keptCache(edition) }))) || caches.match(url);
}

async function keptFirst(url, request, event) {
  const there = await caches.match(url);
  if (there) return there;
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
  const answer = fetch(request);
  event.waitUntil(answer.then((response) => keep(url, response.clone())).catch(() => {}));
  const there = await kept(url);
  return there ? inTime(answer).catch(() => there) : answer;
}

// Keeps a file that was read. If the device has no more room, what is needed least goes; if that is not enough, the
// paper is read all the same.
async function keep(url, response) {
  if (response.status !== 200) return;
  const cache = await caches.open(READ_CACHE);
  for (;;) {
    try {
      await cache.put(url, response.clone());
      break;
    } catch (error) {
      if (error.name !== "QuotaExceededError" || !(await makeRoom(cache))) return;
    }
  }
  if (url.endsWith(HEAD)) await prune(cache, MOST_READ);
}

const urlsIn = async (cache) => (await cache.keys()).map((request) => request.url);
const foldersIn = (urls) => urls.filter((url) => url.endsWith(HEAD)).map((url) => url.slice(0, 1 - HEAD.length));

async function remove(cache, urls) {
  for (const url of urls) await cache.delete(url);
  return urls.length > 0;
}

// Removes the editions beyond the `most` that were read last; whether any went.
async function prune(cache, most) {
  const urls = await urlsIn(cache);
  const gone = foldersIn(urls).slice(0, -most);
  return remove(cache, urls.filter((url) => gone.some((folder) => url.startsWith(folder))));
}

// Removes what searches and the calendar left, else the edition that was read longest ago, but never the last;
// whether anything went.
async function makeRoom(cache) {
  const urls = await urlsIn(cache);
  const folders = foldersIn(urls);
  const left = (url) => !url.endsWith("/index.json") && !folders.some((folder) => url.startsWith(folder));
  return (await remove(cache, urls.filter(left))) || (folders.length > 1 && prune(cache, folders.length - 1));
}

// What the reader asks: `keep`, `forget` or `kept?` with an edition, `read` with addresses.
self.addEventListener("message", (event) => {
  const [verb, ...rest] = String(event.data).split(" ");
  const answer = (text) => event.ports[0]?.postMessage(text);
  const failed = (error) => answer(error?.name === "QuotaExceededError" ? "full" : "failed");
  if (verb === "keep") event.waitUntil(keepWhole(rest[0]).then(() => answer("kept"), failed));
  if (verb === "forget") event.waitUntil(caches.delete(keptCache(rest[0])).then(() => answer("forgotten"), failed));
  if (verb === "kept?") event.waitUntil(isKept(rest[0]).then((kept) => answer(kept ? "kept" : "forgotten"), failed));
  // The list of editions too: without a network, it says what `/` is.
  const files = [...rest, INDEX];
  if (verb === "read") event.waitUntil(Promise.all(files.map(note)).catch(() => {}));
});

// Files that came before this worker did.
async function note(url) {
  if (!url.startsWith(root + "editions/") || (await caches.match(url))) return;
  await keep(url, await fetch(url));
}

async function isKept(edition) {
  return Boolean(await caches.match(headOf(edition), { cacheName: keptCache(edition) }));
}

// What an edition names, and the edition itself last: it is kept once that is.
async function keepWhole(edition) {
  const folder = `${root}editions/${edition}/`;
  const head = await anew(headOf(edition));
  const cache = await caches.open(keptCache(edition));
  // Files are asked for as they become known, some at once.
  const files = new Set();
  const learn = async (answer) => named(await answer.clone().json()).forEach((file) => files.add(file));
  const fetchOne = async (file) => {
    const response = (await caches.match(folder + file)) ?? (await ok(fetch(folder + file)));
    if (file.endsWith(".json")) await learn(response);
    await cache.put(folder + file, response);
  };
  const fetchAll = async () => {
    for (let begun = 0, wave; (wave = [...files].slice(begun)).length; begun += wave.length) {
      const rest = wave.values();
      const one = async () => { for (const file of rest) await fetchOne(file); };
      await Promise.all(Array.from({ length: AT_ONCE }, one));
    }
  };
  try {
    await learn(head);
    await fetchAll();
    await keep(INDEX, await anew(INDEX));
    await keepFolding().catch(() => {});
    await cache.put(headOf(edition), head);
  } catch (error) {
    await caches.delete(keptCache(edition));
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

// All texts in a JSON value that are names of files. Of those of a picture the one that it names itself: the largest
// in the format that every browser shows, which stands for all others without a network (`otherSize`).
function named(value) {
  if (typeof value === "string") return isNamed(value) && !value.includes("..") && !value.includes(":") ? [value] : [];
  if (Array.isArray(value?.renditions)) return named(value.src);
  return value && typeof value === "object" ? Object.values(value).flatMap(named) : [];
}
