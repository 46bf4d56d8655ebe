// Draws every chart of the page above its table. Names, numbers as written and addresses come from the table, so that both always say the same.
import { heightOf, optionsOf } from "./chart-options.js";
import { paletteOf, printPalette } from "./chart-palette.js";

const reduced = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

// A4 without its margins, in CSS pixels: what a page on paper shows at most.
const paperWidth = 640;

function read(figure) {
  const table = figure.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  return {
    ...JSON.parse(figure.dataset.chart),
    title: table.caption.textContent.trim(),
    categories: rows.map((row) => row.cells[0].textContent.trim()),
    names: [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim()),
    cells: rows.map((row) => [...row.cells].slice(1).map((cell) => ({ text: cell.textContent.trim(), address: cell.querySelector("a")?.href ?? "" }))),
    markTexts: [...figure.querySelectorAll(".marks li")].map((item) => item.textContent.trim()),
  };
}

function draw(echarts, figure) {
  const model = read(figure);
  const canvas = document.createElement("div");
  canvas.className = "canvas";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", [model.title, figure.querySelector(":scope > p")?.textContent.trim()].filter(Boolean).join(". "));
  figure.querySelector("details").before(canvas);
  canvas.style.height = `${heightOf(model)}px`;

  const chart = echarts.init(canvas, null, { renderer: "canvas" });
  const show = (palette, animated) => chart.setOption(optionsOf(model, palette, chart.getWidth(), animated), { notMerge: true });
  const redraw = () => show(paletteOf(canvas), false);

  chart.on("click", ({ componentType, seriesIndex, dataIndex }) => {
    const address = componentType === "series" && model.cells[dataIndex]?.[seriesIndex]?.address;
    if (address) {
      location.assign(address);
    }
  });

  let width = canvas.clientWidth;
  new ResizeObserver(() => {
    if (canvas.clientWidth > 0 && canvas.clientWidth !== width) {
      width = canvas.clientWidth;
      chart.resize();
      redraw();
    }
  }).observe(canvas);
  dark.addEventListener("change", redraw);
  addEventListener("beforeprint", () => {
    chart.resize({ width: Math.min(canvas.clientWidth, paperWidth) });
    show(printPalette, false);
    chart.getZr().flush();
  });
  addEventListener("afterprint", () => {
    chart.resize({ width: "auto" });
    redraw();
  });
  show(paletteOf(canvas), !reduced.matches);
}

const figures = document.querySelectorAll("figure[data-chart]");
if (figures.length > 0) {
  // The library's own bundle is a plain script that puts itself there.
  await import("./echarts.js");
  for (const figure of figures) {
    draw(globalThis.echarts, figure);
  }
}
