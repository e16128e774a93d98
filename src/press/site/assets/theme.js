// Before the first paint: the colours and text size that the reader chose, for the page
// as it came. A file of its own, for a strict policy allows no script inside the page.
try {
  const chosen = JSON.parse(localStorage.getItem("epaper:preferences"));
  const page = document.currentScript.parentElement;
  if (chosen?.theme) page.dataset.theme = chosen.theme;
  if (chosen?.large) page.dataset.large = "";
  // Large print is as large as in the reader (src/view/preferences.rs).
  if (chosen?.text_size) page.style.setProperty("--text-size", chosen.text_size / 100 * (chosen.large ? 1.45 : 1));
} catch {
  // Nothing kept, or storage forbidden: the page is as the system asks.
}
