import { bytes, count, seconds, share, span } from './figures.js';
import { badge, MEASURES, show } from './measures.js';
import { Sparkline } from './sparkline.js';

/** What a card shows: the label, the text, and which column of the hour goes beside it, on a scale of at least so much. */
const ROWS = [
  ['CPU', ({ vitals, measures }) => share(measures?.cpu?.value ?? Math.max(vitals.cpu ?? NaN, vitals.system ?? vitals.cpu ?? NaN)), 'cpu', 1],
  ['Heap', ({ vitals, measures }) => `${measures?.heap ? share(measures.heap.value) : bytes(vitals.heapLive)} of ${bytes(vitals.heapMax)}`, 'heap', 1],
  ['Readers', ({ vitals }) => `${count(vitals.readers)} of ${count(vitals.readersMax)}`, 'readers', 10],
  ['Events', ({ vitals }) => `${count(vitals.events)} a second`, 'events', 10],
  ['Deliveries', ({ vitals }) => `${count(vitals.deliveries)} a second`, 'deliveries', 10],
  ['Latency', ({ vitals }) => `${seconds(vitals.p50)}, p99 ${seconds(vitals.p99)}`, 'p99', 0.1],
  ['Journal lag', ({ vitals }) => count(vitals.lag), 'lag', 10],
  ['GC time', ({ vitals }) => share(vitals.gc)],
  ['Disk free', ({ vitals }) => `${bytes(vitals.diskFree)} of ${bytes(vitals.diskTotal)}`, null, 0, 'diskTotal'],
  ['Memory free', ({ vitals }) => `${bytes(vitals.memoryFree)} of ${bytes(vitals.memoryTotal)}`, null, 0, 'memoryTotal'],
  ['Threads', ({ vitals }) => count(vitals.threads)],
  ['Open files', ({ vitals }) => (vitals.filesMax ? `${count(vitals.filesOpen)} of ${count(vitals.filesMax)}` : count(vitals.filesOpen)), null, 0, 'filesOpen'],
];

function make(name, text = '', className = '') {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

/** Only what changed: whoever has marked a number, or listens to it, is not disturbed each second. */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** One node, or the sum of all. */
export class NodeCard {
  element = make('article', '', 'node');
  #title = make('h2');
  #level = badge('ok');
  #why = make('p', '', 'why');
  #foot = make('p', '', 'foot');
  #rows;

  constructor(id) {
    this.#title.id = `node-${id}`;
    this.element.setAttribute('aria-labelledby', this.#title.id);
    const head = make('header');
    head.append(this.#title, this.#level);
    const list = make('dl');
    this.#rows = ROWS.map(([label, text, column, least, needed]) => {
      const row = make('div');
      const number = make('dd');
      row.append(make('dt', label), number);
      const spark = column ? new Sparkline() : null;
      if (spark) row.append(spark.element);
      list.append(row);
      return { row, number, text, column, least, needed, spark };
    });
    this.element.append(head, this.#why, list, this.#foot);
  }

  /** @param columns of the hour, if there are any of it */
  draw({ title, node, columns }) {
    write(this.#title, title);
    show(this.#level, node.level);
    this.element.dataset.level = node.level;
    write(this.#why, NodeCard.#reasons(node));
    for (const { row, number, text, column, least, needed, spark } of this.#rows) {
      // What cannot be known there has no row.
      row.hidden = Boolean(needed) && node.vitals[needed] === undefined;
      write(number, text(node));
      if (spark && columns) spark.draw(columns[column], least);
    }
    const { java, server, uptime } = node.vitals;
    write(this.#foot, [server, java && `Java ${java}`, Number.isFinite(uptime) && `up ${span(uptime)}`].filter(Boolean).join(' · '));
  }

  static #reasons({ state, measures = {} }) {
    const bad = Object.entries(measures).filter(([, { level }]) => level !== 'ok')
      .map(([measure, { value }]) => `${MEASURES[measure]?.[0] ?? measure}: ${(MEASURES[measure]?.[1] ?? count)(value)}`);
    if (state === 'gone') bad.unshift('Gone without a word');
    return bad.join(' · ');
  }
}
