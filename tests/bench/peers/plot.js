import { barX, dot, line, plot } from "@observablehq/plot";
import { data, run } from "../page.js";

const width = (place) => place.clientWidth;

run({
  drawGrades(place, grades) {
    const rows = grades.map((grade) => ({ ...grade, day: new Date(grade.day) }));
    const channels = { x: "day", y: "rank", stroke: "area" };
    place.replaceChildren(plot({ width: width(place), height: 416, color: { legend: true }, marks: [line(rows, channels), dot(rows, channels)] }));
  },
  drawCounts(place, counts) {
    const bars = barX(counts, { x: "number", y: "area", fill: "kind" });
    place.replaceChildren(plot({ width: width(place), height: 416, marginLeft: 160, color: { legend: true }, marks: [bars] }));
  },
});
