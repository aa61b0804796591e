// What the scripts that measure in Chromium share: a browser on a new profile, the kinds of files, a table in the README.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What browsers must know about a file to use it. */
export const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json" };

/** A browser on a new profile, spoken to through pipes. */
export class Browser {
  constructor() {
    this.profile = mkdtempSync(join(tmpdir(), "measured-"));
    const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage", "--window-size=1280,900", "--remote-debugging-pipe", `--user-data-dir=${this.profile}`];
    this.process = spawn(process.env.CHROMIUM ?? "chromium", options, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.waiting = new Map();
    /** What is done about an event of the browser, by its name. */
    this.heard = new Map();
    this.number = 0;
    let rest = "";
    this.process.stdio[4].on("data", (bytes) => {
      const parts = (rest + bytes).split("\0");
      rest = parts.pop();
      for (const part of parts) {
        const message = JSON.parse(part);
        this.waiting.get(message.id)?.(message);
        this.waiting.delete(message.id);
        this.heard.get(message.method)?.(message.params);
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

/** The number in the middle; of two, the greater. */
export const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Puts lines between two marks of a file. */
export function put(file, [begin, end], lines) {
  const text = readFileSync(file, "utf8");
  const [from, to] = [begin, end].map((mark) => text.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`${file} has no place for the table: ${begin} … ${end}`);
  writeFileSync(file, `${text.slice(0, from)}${begin}\n${lines.join("\n").trim()}\n${text.slice(to)}`);
}
