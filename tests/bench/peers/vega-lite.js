import { parse, View } from "vega";
import { compile } from "vega-lite";
import { run } from "../page.js";

/** Draws what a short description asks for, and waits until it is there. */
async function draw(place, described, values) {
  const size = { width: place.clientWidth - 200, height: 380 };
  const { spec } = compile({ ...size, data: { name: "rows", values }, ...described });
  const view = new View(parse(spec), { container: place, renderer: "canvas" });
  await view.runAsync();
  return view;
}

let bars;

run({
  drawGrades: (place, grades) =>
    draw(place, {
      mark: { type: "line", point: true },
      encoding: {
        x: { field: "day", type: "temporal" },
        y: { field: "rank", type: "quantitative" },
        color: { field: "area", type: "nominal" },
      },
    }, grades),
  async drawCounts(place, counts) {
    if (bars) {
      await bars.data("rows", counts).runAsync();
      return;
    }
    bars = await draw(place, {
      mark: "bar",
      encoding: {
        x: { field: "number", type: "quantitative", aggregate: "sum" },
        y: { field: "area", type: "nominal" },
        color: { field: "kind", type: "nominal" },
      },
    }, counts);
  },
});
