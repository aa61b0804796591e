import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { data, run } from "../page.js";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

let bars;

/** The library draws in the next frame by itself: this has it draw now. */
function draw(chart, option) {
  chart.setOption({ animation: false, legend: {}, tooltip: {}, ...option });
  chart.getZr().flush();
}

run({
  drawGrades(place, grades) {
    const series = data.areas.map((area) => ({
      type: "line",
      name: area,
      data: grades.filter((grade) => grade.area === area).map(({ day, rank }) => [day, rank]),
    }));
    draw(init(place), { xAxis: { type: "time" }, yAxis: { type: "value" }, series });
  },
  drawCounts(place, counts) {
    bars ??= init(place);
    const series = data.kinds.map(({ id, label }) => ({
      type: "bar",
      stack: "all",
      name: label,
      data: counts.filter(({ kind }) => kind === id).map(({ number }) => number),
    }));
    draw(bars, { xAxis: { type: "value" }, yAxis: { type: "category", data: data.areas }, series });
  },
});
