const COLUMNS = {
  cpu: node => node.measures.cpu?.value,
  heap: node => node.measures.heap?.value,
  readers: node => node.vitals.readers,
  events: node => node.vitals.events,
  deliveries: node => node.vitals.deliveries,
  p50: node => node.vitals.p50,
  p99: node => node.vitals.p99,
  lag: node => node.vitals.lag,
};

/** Seconds. */
const LEAST_SPAN = 120;

const value = number => (Number.isFinite(number) ? number : null);

/** The last hour of all nodes: one row of times, and for each node a column of each figure beside it. */
export class Hour {
  times = [];
  nodes = [];
  #step;
  #most;

  /** @param history as GET /api/monitor/history gives it */
  constructor(history) {
    this.#step = history.step;
    this.#most = 3_600 / history.step;
    const samples = history.nodes[0]?.cpu.length ?? 0;
    this.times = Array.from({ length: samples }, (_, i) => history.from + i * history.step);
    this.nodes = history.nodes;
  }

  /** Seconds that are worth a look: since the first sample, two minutes at least. */
  get span() {
    const first = this.times.findIndex((_, at) => this.nodes.some(node => Number.isFinite(node.readers[at])));
    return first < 0 ? LEAST_SPAN : Math.max(LEAST_SPAN, this.times.at(-1) - this.times[first]);
  }

  /** The picture of now is the last sample until the next begins. @returns whether there are other nodes */
  add(picture) {
    const time = Math.floor(Date.parse(picture.time) / 1_000 / this.#step) * this.#step;
    while (this.times.length > 0 && this.times.at(-1) < time) this.#extend(this.times.at(-1) + this.#step);
    if (this.times.length === 0) this.#extend(time);
    const before = this.nodes.map(({ id }) => id).join(' ');
    for (const node of picture.nodes) {
      if (node.state === 'gone') continue;
      const known = this.nodes.find(one => one.id === node.id) ?? this.#meet(node);
      for (const [column, read] of Object.entries(COLUMNS)) known[column][known[column].length - 1] = value(read(node));
    }
    // A node has another id after each start.
    this.nodes = this.nodes.filter(node => Object.keys(COLUMNS).some(column => node[column].some(Number.isFinite)));
    return this.nodes.map(({ id }) => id).join(' ') !== before;
  }

  #meet({ id, name }) {
    const node = { id, name };
    for (const column of Object.keys(COLUMNS)) node[column] = this.times.map(() => null);
    this.nodes.push(node);
    this.nodes.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return node;
  }

  #extend(time) {
    const full = this.times.push(time) > this.#most;
    if (full) this.times.shift();
    for (const node of this.nodes) {
      for (const column of Object.keys(COLUMNS)) {
        node[column].push(null);
        if (full) node[column].shift();
      }
    }
  }
}
