const DASHES = [[], [7, 3], [2, 2], [9, 3, 2, 3]];
const COLOURS = 6;
const HEIGHT = 180;
const LEVELS = ['careful', 'warning', 'critical'];
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function cell(row, name, text) {
  const made = row.appendChild(document.createElement(name));
  made.textContent = text;
  return made;
}

/** One figure of all nodes over the last hour: the lines for the eye, and the same in a table, which is their legend. */
export class Chart {
  element = document.createElement('figure');
  #options;
  #canvas = document.createElement('div');
  #table = document.createElement('table');
  #rows = [];
  #plot = null;
  #steps = [];
  #watch = new ResizeObserver(() => this.#fit());

  /**
   * @param columns what is drawn of each node, the first with the table's figures
   * @param least of the scale's upper end; most, if it is fixed
   * @param dots whether single samples are seen too, where most have none
   */
  constructor({ title, columns, write, least, most, dots = false }) {
    this.#options = { title, columns, write, least, most, dots };
    this.element.className = 'chart';
    const caption = this.element.appendChild(document.createElement('figcaption'));
    caption.textContent = title;
    // The table says the same.
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.#canvas.className = 'lines';
    this.element.append(this.#canvas, this.#table);
    this.#watch.observe(this.#canvas);
  }

  /** @param steps from where on it is careful, warning and critical; none, if nothing of it is */
  steps(steps) {
    this.#steps = steps;
  }

  /** New lines: for other nodes, or in other colours. */
  remake(hour) {
    this.#plot?.destroy();
    const { columns, write, dots } = this.#options;
    const ink = colour('--soft');
    const line = colour('--line');
    const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: '12px system-ui' };
    this.#plot = new window.uPlot({
      width: Math.max(200, this.#canvas.clientWidth), height: HEIGHT, legend: { show: false }, cursor: { show: false }, select: { show: false },
      scales: { x: { time: true, range: () => [(hour.times.at(-1) ?? 0) - hour.span, hour.times.at(-1) ?? 0] }, y: { range: (plot, min, max) => [0, this.#top(max)] } },
      axes: [
        { ...axis, space: 60, values: (plot, times) => times.map(time => CLOCK.format(time * 1_000)) },
        { ...axis, size: 62, space: 36, values: (plot, values) => values.map(write) },
      ],
      series: [{}, ...columns.flatMap((column, thin) => hour.nodes.map((node, i) => ({
        label: node.name, stroke: colour(`--series-${i % COLOURS + 1}`), width: thin ? 1 : 2,
        dash: thin ? [1, 3] : DASHES[Math.floor(i / COLOURS) % DASHES.length], points: { show: dots, size: thin ? 2 : 4 },
      })))],
      hooks: { draw: [plot => this.#drawSteps(plot)] },
    }, this.#data(hour), this.#canvas);
    this.#makeTable(hour);
    this.draw(hour);
  }

  draw(hour) {
    const { columns, write } = this.#options;
    this.#plot.setData(this.#data(hour));
    hour.nodes.forEach((node, i) => {
      const values = node[columns[0]].filter(Number.isFinite);
      const texts = [node[columns[0]].at(-1), Math.min(...values), Math.max(...values)].map(value => write(value ?? NaN));
      this.#rows[i].forEach((shown, k) => {
        if (shown.textContent !== texts[k]) shown.textContent = texts[k];
      });
    });
  }

  #data(hour) {
    return [hour.times, ...this.#options.columns.flatMap(column => hour.nodes.map(node => node[column]))];
  }

  #top(max) {
    const { least, most } = this.#options;
    return most ?? Math.max(least, (Number.isFinite(max) ? max : 0) * 1.1);
  }

  #fit() {
    const width = this.#canvas.clientWidth;
    if (this.#plot && width > 0 && width !== this.#plot.width) this.#plot.setSize({ width, height: HEIGHT });
  }

  #drawSteps(plot) {
    const { ctx, bbox } = plot;
    this.#steps.forEach((step, i) => {
      if (step > plot.scales.y.max) return;
      const y = Math.round(plot.valToPos(step, 'y', true));
      ctx.save();
      ctx.strokeStyle = ctx.fillStyle = colour(`--${LEVELS[i]}`);
      ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.font = `${10 * devicePixelRatio}px system-ui`;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'bottom';
      // Side by side: the steps are often near each other.
      ctx.fillText(LEVELS[i], bbox.left + (4 + 52 * i) * devicePixelRatio, y - 1);
      ctx.restore();
    });
  }

  #makeTable(hour) {
    const { title, write } = this.#options;
    this.#table.replaceChildren();
    this.#table.setAttribute('aria-label', title);
    if (this.#steps.length > 0) {
      const words = LEVELS.map((level, i) => `${level} from ${write(this.#steps[i])}`).join(', ');
      this.#table.createCaption().textContent = words[0].toUpperCase() + words.slice(1);
    }
    const head = this.#table.createTHead().insertRow();
    for (const label of ['Node', 'Now', 'Least', 'Most']) cell(head, 'th', label).scope = 'col';
    const body = this.#table.createTBody();
    this.#rows = hour.nodes.map((node, i) => {
      const row = body.insertRow();
      const name = cell(row, 'th', node.name);
      name.scope = 'row';
      name.dataset.series = i % COLOURS + 1;
      return ['now', 'least', 'most'].map(() => cell(row, 'td', ''));
    });
  }
}
