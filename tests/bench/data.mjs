// What every page of the benchmark shows: the grades, the counts of findings by area and kind, and the findings.
import { readFileSync } from "node:fs";

/** Reads a record's folder. */
export function read(folder) {
  const file = (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  const [codebook, inspections, findings] = ["codebook.json", "inspections.json", "findings.json"].map(file);
  const areas = codebook.areas.map(({ id, label }) => ({ id, label }));
  const label = new Map(areas.map(({ id, label }) => [id, label]));
  const published = new Map(inspections.map(({ id, published }) => [id, published]));
  const grades = inspections.flatMap(({ published, grades = [] }) =>
    grades.flatMap(({ areas, grade, rank }) => areas.map((area) => ({ area: label.get(area), day: whole(published), grade, rank }))));
  return {
    grades,
    kinds: codebook.kinds.map(({ id, label }) => ({ id, label })).filter(({ id }) => findings.some(({ kind }) => kind === id)),
    areas: areas.map(({ label }) => label),
    findings: findings.map(({ summary, area, kind, inspection }) => ({ summary, area: label.get(area), kind, day: whole(published.get(inspection)) })),
  };
}

/** A day, where only a month or a year is known its first. */
function whole(day = "") {
  const [year, month = "01", date = "01"] = day.split("-");
  return `${year}-${month}-${date}`;
}
