// The paper in an <iframe>: one <e-paper>, set by the query of the frame's address, that tells
// the page around it what it would tell its document. Messages carry ids, never text; they
// go to the one origin that embeds the frame, and none from elsewhere is heard.
import "../e-paper.js";

/** Of the messages; one of another version is not understood. */
const VERSION = 1;
const NEWS = ["ready", "page", "article", "share", "read", "gate"];
const ATTRIBUTES = ["page", "view", "article", "text-size", "theme", "lang"];

const query = new URLSearchParams(location.search);
// A page that sends no referrer says in the address who it is.
const host = query.get("origin") ?? (document.referrer && new URL(document.referrer).origin);
const gates = new Map();

const paper = document.createElement("e-paper");
// Never an address: the frame shows the editions of its own site only.
const edition = query.get("edition");
paper.src = edition ? `../../editions/${encodeURIComponent(edition)}/` : "../../";
for (const name of ATTRIBUTES) if (query.has(name)) paper.setAttribute(name, query.get(name));

function tell(kind, detail) {
  if (host && parent !== window) parent.postMessage({ epaper: VERSION, kind, detail }, host);
}

for (const kind of NEWS) {
  paper.addEventListener(`epaper-${kind}`, event => {
    const { grant, deny, ...detail } = event.detail;
    if (kind === "gate" && query.has("gate")) {
      event.preventDefault();
      gates.set(detail.article, { grant, deny });
    }
    tell(kind, detail);
  });
}

const CALLS = {
  next: () => paper.next(),
  previous: () => paper.previous(),
  goTo: place => paper.goTo(place),
  set: ({ name, value }) => ATTRIBUTES.includes(name) && paper.setAttribute(name, value),
  grant: ({ article, body }) => gates.get(article)?.grant(body),
  deny: ({ article }) => gates.get(article)?.deny(),
};

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== host || data?.epaper !== VERSION) return;
  if (Object.hasOwn(CALLS, data.call)) CALLS[data.call](data.with);
});

new ResizeObserver(() => {
  // Sheets fill the frame; what is as high as it is asks for that height.
  if (["article", "front"].includes(paper.view)) tell("height", { height: Math.ceil(paper.offsetHeight) });
}).observe(paper);

document.body.append(paper);
