// Colours and letters of charts: as the page has them, or for paper.
const seriesColours = 6;

export function paletteOf(element) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour("ink"),
    faint: colour("faint"),
    line: colour("line"),
    sheet: colour("sheet"),
    font: style.fontFamily,
    series: Array.from({ length: seriesColours }, (_, i) => colour(`series-${i + 1}`)),
  };
}

export const printPalette = {
  ink: "#000",
  faint: "#333",
  line: "#999",
  sheet: "#fff",
  font: "serif",
  series: ["#005a8f", "#c04f00", "#00734f", "#95336c", "#6d4d9e", "#555"],
};
