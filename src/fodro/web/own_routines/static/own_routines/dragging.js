/* Rows that change places: dragged by their grip, or moved with the arrow keys while it has the focus.
   The row that moves stays in the document; the others go around it, so that it keeps pointer and focus. */

const EDGE_PX = 90;
const SCROLL_PX = 9;

/** Make the rows of `list` (found anew each time) movable; `moved(row)` is told after each move that lasts. */
export function movable(host, list, moved) {
  host.addEventListener("keydown", (event) => byKey(event, moved));
  host.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (grip && event.button === 0) new Drag(grip, event, list(), moved);
  });
}

function byKey(event, moved) {
  const row = event.target.closest("[data-grip]")?.closest("li");
  const by = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  if (!row || !by) return;
  event.preventDefault();
  const neighbour = row[by];
  if (!neighbour) return;
  swap(row, neighbour);
  row.scrollIntoView({ block: "nearest" });
  moved(row, { settled: false });
}

function swap(row, neighbour) {
  if (neighbour === row.nextElementSibling) row.before(neighbour);
  else row.after(neighbour);
}

class Drag {
  constructor(grip, event, list, moved) {
    Object.assign(this, { grip, list, moved, row: grip.closest("li"), y: event.clientY, last: event.clientY });
    this.before = [...list.children];
    grip.setPointerCapture(event.pointerId);
    this.row.classList.add("lifted");
    list.classList.add("sorting");
    this.stop = new AbortController();
    const until = { signal: this.stop.signal };
    grip.addEventListener("pointermove", (move) => this.follow(move.clientY), until);
    grip.addEventListener("pointerup", () => this.drop(), until);
    grip.addEventListener("pointercancel", () => this.cancel(), until);
    addEventListener("keydown", (key) => key.key === "Escape" && this.cancel(), until);
    this.scroll();
    event.preventDefault();
    grip.focus({ preventScroll: true });
  }

  follow(y) {
    this.last = y;
    this.row.style.translate = `0 ${y - this.y}px`;
    for (let next = this.passed(); next; next = this.passed()) {
      const top = this.top();
      swap(this.row, next);
      this.y += this.top() - top;
      this.row.style.translate = `0 ${y - this.y}px`;
    }
  }

  /** The neighbour whose middle the row has gone past, if any. */
  passed() {
    const box = this.row.getBoundingClientRect();
    const { previousElementSibling: above, nextElementSibling: below } = this.row;
    if (below && box.bottom > middle(below)) return below;
    return above && box.top < middle(above) ? above : null;
  }

  top() {
    return this.row.offsetTop;
  }

  scroll() {
    if (this.stop.signal.aborted) return;
    const by = this.last < EDGE_PX ? -SCROLL_PX : this.last > innerHeight - EDGE_PX ? SCROLL_PX : 0;
    const was = scrollY;
    if (by) scrollBy(0, by);
    this.y -= scrollY - was;
    if (scrollY !== was) this.follow(this.last);
    requestAnimationFrame(() => this.scroll());
  }

  cancel() {
    this.list.append(...this.before);
    this.end();
  }

  drop() {
    this.end();
    if (this.before.some((row, n) => row !== this.list.children[n])) this.moved(this.row, { settled: true });
  }

  end() {
    this.stop.abort();
    this.row.style.translate = "";
    this.row.classList.remove("lifted");
    this.list.classList.remove("sorting");
  }
}

function middle(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}
