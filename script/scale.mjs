// Opens the built site with records of different sizes in headless Chromium, and tells how long what takes and how much
// memory: node script/scale.mjs DIST RECORDS SIZE,SIZE… [README]
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

const [dist, records, list, readme] = process.argv.slice(2);
const sizes = list.split(",").map(Number);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png" };

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

/** A browser on a new profile, spoken to through pipes. */
class Browser {
  constructor() {
    this.profile = mkdtempSync(join(tmpdir(), "scale-"));
    const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage", "--window-size=1280,900", "--remote-debugging-pipe", `--user-data-dir=${this.profile}`];
    this.process = spawn(process.env.CHROMIUM ?? "chromium", options, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.waiting = new Map();
    this.number = 0;
    let rest = "";
    this.process.stdio[4].on("data", (bytes) => {
      const parts = (rest + bytes).split("\0");
      rest = parts.pop();
      for (const part of parts) {
        const message = JSON.parse(part);
        this.waiting.get(message.id)?.(message);
        this.waiting.delete(message.id);
      }
    });
  }

  send(method, params = {}, session = this.session) {
    const id = ++this.number;
    this.process.stdio[3].write(JSON.stringify({ id, method, params, ...(session && { sessionId: session }) }) + "\0");
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result)));
    });
  }

  async start() {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" }, null);
    this.session = (await this.send("Target.attachToTarget", { targetId, flatten: true }, null)).sessionId;
    await this.send("Page.enable");
  }

  /** The value of an expression in the page; a promise is waited for. */
  async value(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Opens an address and gives after how many milliseconds list and chart are there. */
  async open(url) {
    const begun = performance.now();
    await this.send("Page.navigate", { url });
    const there = "!!document.querySelector('.results .finding') && performance.getEntriesByName('charts-drawn').length > 0";
    for (;;) {
      if (await this.value(there).catch(() => false)) return performance.now() - begun;
      const told = await this.value("document.querySelector('.notices')?.textContent ?? ''").catch(() => "");
      if (performance.now() - begun > 120_000) throw new Error(`the page does not open: ${told}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** The memory that the page's process has for itself, in bytes. */
  async memory() {
    const { processInfo } = await this.send("SystemInfo.getProcessInfo", {}, null);
    const of = ({ id }) => Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) * 1024;
    return Math.max(...processInfo.filter((one) => one.type === "renderer").map(of));
  }

  end() {
    this.process.kill("SIGKILL");
    return new Promise((resolve) => this.process.on("exit", () => {
      setTimeout(() => { rmSync(this.profile, { recursive: true, force: true }); resolve(); }, 200);
    }));
  }
}

/** In the page: the times of each choice of kind and area, on and off, until it is painted. */
const FILTER = `(async () => {
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const times = [];
  for (const name of ["Kind", "Area"]) {
    const inputs = () => [...document.querySelectorAll('.choices [role=group][aria-label="' + name + '"] input')];
    for (let at = 0; at < inputs().length; at += 1) {
      for (const turn of [0, 1]) {
        await new Promise(done => setTimeout(done, 50));
        const begun = performance.now();
        inputs()[at].click();
        await painted();
        times.push(performance.now() - begun);
      }
    }
  }
  return times;
})()`;

/** In the page: the times of each letter, until the page has its new shape. */
const SEARCH = `(async () => {
  const turn = () => new Promise(done => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
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
      await turn();
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

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const most = (numbers) => Math.max(...numbers);

async function measure(address, query) {
  const browser = new Browser();
  try {
    await browser.start();
    const url = `${address}?view=findings${query}`;
    const first = await browser.open(url);
    const again = await browser.open(url);
    const filter = await browser.value(FILTER);
    const search = await browser.value(SEARCH);
    const [late, made] = await browser.value(SCROLL);
    return { first, again, filter: middle(filter), search: middle(search), slowest: most(search), late, made, memory: await browser.memory() };
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
  `| ${name} | ${file} | ${ms(own.first)} | ${ms(own.again)} | ${ms(own.filter)} | ${ms(own.search)} | ${ms(own.slowest)} | ${mb(own.memory)} | ${own.made.toLocaleString("en-GB")} | ${own.late} |`;
const table = [
  "| findings | file | opens at first | opens again | filter to redraw, median | search, median of a key | slowest key | memory of the page | entries made of the list | late of 240 frames |",
  "|---|---|---|---|---|---|---|---|---|---|",
  row("compiled in", bundled, "–"),
  ...all.map((own) => row(own.size.toLocaleString("en-GB"), own, mb(own.file))),
];
if (all.length > 1) {
  table.push(`| grows with the power of | ${grows((one) => one.file)} | ${grows((one) => one.first)} | ${grows((one) => one.again)} | ${grows((one) => one.filter)} | ${grows((one) => one.search)} | ${grows((one) => one.slowest)} | ${grows((one) => one.memory)} | | |`);
}
console.log(table.join("\n"));
if (readme) {
  const marks = ["<!-- scale -->", "<!-- /scale -->"];
  const text = readFileSync(readme, "utf8");
  const [from, to] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (from < 0 || to < from) throw new Error(`${readme} has no place for the table: ${marks.join(" … ")}`);
  writeFileSync(readme, `${text.slice(0, from)}${marks[0]}\n${table.join("\n")}\n${text.slice(to)}`);
}
