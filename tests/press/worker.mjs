// The worker of a paper's site, with a network, a clock and a storage that do as they are told:
// `node worker.mjs sw.js`. What a browser does with it is tested in the browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const source = readFileSync(process.argv[2], "utf8");
const ROOT = "https://papers.example/daily/";
const EDITION = "editions/2024-01-02/edition.json";

// A device and a network around a worker that has started.
async function world({ root = ROOT, room = Infinity } = {}) {
  const stores = new Map();
  const net = new Map();
  const listeners = {};
  const here = { room, asked: [], clock: [], net, stores };
  const used = () => [...stores.values()].reduce((sum, store) => sum + store.size, 0);
  const cacheOf = (name) => {
    if (!stores.has(name)) stores.set(name, new Map());
    const store = stores.get(name);
    const urlOf = (request) => request.url ?? String(request);
    return {
      match: async (request) => store.get(urlOf(request))?.clone(),
      put: async (request, response) => {
        const url = urlOf(request);
        if (!store.has(url) && used() >= here.room) throw new DOMException("full", "QuotaExceededError");
        store.delete(url);
        store.set(url, response);
      },
      delete: async (request) => store.delete(urlOf(request)),
      keys: async () => [...store.keys()].map((url) => ({ url })),
      addAll: async () => {},
    };
  };
  const caches = {
    open: async (name) => cacheOf(name),
    keys: async () => [...stores.keys()],
    delete: async (name) => stores.delete(name),
    match: async (request, { cacheName } = {}) => {
      for (const name of cacheName ? [cacheName] : stores.keys()) {
        const found = stores.has(name) && (await cacheOf(name).match(request));
        if (found) return found;
      }
    },
  };
  const fetch = async (request) => {
    const url = request.url ?? String(request);
    here.asked.push(url.slice(root.length));
    const answer = net.get(url.slice(root.length));
    if (answer === undefined) throw new TypeError("no network");
    return answer instanceof Promise ? answer : answer.clone();
  };
  // Time passes when a test says so.
  const setTimeout = (done, ms, ...rest) => here.clock.push({ ms, run: () => done(...rest) });
  const self = {
    location: new URL("sw.js", root),
    clients: { claim: async () => {} },
    addEventListener: (kind, listener) => { listeners[kind] = listener; },
  };
  new Function("self", "caches", "fetch", "setTimeout", source)(self, caches, fetch, setTimeout);

  // Events and what they are answered with; `settled` is when all that they wait for is done, and what has failed of it.
  let waits = [];
  Object.defineProperty(here, "settled", {
    get: () => Promise.allSettled(waits).then((all) => all.find(({ reason }) => reason)?.reason),
  });
  here.send = async (kind, event = {}) => {
    let answer;
    waits = [];
    listeners[kind]({ waitUntil: (wait) => waits.push(wait), respondWith: (response) => { answer = response; }, ...event });
    return answer;
  };
  here.get = (file, mode = "cors") => here.send("fetch", { request: { method: "GET", mode, url: root + file } });
  here.ask = async (text) => {
    const said = [];
    await here.send("message", { data: text, ports: [{ postMessage: (word) => said.push(word) }] });
    assert.equal(await here.settled, undefined);
    return said[0];
  };
  here.files = (name) => [...(stores.get(name)?.keys() ?? [])].map((url) => url.slice(root.length));
  here.put = (name, file, body) => cacheOf(name).put(root + file, new Response(body));
  return here;
}

const text = async (answer) => (await answer).text();
const json = (value) => new Response(JSON.stringify(value));
const READ = "epaper-read@/daily/";
const kept = (edition) => `epaper-kept-${edition}@/daily/`;

