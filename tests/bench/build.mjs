// Builds a page for each library: node tests/bench/build.mjs MODULES RECORD TARGET. Each is made as small as its tools allow.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { read } from "./data.mjs";

const [modules, record, target] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const { buildSync } = createRequire(join(modules, "x.js"))("esbuild");
const page = readFileSync(join(here, "page.html"), "utf8");
const data = JSON.stringify(read(record)).replaceAll("<", "\\u003c");

for (const file of readdirSync(join(here, "peers"))) {
  const library = basename(file, ".js");
  const folder = join(target, library);
  mkdirSync(folder, { recursive: true });
  buildSync({
    entryPoints: [join(here, "peers", file)],
    outfile: join(folder, "page.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    nodePaths: [modules],
    legalComments: "none",
  });
  const words = { library, data, script: "page.js" };
  writeFileSync(join(folder, "index.html"), page.replace(/\{\{(\w+)\}\}/g, (_, gap) => words[gap]));
}
