// What a chart shows, as Apache ECharts wants it told. No HTML and no styles in it: the page's policy forbids both from scripts.
const narrow = 480;
const rowHeight = 28;
const mostRows = 24;
const mostPoints = 48;
const chartHeight = 320;
const aroundRows = 90;
const roomForSymbol = 14;
const billion = 1e9;

// Series differ by form as well as by colour.
const symbols = [["circle", "●"], ["rect", "■"], ["triangle", "▲"], ["diamond", "◆"], ["emptyCircle", "○"], ["emptyRect", "□"]];
const dashes = ["solid", [7, 3], [2, 3], [10, 3, 2, 3]];

const isByRow = (model) => model.kind === "bars" || model.kind === "shares";

/** Height in pixels: rows want room each, up to as many as one looks at together. */
export function heightOf(model) {
  if (!isByRow(model)) {
    return chartHeight;
  }

  const bars = model.kind === "bars" ? Math.max(1, model.names.length) : 1;
  return aroundRows + Math.min(model.categories.length, mostRows) * Math.max(rowHeight, bars * 16);
}

/** The options of a chart of that width in pixels. */
export function optionsOf(model, palette, width, animated) {
  const isNarrow = width < narrow;
  const many = model.names.length > 1;
  const byRow = isByRow(model);
  const zoomed = byRow ? model.categories.length > mostRows : model.categories.length > mostPoints;
  const categories = categoryAxis(model, palette, width, byRow);
  const values = valueAxis(model, palette, byRow, isNarrow);
  return {
    animation: animated,
    animationDuration: 300,
    aria: { enabled: true, label: { enabled: false }, decal: { show: model.kind === "shares" } },
    color: palette.series,
    textStyle: { fontFamily: palette.font, color: palette.ink, fontSize: 13 },
    legend: {
      show: many, type: "scroll", top: 0, left: 0, right: 0, data: model.names, itemWidth: 26,
      textStyle: { color: palette.ink, fontFamily: palette.font }, pageTextStyle: { color: palette.faint },
      pageIconColor: palette.ink, pageIconInactiveColor: palette.line, inactiveColor: palette.line,
    },
    grid: {
      left: 4, right: zoomed && byRow ? 36 : isNarrow ? 12 : 24, top: (many ? 34 : 8) + (model.marks.length > 0 || model.kind === "distribution" ? 18 : 0), bottom: zoomed && !byRow ? 44 : 8,
      outerBoundsMode: "same",
    },
    tooltip: tooltip(model, palette, byRow),
    dataZoom: zoomed ? [zoom(byRow, palette, model)] : [],
    xAxis: byRow ? values : categories,
    yAxis: byRow ? categories : values,
    series: [...model.values.map((_, i) => series(model, palette, i, width)), ...marks(model, palette)],
  };
}

function categoryAxis(model, palette, width, byRow) {
  return {
    type: "category",
    data: model.categories,
    inverse: byRow,
    boundaryGap: model.kind !== "line",
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: {
      color: palette.ink, fontFamily: palette.font, hideOverlap: true, margin: byRow ? 8 : 12,
      ...(byRow ? { width: Math.min(200, Math.round(width * 0.36)), overflow: "truncate", interval: 0 } : {}),
    },
  };
}

function valueAxis(model, palette, byRow, isNarrow) {
  const isShare = model.kind === "shares";
  return {
    type: "value",
    scale: model.kind === "line",
    ...(isShare ? { min: 0, max: 100, interval: 25 } : {}),
    ...(model.kind === "distribution" ? { minInterval: 1 } : {}),
    splitNumber: isNarrow || byRow ? 4 : 5,
    axisLabel: { color: palette.faint, fontFamily: palette.font, hideOverlap: true, formatter: (value) => (isShare ? number(value, 0) + "%" : tick(value, model)) },
    splitLine: { lineStyle: { color: palette.line } },
  };
}

