// <e-paper>: a newspaper in one tag; what it takes and tells is described at /embed/ of the
// paper's site. Until an element comes near the viewport nothing but this script is fetched.

// The names of the reader's files change with their content: the press writes them in.
const [READER, WASM, STYLE] = ["reader.js", "reader.wasm", "epaper.css"].map(name => new URL(name, import.meta.url));

// The host's rules for the element come before these; nothing else of its style gets in.
const BOX = new CSSStyleSheet();
BOX.replaceSync(`
  :host { display: block; block-size: min(90svh, 56rem); }
  :host([hidden]) { display: none; }
  :host([view="front"]) { block-size: auto; aspect-ratio: 5 / 7; }
  :host([view="article"]) { block-size: auto; overflow-y: auto; }
  [part="error"] { display: grid; place-content: center; gap: 1em; min-block-size: 100%; text-align: center; }
`);

let fetched;

/** The reader and its style sheet: one of each for all elements of the page. */
function fetchReader() {
  const reader = async () => {
    const module = await import(READER);
    await module.default({ module_or_path: WASM });
    await module.prepare();
    return module;
  };
  const style = async () => {
    const answer = await fetch(STYLE);
    if (!answer.ok) throw new Error(`${STYLE}: ${answer.status}`);
    const sheet = new CSSStyleSheet();
    // A host may give its root any font size: the reader's own rem is the browser's. Queries
    // of its style sheets ask in em or px.
    sheet.replaceSync((await answer.text()).replace(/(-?\d*\.?\d+)rem\b/g, "calc($1 * var(--rem))"));
    return sheet;
  };
  fetched ??= Promise.all([reader(), style()]).catch(error => {
    fetched = undefined;
    throw error;
  });
  return fetched;
}

// What the one observer of all elements calls. Near is half a screen away: the paper is
// there when it is scrolled to.
const NEAR = Symbol("near");
const approach = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) target[NEAR]();
}, { rootMargin: "50% 0%" });

const REFLECTED = ["src", "view", "article", "textSize", "theme"];
const PLACE = ["page", "article"];
const SETTINGS = ["view", "text-size", "theme", "lang"];
const CANCELABLE = ["article", "share", "gate"];

class EPaper extends HTMLElement {
  static observedAttributes = ["src", ...PLACE, ...SETTINGS];

  #root = this.attachShadow({ mode: "open" });
  #reader;
  #place = {};
  #near = false;
  #ended;

  constructor() {
    super();
    this.#wait();
  }

  connectedCallback() {
    if (!this.#reader) approach.observe(this);
  }

  disconnectedCallback() {
    // An element that is moved leaves and comes back at once: its reader stays.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name, before, value) {
    // The reader turns by itself: to be sent to a page again is no change of the attribute, but of the place.
    if (!this.#near || (before === value && !PLACE.includes(name))) return;
    if (name === "src") {
      this.#leave();
      if (this.isConnected) this[NEAR]();
    } else if (PLACE.includes(name)) {
      this.#open();
    } else {
      this.#set(name);
    }
  }

  /** The number of the page in view. */
  get page() { return this.#place.page ?? this.getAttribute("page"); }
  set page(number) { this.setAttribute("page", number); }

  /** Where the reader is: edition, page, sheet, sheets and article. */
  get place() { return { ...this.#place }; }

  /** To the next sheet, or article. */
  next() { this.#reader?.turn(true); }

  /** To the sheet before, or article. */
  previous() { this.#reader?.turn(false); }

  /** To a place of the text: { article, block, offset }. */
  goTo({ article, block = 0, offset = 0 }) { this.#reader?.go_to(article, block, offset); }

  /** Opens the search, with these words if there are any. */
  search(words = "") { this.#reader?.search(words); }

  /** The headline of an article: events carry ids only. */
  headline(article) { return this.#reader?.headline(article); }

  async [NEAR]() {
    approach.unobserve(this);
    this.#near = true;
    try {
      const [module, style] = await fetchReader();
      if (!this.isConnected || this.#reader) return;
      const home = document.createElement("div");
      home.className = "home";
      this.#root.adoptedStyleSheets = [BOX, style];
      this.#root.replaceChildren(home);
      const [site, edition] = source(this.getAttribute("src"));
      this.#reader = module.mount(home, site, edition, this.#tell);
      SETTINGS.forEach(name => this.hasAttribute(name) && this.#set(name));
      this.#open();
    } catch (error) {
      console.error(error);
      this.#wait("error");
      addEventListener("online", () => this.isConnected && this[NEAR](), { once: true });
    }
  }

  #set(name) {
    this.#reader?.set(name, this.getAttribute(name) ?? "");
  }

  #open() {
    this.#reader?.open(...PLACE.map(name => this.getAttribute(name) ?? undefined));
  }

  /** Shows the host's own slot, or what stands in the tag. */
  #wait(slot = "loading") {
    const named = document.createElement("slot");
    named.name = slot;
    named.append(document.createElement("slot"));
    this.#root.adoptedStyleSheets = [BOX];
    this.#root.replaceChildren(named);
  }

  #leave() {
    approach.unobserve(this);
    this.#ended?.disconnect();
    this.#reader?.free();
    this.#reader = this.#ended = undefined;
    this.#near = false;
    this.#place = {};
    this.#wait();
  }

  /** Tells the host what happened; the answer is whether it leaves the rest to the reader. */
  #tell = (kind, edition, page, article, sheet, sheets) => {
    const detail = { edition, page, article: article || null, sheet, sheets };
    if (["page", "ready", "unfolded"].includes(kind)) this.#place = detail;
    if (kind === "unfolded") return this.#untilRead(detail);
    if (kind === "gate" || kind === "wanted") {
      detail.wanted = kind === "wanted";
      kind = "gate";
      detail.grant = body => this.#reader?.grant(article, body && JSON.stringify(body));
      detail.deny = () => this.#reader?.deny(article);
    }
    const told = { detail, bubbles: true, composed: true, cancelable: CANCELABLE.includes(kind) };
    return this.dispatchEvent(new CustomEvent(`epaper-${kind}`, told));
  };

  /** An article has been read when its end has been seen. */
  #untilRead(detail) {
    this.#ended?.disconnect();
    this.#ended = new IntersectionObserver(([{ isIntersecting }], observer) => {
      if (!isIntersecting) return;
      observer.disconnect();
      this.#tell("read", detail.edition, detail.page, detail.article, 0, 0);
    });
    const end = this.#root.querySelector("[data-reading-end]");
    if (end) this.#ended.observe(end);
    return true;
  }
}

for (const name of REFLECTED) {
  const attribute = name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  Object.defineProperty(EPaper.prototype, name, {
    get() { return this.getAttribute(attribute); },
    set(value) { value == null ? this.removeAttribute(attribute) : this.setAttribute(attribute, value); },
  });
}

/** The site and the edition that `src` names: a site, which shows its newest, or an edition. */
function source(src) {
  const { origin, pathname } = new URL(src ?? ".", src == null ? import.meta.url : document.baseURI);
  const [, site, edition] = pathname.match(/^(.*\/)editions\/([^/]+)\/?$/) ?? [, pathname.replace(/\/?$/, "/")];
  return [origin + site, edition && decodeURIComponent(edition)];
}

if (!customElements.get("e-paper")) customElements.define("e-paper", EPaper);
