const SVG = 'http://www.w3.org/2000/svg';
const SAMPLES = 120;
const WIDTH = 100;
const HEIGHT = 24;

/** A small line of the last ten minutes, for the eye only: the number stands beside it. */
export class Sparkline {
  element = document.createElementNS(SVG, 'svg');
  #line = document.createElementNS(SVG, 'path');

  constructor() {
    this.element.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    this.element.setAttribute('preserveAspectRatio', 'none');
    this.element.setAttribute('class', 'spark');
    this.element.setAttribute('aria-hidden', 'true');
    this.element.append(this.#line);
  }

  /** @param least of the scale's upper end, so that a little noise does not look like a mountain */
  draw(column, least) {
    const values = column.slice(-SAMPLES);
    const top = Math.max(least, ...values.filter(Number.isFinite));
    const offset = SAMPLES - values.length;
    let path = '';
    let pen = 'M';
    values.forEach((value, i) => {
      if (Number.isFinite(value)) {
        const x = (offset + i) * WIDTH / (SAMPLES - 1);
        path += `${pen}${x.toFixed(1)} ${(HEIGHT - 1 - value / top * (HEIGHT - 2)).toFixed(1)}`;
      }
      pen = Number.isFinite(value) ? 'L' : 'M';
    });
    this.#line.setAttribute('d', path);
  }
}
