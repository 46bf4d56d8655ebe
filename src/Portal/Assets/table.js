// Sorts and filters every table[data-sortable] in place. The address of the page keeps the state, so that a view can be sent;
// without this module the links in the headings and the form of the filter ask the server for the same.
const names = new Intl.Collator("vi", { numeric: true, sensitivity: "accent" });

// Small letters without marks, as many type them: Đà Nẵng is da nang.
const folded = text => text.trim().toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d");

function keep(name, value) {
  const address = new URL(location.href);
  if (value) {
    address.searchParams.set(name, value);
  } else {
    address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);

  // What goes on from here takes the state along.
  for (const link of document.querySelectorAll("a[data-keeps-state]")) {
    const target = new URL(link.href);
    target.search = new URLSearchParams([...target.searchParams].filter(([key]) => key !== name).concat(value ? [[name, value]] : []));
    link.href = target;
  }
}

// A cell without a value gives null, which comes last either way.
function keyOf(cell) {
  const value = cell.dataset.value;
  if (value === undefined) {
    return cell.textContent.trim();
  }
  return value === "" ? null : Number(value);
}

function compare(a, b, sign) {
  if (a === null || b === null) {
    return (a === null) - (b === null);
  }
  return sign * (typeof a === "string" ? names.compare(a, b) : a - b);
}

function start(table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.querySelectorAll("th[data-sort]")];
  const filter = document.querySelector(`[data-filters="${table.id}"]`);
  const count = document.querySelector(`[data-counts="${table.id}"]`);
  const choice = document.querySelector(`[data-sorts="${table.id}"]`);

  function sort(head, isDescending) {
    const column = head.cellIndex;
    const rows = [...body.rows].map(row => ({ row, key: keyOf(row.cells[column]), name: row.querySelector("th")?.textContent.trim() ?? "" }));
    rows.sort((a, b) => compare(a.key, b.key, isDescending ? -1 : 1) || names.compare(a.name, b.name));
    body.append(...rows.map(r => r.row));
    for (const other of heads) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
    const order = (isDescending ? "-" : "") + head.dataset.sort;
    keep("sort", order);
    if (choice) {
      choice.value = order;
    }
  }

  // The same heading again turns the order round.
  function turn(head) {
    sort(head, head.hasAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : head.dataset.first === "-");
  }

  function show() {
    const sought = folded(filter.value);
    let shown = 0;
    for (const row of body.rows) {
      row.hidden = !folded(row.querySelector("th")?.textContent ?? "").includes(sought);
      shown += row.hidden ? 0 : 1;
    }
    if (count) {
      const written = number => number.toLocaleString("vi");
      count.textContent = count.dataset.text.replace("{shown}", written(shown)).replace("{all}", written(body.rows.length));
    }
    keep("filter", filter.value.trim());
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...(head.querySelector("a") ?? head).childNodes);
    head.replaceChildren(button);
    button.addEventListener("click", () => turn(head));
  }
  choice?.addEventListener("change", () => sort(heads.find(h => h.dataset.sort === choice.value.replace("-", "")), choice.value.startsWith("-")));
  if (filter) {
    filter.addEventListener("input", show);
    filter.form?.addEventListener("submit", event => {
      event.preventDefault();
      show();
    });
  }
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  start(table);
}
