// What the pages of all libraries share: the data, the list, the filter, and when they say that they have drawn.

/** The data as it stands in the page. */
export const data = JSON.parse(document.getElementById("data").textContent);

/** How many findings of each kind an area has, of those that are shown. */
export function counts(findings) {
  return data.areas.flatMap((area) => data.kinds.map(({ id }) => ({
    area,
    kind: id,
    number: findings.filter((finding) => finding.area === area && finding.kind === id).length,
  })));
}

/** How many findings a list shows at first, as the explorer's does. */
const SHOWN = 40;

function list(findings) {
  const items = findings.slice(0, SHOWN).map(({ summary, area, kind, day }) => {
    const item = document.createElement("li");
    item.textContent = `${summary} (${area}, ${kind}, ${day.slice(0, 4)})`;
    return item;
  });
  document.getElementById("list").replaceChildren(...items);
  document.getElementById("number").textContent = `${findings.length} findings`;
}

function mark() {
  performance.clearMarks("charts-drawn");
  performance.mark("charts-drawn");
}

/** Draws both charts with these, and again the second whenever a kind is chosen. */
export async function run({ drawGrades, drawCounts }) {
  const choice = document.getElementById("kind");
  for (const { id, label } of data.kinds) choice.append(new Option(label, id));
  choice.addEventListener("change", async () => {
    const shown = data.findings.filter(({ kind }) => !choice.value || kind === choice.value);
    list(shown);
    await drawCounts(document.getElementById("counts"), counts(shown));
    mark();
  });
  list(data.findings);
  await drawGrades(document.getElementById("grades"), data.grades);
  await drawCounts(document.getElementById("counts"), counts(data.findings));
  mark();
}
