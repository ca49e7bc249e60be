import { count, seconds, share } from './figures.js';

/** What has a level: its name, and how its values are written. */
export const MEASURES = {
  cpu: ['CPU', share],
  heap: ['Heap', share],
  disk: ['Disk', share],
  threads: ['Threads', count],
  readers: ['Readers', share],
  lag: ['Journal lag', count],
  latency: ['Latency p99', seconds],
  tail: ['Reading the journal', value => (value > 0 ? 'no' : 'yes')],
  seen: ['Last heard of', value => `${seconds(value)} ago`],
};

const WORDS = { ok: 'OK', careful: 'Careful', warning: 'Warning', critical: 'Critical' };
const WORST_LAST = Object.keys(WORDS);

export const word = level => WORDS[level] ?? level;

export const isWorse = (level, than) => WORST_LAST.indexOf(level) > WORST_LAST.indexOf(than);

/** The word with its colour and its shape, which the style makes of the level. */
export function badge(level) {
  const shown = document.createElement('span');
  shown.className = 'level';
  show(shown, level);
  return shown;
}

export function show(shown, level) {
  if (shown.dataset.level === level) return;
  shown.dataset.level = level;
  shown.textContent = word(level);
}
