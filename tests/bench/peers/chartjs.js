import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";
import { data, run } from "../page.js";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

const canvas = (place) => place.appendChild(document.createElement("canvas"));
const options = { animation: false, maintainAspectRatio: false };
let bars;

run({
  drawGrades(place, grades) {
    const datasets = data.areas.map((area) => ({
      label: area,
      data: grades.filter((grade) => grade.area === area).map(({ day, rank }) => ({ x: Date.parse(day), y: rank })),
    }));
    const x = { type: "linear", ticks: { callback: (time) => new Date(time).getFullYear() } };
    new Chart(canvas(place), { type: "line", data: { datasets }, options: { ...options, scales: { x } } });
  },
  drawCounts(place, counts) {
    const datasets = data.kinds.map(({ id, label }) => ({ label, data: counts.filter(({ kind }) => kind === id).map(({ number }) => number) }));
    if (bars) {
      bars.data.datasets = datasets;
      bars.update();
      return;
    }
    const scales = { x: { stacked: true }, y: { stacked: true } };
    bars = new Chart(canvas(place), { type: "bar", data: { labels: data.areas, datasets }, options: { ...options, indexAxis: "y", scales } });
  },
});