const cases = {
  async "caches are named by the paper's folder, and those of other papers stay"() {
    const at = await world();
    for (const name of ["epaper-shell-00000000@/daily/", "epaper-shell-00000000@/other/", "epaper-shell-00000000"]) {
      await at.put(name, "reader.js", "old");
    }
    await at.put(kept("2024-01-01"), "editions/2024-01-01/page-01.json", "torn");
    await at.put("epaper-kept-2024-01-01@/other/", "x", "another's");
    await at.send("activate");
    assert.equal(await at.settled, undefined);
    const left = [...at.stores.keys()].sort();
    assert.deepEqual(left, ["epaper-kept-2024-01-01@/other/", "epaper-shell-00000000", "epaper-shell-00000000@/other/"]);
    at.net.set(EDITION, new Response("new"));
    assert.equal(await text(at.get(EDITION)), "new");
    await at.settled;
    assert.deepEqual(at.files(READ), [EDITION]);
    // A paper at the root of its host has plain names.
    const alone = await world({ root: "https://paper.example/" });
    alone.net.set(EDITION, new Response("new"));
    await alone.get(EDITION);
    await alone.settled;
    assert.deepEqual(alone.files("epaper-read"), [EDITION]);
  },

  async "what is on the device comes after four seconds, or when a server is unwell"() {
    const at = await world();
    await at.put(READ, EDITION, "kept");
    at.net.set(EDITION, new Promise(() => {}));
    const answer = at.get(EDITION);
    while (at.clock.length === 0) await new Promise(setImmediate);
    assert.equal(at.clock[0].ms, 4000);
    at.clock[0].run();
    assert.equal(await text(await answer), "kept");
    at.net.set(EDITION, new Response("down", { status: 503 }));
    assert.equal(await text(await at.get(EDITION)), "kept");
    assert.equal(await text(await at.get(EDITION)), "kept", "the answer of an unwell server is not kept");
    at.net.set(EDITION, new Response("gone", { status: 404 }));
    assert.equal((await at.get(EDITION)).status, 404, "but it may say that there is no such edition");
    // Where there is nothing on the device, whatever comes is waited for.
    const other = "editions/2024-01-03/edition.json";
    at.net.set(other, new Response("down", { status: 503 }));
    assert.equal((await at.get(other)).status, 503);
  },

  async "a page comes from the shell when its host is silent, unless it was never read"() {
    const at = await world();
    const shell = [...source.matchAll(/const VERSION = "(.*?)"/g)][0][1];
    await at.put(`epaper-shell-${shell}@/daily/`, "shell.html", `<base href="./"><p>`);
    await at.put(READ, EDITION, "kept");
    at.net.set("2024-01-02/01/", new Response("down", { status: 500 }));
    assert.equal(await text(await at.get("2024-01-02/01/", "navigate")), `<base href="${ROOT}"><p>`);
    at.net.set("2024-01-03/", new Response("down", { status: 500 }));
    assert.equal((await at.get("2024-01-03/", "navigate")).status, 500);
  },

  async "a full device gives up what is needed least, one thing at a time"() {
    const at = await world();
    const page = (edition) => `editions/${edition}/page-01.0000000a.json`;
    for (const edition of ["2024-01-01", "2024-01-02"]) {
      for (const file of [`editions/${edition}/edition.json`, page(edition)]) {
        at.net.set(file, json({}));
        await at.get(file);
        await at.settled;
      }
    }
    await at.put(READ, "editions/index.json", "{}");
    await at.put(READ, "editions/search/2024.0000000b/0.0000000c.bin", "index");
    at.room = 6;
    const read = async (file) => {
      at.net.set(file, json({}));
      assert.equal((await at.get(file)).status, 200);
      await at.settled;
    };
    await read("editions/2024-01-03/edition.json");
    assert.ok(!at.files(READ).some((file) => file.includes("search")), "what a search left goes first");
    assert.equal(at.files(READ).length, 6);
    await read(page("2024-01-03"));
    const editions = () => [...new Set(at.files(READ).map((file) => file.split("/")[1]))].sort();
    assert.deepEqual(editions(), ["2024-01-02", "2024-01-03", "index.json"], "then the edition read longest ago");
    at.room = 0;
    await read("editions/2024-01-04/edition.json");
    assert.deepEqual(editions().slice(0, 1), ["2024-01-03"], "never the last one");
  },

  async "an edition is kept whole, with one file of each picture, and stands for the others"() {
    const at = await world();
    const folder = "editions/2024-01-02/";
    const renditions = ["street-480.00000001.avif", "street-960.00000002.avif", "street-480.00000003.jpg", "street-960.00000004.jpg"];
    const picture = { src: renditions[3], renditions: renditions.map((src) => ({ src })) };
    const files = {
      "edition.json": { pages: [{ bodies: "page-01.00000005.json" }], faces: [{ file: "fonts/body.000000000006.woff2" }] },
      "page-01.00000005.json": { articles: [{ blocks: [{ picture }, { picture: { src: "map.00000007.svg" } }] }] },
      "fonts/body.000000000006.woff2": {},
      "map.00000007.svg": {},
      "street-960.00000004.jpg": { large: true },
    };
    for (const [file, value] of Object.entries(files)) at.net.set(folder + file, json(value));
    at.net.set("editions/index.json", json({}));
    assert.equal(await at.ask("keep 2024-01-02"), "kept");
    assert.deepEqual(at.files(kept("2024-01-02")).sort(), Object.keys(files).map((file) => folder + file).sort());
    at.net.clear();
    for (const other of renditions) {
      assert.equal(await text(await at.get(folder + other)), `{"large":true}`, other);
    }
    assert.equal(await at.ask("kept? 2024-01-02"), "kept");
    assert.equal(await at.ask("forget 2024-01-02"), "forgotten");
    assert.equal(await at.ask("kept? 2024-01-02"), "forgotten");
  },

  async "an edition that does not come whole, or has no room, is not kept"() {
    const at = await world();
    at.net.set(EDITION, json({ pages: [{ bodies: "page-01.00000005.json" }] }));
    assert.equal(await at.ask("keep 2024-01-02"), "failed");
    assert.ok(!at.stores.has(kept("2024-01-02")));
    at.net.set("editions/2024-01-02/page-01.00000005.json", json({}));
    at.net.set("editions/index.json", json({}));
    at.room = 1;
    assert.equal(await at.ask("keep 2024-01-02"), "full");
    assert.ok(!at.stores.has(kept("2024-01-02")));
  },

  async "of many editions the last fourteen stay"() {
    const at = await world();
    for (let day = 1; day <= 20; day++) {
      const file = `editions/2024-01-${String(day).padStart(2, "0")}/edition.json`;
      at.net.set(file, json({}));
      await at.get(file);
      await at.settled;
    }
    assert.equal(at.files(READ).length, 14);
    assert.ok(at.files(READ)[0].includes("2024-01-07"));
  },
};

for (const [name, run] of Object.entries(cases)) {
  try {
    await run();
  } catch (error) {
    console.error(`${name}: ${error.stack}`);
    process.exitCode = 1;
  }
}
