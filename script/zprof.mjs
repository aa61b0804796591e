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


const server = await serve(); const port = server.address().port;
const b = new Browser(); await b.start();
const url = sizes[0] ? `http://127.0.0.1:${port}/?view=findings&record=records/${sizes[0]}.json` : `http://127.0.0.1:${port}/?view=findings`;
console.log('open', await b.open(url));
await new Promise(r=>setTimeout(r,2000));
await b.send("Profiler.enable"); await b.send("Profiler.setSamplingInterval",{interval:200}); await b.send("Profiler.start");
const times = await b.value(FILTER); 
const {profile} = await b.send("Profiler.stop");
times.sort((a,b)=>a-b); console.log("median", times[times.length>>1], "n", times.length, "sum", times.reduce((a,b)=>a+b,0));
const self=new Map(), node=new Map(profile.nodes.map(n=>[n.id,n])), parent=new Map(); 
for(const n of profile.nodes) for(const c of n.children??[]) parent.set(c,n.id);
const total=new Map();
profile.samples.forEach((id,i)=>{const dt=profile.timeDeltas[i]/1000; const n=node.get(id); const name=n.callFrame.functionName||n.callFrame.url; self.set(name,(self.get(name)??0)+dt); const seen=new Set(); for(let k=id;k;k=parent.get(k)){const m=node.get(k).callFrame.functionName; if(!seen.has(m)){seen.add(m); total.set(m,(total.get(m)??0)+dt);}}});
const top=(m,k)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,k).forEach(([n,t])=>console.log((t/times.length).toFixed(2),n.slice(0,150)));
console.log("SELF per click"); top(self,14); console.log("TOTAL"); top(total,45);
await b.end(); server.close();
