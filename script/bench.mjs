// Measures the built site beside pages that draw the same charts with other libraries, in turn, each time in a browser that
// has nothing yet: node script/bench.mjs DIST PEERS ROUNDS [README]
import { createServer } from "node:http";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Browser, TYPES, middle, put } from "./chromium.mjs";

const [dist, peers, rounds, readme] = process.argv.slice(2);

/** The explorer, by the name of its folder on the server. */
const OWN = "explorer";

/** All files of a folder and those in it, packed with brotli. A site has packed copies beside its files: these are left out. */
function packed(folder, at) {
  const all = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  const names = all.filter((name) => !/\.(br|gz)$/.test(name));
  return names.map((name) => [`/${at}/${name}`, { kind: TYPES[extname(name)] ?? "application/octet-stream", bytes: brotliCompressSync(readFileSync(join(folder, name))) }]);
}

function serve(libraries) {
  const files = new Map([...packed(dist, OWN), ...libraries.flatMap((library) => packed(join(peers, library), library))]);
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url, "http://site");
    const file = files.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!file) return void answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": file.kind, "content-encoding": "br", "cache-control": "no-cache" }).end(file.bytes);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** In each page before its own scripts: when the first chart is seen, and when all are drawn. */
const WATCH = `
  window.seen = {};
  const frame = () => {
    const charts = [...document.querySelectorAll(".still svg:not(.room), canvas, .chart svg")];
    const isSeen = (chart) => chart.getBoundingClientRect().height > 100 && chart.checkVisibility()
      && (chart.localName !== "canvas" || performance.getEntriesByName("charts-drawn").length > 0);
    if (seen.chart === undefined && charts.some(isSeen)) requestAnimationFrame(() => setTimeout(() => { seen.chart = performance.now(); }));
    else if (seen.chart === undefined) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list, observer) => {
    const [mark] = list.getEntriesByName("charts-drawn");
    if (!mark) return;
    observer.disconnect();
    seen.drawn = mark.startTime;
    window.drawn?.("");
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { seen.ready = performance.now(); };
    channel.port2.postMessage(0);
  }).observe({ type: "mark", buffered: true });
  seen.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: "longtask", buffered: true });`;

/** In the page: how long after each choice of a kind the charts are drawn anew, and the longest task meanwhile. */
const FILTER = (change) => `(async () => {
  const times = [];
  seen.longest = 0;
  const next = () => new Promise((done) => new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName("charts-drawn").length === 0) return;
    observer.disconnect();
    done(performance.getEntriesByName("charts-drawn").at(-1).startTime);
  }).observe({ type: "mark" }));
  for (let turn = 0; turn < 6; turn += 1) {
    await new Promise((done) => setTimeout(done, 300));
    const drawn = next();
    const begun = performance.now();
    (${change})(turn);
    times.push((await drawn) - begun);
  }
  await new Promise((done) => setTimeout(done, 100));
  return { times, longest: seen.longest };
})()`;

const CHANGE = {
  [OWN]: `(turn) => {
    const group = [...document.querySelectorAll(".choices [role=group]")].find((group) => group.ariaLabel === "Kind");
    group.querySelectorAll("input")[Math.floor(turn / 2) % 3].click();
  }`,
  peer: `(turn) => {
    const choice = document.getElementById("kind");
    choice.selectedIndex = turn % 2 ? 0 : 1 + (turn / 2) % 3;
    choice.dispatchEvent(new Event("change"));
  }`,
};

/** How long the page has computed, in milliseconds, with all threads of its process. */
async function computed(browser) {
  const { metrics } = await browser.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "ProcessTime").value;
}

async function start(browser, { slower, line }) {
  await browser.start();
  for (const part of ["Network", "Performance", "Runtime"]) await browser.send(`${part}.enable`);
  await browser.send("Runtime.addBinding", { name: "drawn" });
  await browser.send("Page.addScriptToEvaluateOnNewDocument", { source: WATCH });
  if (slower > 1) await browser.send("Emulation.setCPUThrottlingRate", { rate: slower });
  if (line) await browser.send("Network.emulateNetworkConditions", { offline: false, ...line });
}

/** Opens an address, and gives the times of its charts and the bytes that came until then. */
async function opened(browser, url) {
  let bytes = 0;
  browser.heard.set("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
  const drawn = new Promise((done, fail) => {
    browser.heard.set("Runtime.bindingCalled", () => computed(browser).then(done));
    setTimeout(() => fail(new Error(`${url}: no chart`)), 120_000).unref();
  });
  const before = await computed(browser);
  await browser.send("Page.navigate", { url });
  const own = (await drawn) - before;
  // What no chart needs may still be on its way: what came until now is what the first view needs.
  const until = bytes;
  await new Promise((done) => setTimeout(done, 300));
  const seen = await browser.value("({ ...seen, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime })");
  return { bytes: until, computed: own, paint: seen.paint, chart: seen.chart, drawn: seen.drawn, ready: seen.ready };
}

async function measured(address, page, wishes) {
  const browser = new Browser();
  try {
    await start(browser, wishes);
    const first = await opened(browser, `${address}/${page}/`);
    if (page === OWN) await opened(browser, `${address}/${page}/?view=findings`);
    const { times, longest } = await browser.value(FILTER(CHANGE[page] ?? CHANGE.peer));
    return { ...first, filter: middle(times), longest };
  } finally {
    await browser.end();
  }
}

const MEASURED = [
  ["bytes", "on the wire, KiB", (value) => value / 1024],
  ["paint", "first paint, ms"],
  ["chart", "first chart seen, ms"],
  ["drawn", "charts drawn, ms"],
  ["computed", "computed until then, ms"],
  ["ready", "ready for input, ms"],
  ["filter", "filter to redraw, ms"],
  ["longest", "longest task of a filter, ms"],
];

const WAYS = [
  ["at full speed", {}],
  ["processor four times slower", { slower: 4 }],
  ["slow line (1.6 Mbit/s, 150 ms)", { line: { latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 } }],
];

const libraries = readdirSync(peers);
const server = await serve(libraries);
const address = `http://127.0.0.1:${server.address().port}`;
const pages = [OWN, ...libraries];
const table = [];
for (const [way, wishes] of WAYS) {
  const all = new Map(pages.map((page) => [page, []]));
  for (let round = 0; round < Number(rounds); round += 1) {
    // Each goes first as often as any other.
    for (let turn = 0; turn < pages.length; turn += 1) {
      const page = pages[(turn + round) % pages.length];
      all.get(page).push(await measured(address, page, wishes));
    }
    console.error(`${way}: round ${round + 1} of ${rounds}`);
  }
  table.push("", `| ${way} | ${pages.join(" | ")} | explorer to the best of the others |`, `|---|${pages.map(() => "---").join("|")}|---|`);
  for (const [name, words, as = (value) => value] of MEASURED) {
    const values = pages.map((page) => middle(all.get(page).map((one) => as(one[name]))));
    const best = Math.min(...values.slice(1));
    table.push(`| ${words} | ${values.map((value) => value.toFixed(0)).join(" | ")} | ${best > 0 ? (values[0] / best).toFixed(2) : "–"} |`);
  }
}
server.close();
console.log(table.join("\n"));
if (readme) put(readme, ["<!-- bench -->", "<!-- end of bench -->"], table);
