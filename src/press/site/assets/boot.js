// Starts the reader. If it cannot start, or stops, the page says so and offers a reload;
// the text that came with the page stays where it is.

const chinese = /^zh/i.test(navigator.language);
let told = false;

function tell() {
  if (told) return;
  told = true;
  const plain = document.querySelector("[data-static]");
  const said = plain
    ? ["The paper could not be laid out. Its text can be read here all the same.", "报纸没有排出来，文字仍可在此阅读。"]
    : ["The reader has stopped because of an error.", "阅读器出错，已经停下。"];
  const notice = document.createElement("div");
  notice.className = "epaper fallen";
  notice.setAttribute("role", "alert");
  notice.dataset.state = "stopped";
  notice.lang = chinese ? "zh-Hans" : "en";
  const text = document.createElement("p");
  text.textContent = said[Number(chinese)];
  const again = document.createElement("button");
  again.textContent = chinese ? "重新载入" : "Reload";
  again.onclick = () => location.reload();
  notice.append(text, again);
  document.body.append(notice);
}

// A panic ends in a trap, wherever the browser called the reader from.
const trap = (error) => globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => trap(event.error) && tell());
addEventListener("unhandledrejection", (event) => trap(event.reason) && tell());

// When the text of the page as it came has been painted; at once where nobody sees it, and soon
// where the browser does not say.
const painted = () => new Promise((done) => {
  const says = globalThis.PerformanceObserver?.supportedEntryTypes?.includes("paint");
  if (document.hidden) return done();
  const look = (list) => list.getEntriesByName("first-contentful-paint").length && done();
  if (says) new PerformanceObserver(look).observe({ type: "paint", buffered: true });
  setTimeout(done, says ? 1000 : 50);
});

// The text comes first; then all that the reader needs is asked for at once.
async function start() {
  await painted();
  for (const link of document.querySelectorAll("link[rel=ahead]")) {
    link.rel = link.as === "script" ? "modulepreload" : "preload";
  }
  const { default: init, open } = await import("./READER_JS");
  await init({ module_or_path: new URL("./READER_WASM", import.meta.url) });
  // In a task of its own: meanwhile the reader may scroll.
  await new Promise((done) => setTimeout(done));
  open();
}
start().catch((error) => {
  tell();
  console.error(error);
});

// The paper without a network; the files that came, or were under way, before the
// worker did are told to it. Where there can be none, in a private window or without https,
// the paper is read as ever.
addEventListener("load", async () => {
  try {
    await navigator.serviceWorker.register(new URL("./sw.js", import.meta.url));
    const { active } = await navigator.serviceWorker.ready;
    const note = (list) => active.postMessage(["read", ...list.getEntries().map((entry) => entry.name)].join(" "));
    new PerformanceObserver(note).observe({ type: "resource", buffered: true });
  } catch {}
});

// The reader asks the worker (`keep DATE`, `forget DATE`, `kept? DATE`) and is answered in
// a word, with the date. Where there is no worker it hears nothing, and offers nothing.
addEventListener("epaper:ask", async ({ detail }) => {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  if (!worker) return;
  // What the reader wants kept, the browser should not clear away; it may refuse.
  if (detail.startsWith("keep ")) await navigator.storage?.persist?.().catch(() => {});
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => dispatchEvent(new CustomEvent("epaper:answer", { detail: `${data} ${detail.split(" ")[1]}` }));
  worker.postMessage(detail, [port2]);
});
