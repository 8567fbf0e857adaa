/* The order in which a person uses the Day page, as order.py has it: what is noted most stands open, in the order
   of the form; the rest stays folded. Days are told apart by quarters, so that rows do not change places daily. */

const MOST_USUAL = 8;
const FEWEST_USUAL = 5;
const FIRST_DAYS = 7;
const SHARES = 4;

/** How often each factor was noted on the days before, and on how many days anything was. */
export function habitOf(records) {
  const times = new Map();
  for (const { body } of records) times.set(body.factor, (times.get(body.factor) ?? 0) + 1);
  return { times, days: new Set(records.map((record) => record.day)).size };
}

/** Take away what is only for those who noted it, or whose place something else has taken. */
export function hideOthers(rows, noted) {
  for (const row of rows) row.hidden = row.dataset.offered === "noted" && !noted.has(row.slug);
  for (const row of rows) {
    const other = row.dataset.insteadOf;
    if (other && noted.has(row.slug) && !noted.has(other)) rows.find(({ slug }) => slug === other).hidden = true;
  }
}

/** The rows that stand open, in their order. */
export function usual(rows, { times, days }) {
  const share = (row) => (days ? Math.floor((SHARES * (times.get(row.slug) ?? 0)) / days + 0.5) : 0);
  const there = rows.filter((row) => !row.hidden).sort((a, b) => a.place - b.place);
  const used = there.filter(share).sort((a, b) => share(b) - share(a)).slice(0, MOST_USUAL);
  const begins = days < FIRST_DAYS;
  const room = Math.max(0, (begins ? MOST_USUAL : FEWEST_USUAL) - used.length);
  const first = there.filter((row) => "first" in row.dataset && !used.includes(row)).slice(0, room);
  const chosen = [...used, ...first];
  if (begins) chosen.sort((a, b) => a.place - b.place);
  return [...new Set([...chosen, ...there.filter((row) => row.dataset.group === "own")])];
}

/** Put the rows where they belong. */
export function arrange(day, rows, open) {
  const [list] = day.querySelectorAll(".usual .factors");
  list.append(...open);
  for (const group of day.querySelectorAll(".group")) {
    const members = rows.filter((row) => row.dataset.group === group.dataset.group && !open.includes(row));
    group.querySelector(".factors").append(...members.sort((a, b) => a.place - b.place));
    const seen = members.filter((row) => !row.hidden);
    group.querySelector(".names").textContent = seen.map((row) => row.label).join(" · ");
    group.hidden = !seen.length;
    group.open = seen.some((row) => row.typed);
  }
}
