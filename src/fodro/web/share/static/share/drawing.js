/* A part of a document as elements of the page. Every word is set as text: nothing of it is read as markup. */

const made = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });

export function drawn({ heading, blocks }) {
  const section = document.createElement("section");
  section.append(...(heading ? [made("h2", heading)] : []), ...blocks.map((block) => block.rows ? table(block.rows, heading) : made("p", block.text)));
  return section;
}

function table([head = [], ...rows], heading) {
  const whole = document.createElement("table");
  const line = (cells, name, more) => {
    const row = document.createElement("tr");
    row.append(...cells.map((cell) => made(name, cell, more)));
    return row;
  };
  whole.append(line(head, "th", { scope: "col" }), ...rows.map((row) => line(row, "td")));
  const wide = Object.assign(document.createElement("div"), { className: "table-wrap", tabIndex: 0, role: "region", ariaLabel: heading || null });
  wide.append(whole);
  return wide;
}
