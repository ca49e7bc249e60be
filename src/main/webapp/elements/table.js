import { columns } from './columns.js';
import { HeraldSource } from './source.js';
import { WORDS } from './words.js';

const MARKED = 4_000;
const STYLE = new URL('../style/table.css', import.meta.url).href;

function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function compare(one, other) {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  // Nothing at the end, and numbers before texts.
  const rank = value => (value === null || value === undefined ? 2 : typeof value === 'number' ? 0 : 1);
  return rank(one) - rank(other) || String(one).localeCompare(String(other), undefined, { numeric: true });
}

/**
 * `<herald-table topic="scores">`: a topic of rows as a table, live.
 *
 * Attributes: `columns="home:Home,score:Score"` (field and label; without, the fields of the first rows), `key="Match"`
 * (shows the rows' keys under this label), `sort="-price"`, `caption`, `untitled` (the caption is for screen readers alone,
 * because the page says it), `origin` (where Herald is, if not where this script came from). What changes is drawn once for each frame of the screen, and not at all while nobody can see it.
 */
export class HeraldTable extends HTMLElement {
  static observedAttributes = ['topic', 'columns', 'key', 'sort', 'caption', 'origin'];

  #source = null;
  #rows = new Map();
  #columns = [];
  #title = '';
  // Key of a row to its <tr>, its cells and the values in them.
  #drawn = new Map();
  #changed = new Set();
  #laidOut = false;
  #ordered = false;
  #frame = 0;
  #marks = new Map();
  #sweeping = 0;
  #turn = 0;

  #state = make('p', { className: 'state' });
  #caption = make('caption');
  #head = make('tr');
  #body = make('tbody');
  #empty = make('p', { className: 'empty', textContent: 'Nothing yet. Rows appear here by themselves.', hidden: true });
  #table = make('table', {}, this.#caption, make('thead', {}, this.#head), this.#body);

  constructor() {
    super();
    this.#state.setAttribute('role', 'status');
    // A link, and not the sheet's text: a foreign page needs no permission to read it, only to use it.
    this.attachShadow({ mode: 'open' }).append(
      make('link', { rel: 'stylesheet', href: STYLE }), this.#state, make('div', { className: 'scroll' }, this.#table), this.#empty,
      // What the server put into the page is read until the first snapshot is there.
      make('slot'));
    this.#table.hidden = true;
  }

  connectedCallback() {
    this.#head.addEventListener('click', this.#sortBy);
    document.addEventListener('visibilitychange', this.#schedule);
    this.#follow();
  }

  disconnectedCallback() {
    this.#head.removeEventListener('click', this.#sortBy);
    document.removeEventListener('visibilitychange', this.#schedule);
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#sweeping);
    this.#frame = this.#sweeping = 0;
    this.#source?.stop();
    this.#source = null;
  }

  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name === 'topic' || name === 'origin') {
      this.#follow();
      return;
    }
    if (name === 'columns' || name === 'key') this.#laidOut = false;
    this.#ordered = false;
    this.#schedule();
  }

  #follow() {
    this.#source?.stop();
    this.#rows.clear();
    this.#clear();
    const source = this.#source = new HeraldSource(this.getAttribute('topic'), { origin: this.getAttribute('origin') ?? undefined });
    source.addEventListener('state', ({ detail }) => this.#tell(detail));
    source.addEventListener('snapshot', ({ detail }) => this.#begin(detail));
    source.addEventListener('event', ({ detail }) => this.#apply(detail));
    source.start();
  }

  #tell(state) {
    if (this.#state.dataset.state === state) return;
    this.#state.dataset.state = state;
    this.#state.textContent = WORDS[state] ?? state;
  }

  /** After a reset too: what is on the screen stays, and only what differs is drawn. */
  #begin({ title = '', rows = [] }) {
    this.replaceChildren();
    const before = this.#rows;
    this.#title = title;
    this.#rows = new Map(rows.map(row => [row.key, row]));
    for (const key of [...before.keys(), ...this.#rows.keys()]) this.#changed.add(key);
    this.#ordered = false;
    this.#schedule();
  }

  #apply({ event, data }) {
    if (event === 'row.put') this.#rows.set(data.key, data);
    else if (event === 'row.remove') this.#rows.delete(data.key);
    else return;
    this.#changed.add(data.key);
    this.#schedule();
  }

  /** A frame comes only when somebody sees the page; what changed meanwhile is then drawn once, as it is. */
  #schedule = () => {
    if (document.hidden) {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    } else {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    }
  };

  #clear() {
    this.#columns = [];
    this.#drawn.clear();
    this.#changed.clear();
    this.#marks.clear();
    this.#body.replaceChildren();
    this.#head.replaceChildren();
    this.#laidOut = false;
  }

