// Loads the page anew when the site has been built anew, and shows why it could not be. `press
// watch` alone adds it to pages; no published site has it.
"use strict";
const watched = document.currentScript.src;
const ask = async (what) => (await fetch(new URL(what, watched), { cache: "no-store" })).text();

function show(problems) {
  const sheet = document.querySelector("pre.problems") ?? document.createElement("pre");
  sheet.className = "problems";
  sheet.setAttribute("role", "alert");
  sheet.textContent = problems;
  Object.assign(sheet.style, {
    position: "fixed", inset: "auto 0 0", zIndex: 9, margin: 0, padding: "1rem", maxHeight: "50vh", overflow: "auto",
    borderTop: "4px solid #c22", background: "#fff", color: "#111", font: "14px/1.6 monospace", whiteSpace: "pre-wrap",
  });
  document.body.append(sheet);
}

(async () => {
  for (let known = ""; ; ) {
    try {
      const now = await ask(`news?${known}`);
      const problems = now === known ? "" : await ask("problems");
      if (problems) show(problems);
      else if (known && now !== known) location.reload();
      known = now;
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
})();