function series(model, palette, index, width) {
  const colour = palette.series[index % palette.series.length];
  const canOpen = model.cells.some((row) => row[index].address);
  const common = { name: model.names[index], cursor: canOpen ? "pointer" : "default", itemStyle: { color: colour }, emphasis: { focus: "none" } };
  if (model.kind === "line") {
    return {
      ...common,
      type: "line", data: model.values[index], connectNulls: false, symbol: symbols[index % symbols.length][0], showAllSymbol: true,
      symbolSize: width / model.categories.length < roomForSymbol ? 4 : 8, lineStyle: { color: colour, width: 2, type: dashes[index % dashes.length] },
    };
  }

  if (model.kind === "shares") {
    return { ...common, type: "bar", stack: "all", barMaxWidth: 26, data: model.values[index].map((value, row) => share(model, row, value)) };
  }

  return {
    ...common,
    type: "bar", barMaxWidth: model.kind === "bars" ? 20 : 48, barCategoryGap: model.kind === "bars" ? "30%" : "8%", data: model.values[index],
    label: model.kind === "bars"
      ? { show: true, position: "right", color: palette.ink, fontFamily: palette.font, formatter: ({ dataIndex }) => model.cells[dataIndex][index].text }
      : { show: model.names.length === 1, position: "top", color: palette.ink, fontFamily: palette.font, formatter: ({ dataIndex }) => model.cells[dataIndex][index].text },
  };
}

function share(model, row, value) {
  const sum = model.values.reduce((total, values) => total + (values[row] ?? 0), 0);
  return value === null || sum === 0 ? null : (value / sum) * 100;
}

// A series of their own, so that they stay when others are switched off; their numbers are those of the list beside the chart.
function marks(model, palette) {
  return model.kind !== "line" || model.marks.length === 0 ? [] : [{
    type: "line",
    data: model.categories.map(() => null),
    silent: true,
    tooltip: { show: false },
    markLine: {
      silent: true, symbol: "none", animation: false,
      lineStyle: { color: palette.faint, type: "dashed", width: 1 },
      data: byCategory(model.marks).map(([category, numbers]) => ({
        xAxis: category, label: { formatter: numbers.join(", "), color: palette.ink, fontFamily: palette.font, backgroundColor: palette.sheet, padding: 2 },
      })),
    },
  }];
}

function byCategory(marks) {
  const numbers = new Map();
  marks.forEach((category, i) => numbers.set(category, [...(numbers.get(category) ?? []), i + 1]));
  return [...numbers];
}

function tooltip(model, palette, byRow) {
  return {
    trigger: "axis",
    renderMode: "richText",
    confine: true,
    axisPointer: { type: byRow || model.kind === "distribution" ? "shadow" : "line", lineStyle: { color: palette.faint, type: "solid" } },
    backgroundColor: palette.sheet,
    borderColor: palette.line,
    textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 13 },
    formatter: (shown) => {
      const drawn = shown.filter((item) => item.seriesIndex < model.names.length);
      const row = shown[0].dataIndex;
      return [
        model.categories[row],
        ...drawn.map(({ seriesIndex: i }) => `${model.names.length > 1 ? symbols[i % symbols.length][1] + " " : ""}${model.names[i]}: ${written(model, row, i)}`),
        ...model.marks.flatMap((category, i) => (category === row ? [`${i + 1}. ${model.markTexts[i]}`] : [])),
      ].join("\n");
    },
  };
}

function written(model, row, index) {
  const { text } = model.cells[row][index];
  if (text === "") {
    return model.none;
  }

  const part = model.kind === "shares" && model.unit !== "%" ? share(model, row, model.values[index][row]) : null;
  return `${text} ${model.unit}`.trim() + (part === null ? "" : ` (${number(part, 1)}%)`);
}

function zoom(byRow, palette, model) {
  const last = model.categories.length - 1;
  return {
    type: "slider",
    brushSelect: false,
    showDetail: false,
    showDataShadow: false,
    borderColor: palette.line,
    textStyle: { color: palette.faint },
    ...(byRow
      ? { orient: "vertical", right: 4, width: 16, startValue: 0, endValue: mostRows - 1, yAxisIndex: 0 }
      : { height: 20, bottom: 4, startValue: 0, endValue: last, xAxisIndex: 0 }),
  };
}

// Money is written in full in the table; an axis has no room for it.
function tick(value, model) {
  return Math.abs(value) >= billion ? `${number(value / billion, 1)} ${model.billion}` : number(value, Math.max(model.decimals, Math.abs(value) < 10 ? 2 : 0));
}

function number(value, decimals) {
  return value.toLocaleString("vi-VN", { maximumFractionDigits: decimals });
}
