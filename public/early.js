// What must be known before anything is seen. It waits for nothing, and nothing waits for it: whichever of this and boot.js
// comes first, it runs once.
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
  // From disk a browser runs this and nothing else of the site.
  if (location.protocol === "file:" && !/inspection-explorer\.html$/.test(location.pathname)) {
    const say = () => {
      if (document.getElementById("program")) return;
      const link = document.createElement("a");
      link.href = "inspection-explorer.html";
      link.append("inspection-explorer.html");
      document.getElementById("failed-why").replaceChildren(
        "This page was opened from disk, and browsers do not let it start from there. Open ", link,
        " instead, which is in the same folder: it is the whole explorer in one file. Below is a summary.");
      document.querySelector("#failed h1").textContent = "Open the other file";
      document.querySelector("#failed .row").hidden = true;
      document.getElementById("failed").hidden = false;
    };
    // It may come after the page is whole.
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", say);
    else say();
  }
  // Without boot.js nobody else would show the summary again.
  addEventListener("load", () => {
    if (!window.explorerBoots) delete root.dataset.asks;
  });
}
