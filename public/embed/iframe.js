// For pages that show the paper in <iframe data-epaper src="…/embed/frame/?…">: gives the
// frames their height, and what they tell as events of the <iframe>, as <e-paper> has them.
const VERSION = 1;
const NEWS = ["ready", "page", "article", "share", "read", "gate"];

/** Asks a frame for something: next, previous, goTo, set, grant, deny. */
export function call(frame, name, argument) {
  frame.contentWindow.postMessage({ epaper: VERSION, call: name, with: argument }, new URL(frame.src).origin);
}

addEventListener("message", ({ source, origin, data }) => {
  if (data?.epaper !== VERSION) return;
  const frame = [...document.querySelectorAll("iframe[data-epaper]")].find(({ contentWindow }) => contentWindow === source);
  if (!frame || new URL(frame.src).origin !== origin) return;
  const { kind, detail } = data;
  if (kind === "height" && detail.height > 0) frame.style.blockSize = `${Number(detail.height)}px`;
  if (!NEWS.includes(kind)) return;
  if (kind === "gate") {
    detail.grant = body => call(frame, "grant", { article: detail.article, body });
    detail.deny = () => call(frame, "deny", { article: detail.article });
  }
  frame.dispatchEvent(new CustomEvent(`epaper-${kind}`, { detail, bubbles: true }));
});
