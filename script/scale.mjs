// Opens the built site with records of different sizes in headless Chromium, and tells how long what takes and how much
// memory: node script/scale.mjs DIST RECORDS SIZE,SIZE… [README]
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { Browser, TYPES, middle, put } from "./chromium.mjs";

const [dist, records, list, readme] = process.argv.slice(2);
const sizes = list.split(",").map(Number);

/** Serves the site, and the records beside it. */
function serve() {
  const server = createServer((request, answer) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://site").pathname));
    const file = path.startsWith("/records/") ? join(records, path.slice(9)) : join(dist, path === "/" ? "index.html" : path);
    if (!existsSync(file)) {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Opens an address and gives after how many milliseconds list and chart are there. */
async function opened(browser, url) {
  const begun = performance.now();
  await browser.send("Page.navigate", { url });
  const there = "!!document.querySelector('.results .finding') && performance.getEntriesByName('charts-drawn').length > 0";
  for (;;) {
    if (await browser.value(there).catch(() => false)) return performance.now() - begun;
    const told = await browser.value("document.querySelector('.notices')?.textContent ?? ''").catch(() => "");
    if (performance.now() - begun > 120_000) throw new Error(`the page does not open: ${told}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** In the page: waits for the next turn of its queue. */
const NEXT_TURN = "const nextTurn = () => new Promise(done => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });";

/** In the page: the times of each choice of kind and area, on and off, until the chart and then the list are painted. */
const FILTER = `(async () => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  ${NEXT_TURN}
  const charts = [], lists = [];
  for (const name of ["Kind", "Area"]) {
    const inputs = () => [...document.querySelectorAll('.choices [role=group][aria-label="' + name + '"] input')];
    for (let at = 0; at < inputs().length; at += 1) {
      for (const turn of [0, 1]) {
        await new Promise(done => setTimeout(done, 50));
        const begun = performance.now();
        inputs()[at].click();
        await frame();
        await nextTurn();
        charts.push(performance.now() - begun);
        // The list follows the frame that has the chart.
        await new Promise(done => setTimeout(done));
        await frame();
        await nextTurn();
        lists.push(performance.now() - begun);
      }
    }
  }
  return { charts, lists };
})()`;

/** In the page: the times of each letter, until the page has its new shape. */
const SEARCH = `(async () => {
  ${NEXT_TURN}
  const field = document.querySelector("#find");
  field.focus();
  await new Promise(done => setTimeout(done, 3000));
  const times = [];
  for (const words of ["foster carers", "school moves north", "reviewing officers"]) {
    for (let end = 1; end <= words.length; end += 1) {
      await new Promise(done => setTimeout(done, 60));
      const begun = performance.now();
      field.value = words.slice(0, end);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await nextTurn();
      document.body.offsetHeight;
      times.push(performance.now() - begun);
    }
  }
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise(done => setTimeout(done, 600));
  return times;
})()`;

/** In the page: how many entries are made, and how many frames are late while the whole list is scrolled. */
const SCROLL = `(async () => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  document.querySelector(".results .more")?.click();
  await new Promise(done => setTimeout(done, 1500));
  document.querySelector("#results-title").scrollIntoView();
  await frame();
  let late = 0, most = 0, last = await frame();
  for (let step = 0; step < 240; step += 1) {
    window.scrollBy(0, step < 200 ? 60 : 1500);
    const now = await frame();
    // A frame of 60 a second that is left out.
    if (now - last > 25) late += 1;
    last = now;
    most = Math.max(most, document.querySelectorAll(".results .finding").length);
  }
  return [late, most];
})()`;

const most = (numbers) => Math.max(...numbers);

async function measure(address, query) {
  const browser = new Browser();
  try {
    await browser.start();
    const url = `${address}?view=findings${query}`;
    const first = await opened(browser, url);
    const again = await opened(browser, url);
    const filter = await browser.value(FILTER);
    const search = await browser.value(SEARCH);
    const [late, made] = await browser.value(SCROLL);
    return { first, again, filter: middle(filter.charts), list: middle(filter.lists), search: middle(search), slowest: most(search), late, made, memory: await browser.memory() };
  } finally {
    await browser.end();
  }
}

const ms = (number) => `${Math.round(number).toLocaleString("en-GB")} ms`;
const MB = 1e6;
const mb = (bytes) => `${Math.round(bytes / MB).toLocaleString("en-GB")} MB`;

const server = await serve();
const address = `http://127.0.0.1:${server.address().port}/`;
const all = [];
const bundled = await measure(address, "");
console.error("the record that is compiled in", bundled);
for (const size of sizes) {
  const own = await measure(address, `&record=records/${size}.json`);
  console.error(size, own);
  all.push({ size, file: statSync(join(records, `${size}.json`)).size, ...own });
}
server.close();

const grows = (of) => {
  const [one, next] = all.slice(-2);
  if (!next) return "";
  return (Math.log(of(next) / of(one)) / Math.log(next.size / one.size)).toFixed(2);
};
const row = (name, own, file) =>
  `| ${name} | ${file} | ${ms(own.first)} | ${ms(own.again)} | ${ms(own.filter)} | ${ms(own.list)} | ${ms(own.search)} | ${ms(own.slowest)} | ${mb(own.memory)} | ${own.made.toLocaleString("en-GB")} | ${own.late} |`;
const table = [
  "| findings | file | opens at first | opens again | filter to redraw, median | filter to the list, median | search, median of a key | slowest key | memory of the page | entries made of the list | late of 240 frames |",
  "|---|---|---|---|---|---|---|---|---|---|---|",
  row("compiled in", bundled, "–"),
  ...all.map((own) => row(own.size.toLocaleString("en-GB"), own, mb(own.file))),
];
if (all.length > 1) {
  table.push(`| grows with the power of | ${grows((one) => one.file)} | ${grows((one) => one.first)} | ${grows((one) => one.again)} | ${grows((one) => one.filter)} | ${grows((one) => one.list)} | ${grows((one) => one.search)} | ${grows((one) => one.slowest)} | ${grows((one) => one.memory)} | | |`);
}
console.log(table.join("\n"));
if (readme) put(readme, ["<!-- scale -->", "<!-- /scale -->"], table);
