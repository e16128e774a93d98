// Loads the page anew when the site has been built anew. `press watch` alone adds it to
// pages; no published site has it.
"use strict";
const news = new URL("news", document.currentScript.src).href;
(async () => {
  for (let known = ""; ; ) {
    try {
      const now = await (await fetch(`${news}?${known}`, { cache: "no-store" })).text();
      if (known && now !== known) location.reload();
      known = now;
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
})();
