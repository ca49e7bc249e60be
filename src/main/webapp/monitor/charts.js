import { Chart } from './chart.js';
import { count, seconds, share } from './figures.js';

const CHARTS = [
  ['cpu', { title: 'CPU', columns: ['cpu'], write: share, most: 1 }],
  ['heap', { title: 'Heap in use after the last collection', columns: ['heap'], write: share, most: 1 }],
  ['readers', { title: 'Readers', columns: ['readers'], write: count, least: 10 }],
  ['', { title: 'Events a second', columns: ['events'], write: count, least: 10 }],
  ['latency', { title: 'Latency: p99, and p50 dotted', columns: ['p99', 'p50'], write: seconds, least: 0.1, dots: true }],
  ['lag', { title: 'Journal lag in events', columns: ['lag'], write: count, least: 10 }],
];

/** The charts of the page, of one hour. */
export class Charts {
  #charts = CHARTS.map(([measure, options]) => ({ measure, chart: new Chart(options) }));
  #hour;

  constructor(place, hour) {
    this.#hour = hour;
    place.replaceChildren(...this.#charts.map(({ chart }) => chart.element));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#remake());
  }

  /** @param thresholds by measure; those of readers are shares of the most that a node takes */
  begin(thresholds, readersMax) {
    for (const { measure, chart } of this.#charts) {
      const steps = thresholds[measure] ?? [];
      chart.steps(measure === 'readers' ? steps.map(step => step * readersMax) : steps);
    }
    this.#remake();
  }

  /** @param isOther whether there is another node than before */
  draw(isOther) {
    if (isOther) this.#remake();
    else for (const { chart } of this.#charts) chart.draw(this.#hour);
  }

  #remake() {
    for (const { chart } of this.#charts) chart.remake(this.#hour);
  }
}
