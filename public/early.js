// What must be known before anything is seen. It stands behind the style sheet, and so the browser reads on when both are
// there: else it would lay out the whole page without its style first. boot.js imports it too; it runs once.
if (!window.explorerEarly) {
  const root = document.documentElement;
  window.explorerEarly = true;
  // The reader's colours. The same key is in boot.js.
  try {
    const colours = localStorage.getItem("inspection-explorer/v1/colours");
    if (colours === "light" || colours === "dark") root.dataset.colours = colours;
  } catch {
    // Storage is blocked: the system's colours it is.
  }
  // The page sums up the grades of the record that is built in. What the address asks for may be something else.
  const query = new URLSearchParams(location.search);
  const asked = (name) => query.getAll(name).pop()?.trim();
  if (asked("record")) root.dataset.asks = "record";
  else if ((asked("view") || "grades") !== "grades") root.dataset.asks = "view";
  // What the panel says where the browser runs this and nothing else of the site.
  const cannotStart = (heading, before, link, after) => {
    if (document.getElementById("program")) return;
    document.getElementById("failed-why").replaceChildren(before, link, after);
    document.querySelector("#failed h1").textContent = heading;
    document.querySelector("#failed .row").hidden = true;
    document.getElementById("failed").hidden = false;
  };
  const leadsTo = (href, words, more) => Object.assign(document.createElement("a"), { href, textContent: words, ...more });
  if (location.protocol === "file:" && !/inspection-explorer\.html$/.test(location.pathname)) {
    const file = "inspection-explorer.html";
    const say = () => cannotStart("Open the other file", "This page was opened from disk, and browsers do not let it start from there. Open ",
      leadsTo(file, file), " instead, which is in the same folder: it is the whole explorer in one file. Below is a summary.");
    // It may come after the page is whole.
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", say);
    else say();
  }
  // Without boot.js nobody else would show the summary again.
  addEventListener("load", () => {
    if (window.explorerBoots) return;
    delete root.dataset.asks;
    // In a sandbox a page has no origin, and so may not run the modules of its own site.
    if (self.origin === "null" && location.protocol !== "file:") {
      const { href } = location;
      cannotStart("Open this page in its own tab", "It is shown inside another page, in a frame that does not let it start. Its address is ",
        leadsTo(href, href, { target: "_blank", rel: "noopener" }), ". Below is a summary.");
    }
  });
}