  #draw() {
    const caption = this.getAttribute('caption') ?? this.#title;
    if (this.#caption.textContent !== caption) this.#caption.textContent = caption;
    this.#empty.hidden = this.#rows.size > 0;
    this.#table.hidden = this.#rows.size === 0;
    if (!this.#laidOut) this.#layOut();
    if (!this.#laidOut) return;
    this.#widen();
    const later = this.#drawn.size > 0;
    const changes = [...this.#changed];
    this.#changed.clear();
    for (const key of changes) {
      const row = this.#rows.get(key);
      if (row) this.#drawRow(key, row, later);
      else this.#dropRow(key);
    }
    this.#order();
    this.#sweep();
  }

  #layOut() {
    if (this.#rows.size === 0) return;
    const found = columns(this.getAttribute('columns'), this.#rows.values());
    const label = this.getAttribute('key');
    if (found.length === 0 && label === null) return;
    this.#clear();
    this.#columns = found;
    this.#changed = new Set(this.#rows.keys());
    if (label !== null) this.#head.append(this.#heading('', label || 'Key'));
    for (const { field, label: name } of found) this.#head.append(this.#heading(field, name));
    this.#laidOut = true;
    this.#ordered = false;
  }

  #heading(field, label) {
    const button = make('button', { type: 'button' }, label);
    const heading = make('th', { scope: 'col' }, button);
    heading.dataset.field = field;
    return heading;
  }

  /** Before anything is drawn: one number with more decimals changes how a whole column is written. */
  #widen() {
    for (const column of this.#columns) {
      let widened = false;
      for (const key of this.#changed) widened = column.widens(this.#rows.get(key)?.fields[column.field]) || widened;
      if (widened) {
        for (const [key, { cells, values }] of this.#drawn) {
          const place = this.#columns.indexOf(column);
          if (this.#rows.has(key)) cells[place].textContent = column.text(values[place], this.#language);
        }
      }
    }
  }

  get #language() {
    return this.closest('[lang]')?.lang || undefined;
  }

  /** @param later whether a row that comes now is to be seen coming */
  #drawRow(key, { fields }, later) {
    const known = this.#drawn.get(key);
    const drawn = known ?? this.#makeRow(key);
    if (!known && later) drawn.row.className = 'fresh';
    if (!known) this.#ordered = false;
    this.#columns.forEach((column, place) => {
      const before = drawn.values[place];
      const value = fields[column.field] ?? null;
      if (known && before === value) return;
      const cell = drawn.cells[place];
      cell.textContent = column.text(value, this.#language);
      cell.classList.toggle('number', typeof value === 'number');
      if (typeof value === 'string') cell.dir = 'auto';
      drawn.values[place] = value;
      if (known) this.#mark(cell, before, value);
      if (column.field === this.#sort.field) this.#ordered = false;
    });
  }

  #makeRow(key) {
    const row = make('tr');
    const label = this.getAttribute('key');
    if (label !== null) row.append(make('th', { scope: 'row', textContent: key }));
    const cells = this.#columns.map((column, place) => {
      const first = place === 0 && label === null;
      return make(first ? 'th' : 'td', first ? { scope: 'row' } : {});
    });
    row.append(...cells);
    const drawn = { row, cells, values: cells.map(() => null) };
    this.#drawn.set(key, drawn);
    return drawn;
  }

  #dropRow(key) {
    const drawn = this.#drawn.get(key);
    drawn?.row.remove();
    drawn?.cells.forEach(cell => this.#marks.delete(cell));
    this.#drawn.delete(key);
  }

  /** Two names for each flash, by turns: with another name it begins again without a pass over the layout. */
  #mark(cell, before, after) {
    const numbers = typeof before === 'number' && typeof after === 'number';
    cell.dataset.change = numbers ? (after > before ? 'up' : 'down') : 'other';
    cell.dataset.turn = String(this.#turn ^= 1);
    this.#marks.delete(cell);
    this.#marks.set(cell, performance.now() + MARKED);
  }

  /** Takes the marks off again: one timer for all, due when the oldest is. */
  #sweep() {
    if (this.#sweeping || this.#marks.size === 0) return;
    const [due] = this.#marks.values();
    this.#sweeping = setTimeout(() => {
      this.#sweeping = 0;
      const now = performance.now();
      for (const [cell, end] of this.#marks) {
        if (end > now) break;
        delete cell.dataset.change;
        this.#marks.delete(cell);
      }
      this.#sweep();
    }, Math.max(100, due - performance.now()));
  }

  /** By which field, none for the keys. */
  get #sort() {
    const sort = this.getAttribute('sort') ?? '';
    const falling = sort.startsWith('-');
    return { field: falling ? sort.slice(1) : sort, falling };
  }

  #order() {
    if (this.#ordered) return;
    this.#ordered = true;
    const { field, falling } = this.#sort;
    const sorted = [...this.#rows.values()].sort((one, other) =>
      (field && this.#compareBy(field, falling, one, other)) || (one.key < other.key ? -1 : 1));
    if (field === '' && falling) sorted.reverse();
    sorted.forEach(({ key }, place) => {
      const { row } = this.#drawn.get(key);
      if (this.#body.children[place] !== row) this.#body.insertBefore(row, this.#body.children[place] ?? null);
    });
    for (const heading of this.#head.cells) {
      const sorts = heading.dataset.field === field && (field !== '' || this.hasAttribute('sort'));
      if (sorts) heading.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
      else heading.removeAttribute('aria-sort');
      heading.classList.toggle('number', this.#columns.some(column => column.numeric && column.field === heading.dataset.field));
    }
  }

  /** What says nothing stands at the end either way. */
  #compareBy(field, falling, one, other) {
    const [first, second] = [one.fields[field], other.fields[field]];
    const order = compare(first, second);
    const missing = (first ?? null) === null || (second ?? null) === null;
    return falling && !missing ? -order : order;
  }

  #sortBy = ({ target }) => {
    const field = target.closest('th')?.dataset.field;
    if (field === undefined) return;
    this.setAttribute('sort', this.getAttribute('sort') === field ? `-${field}` : field);
  };
}

customElements.define('herald-table', HeraldTable);
