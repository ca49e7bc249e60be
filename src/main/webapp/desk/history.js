import { element } from '/elements/element.js';
import { headline } from '/elements/ninjs.js';
import { inOne } from './compare.js';
import { closer, open } from './dialog.js';
import { valuesOf } from './document.js';
import { inZone } from './moment.js';

const VERBS = {
  'news.publish': 'Published', 'news.update': 'Updated', 'news.correct': 'Corrected', 'news.withhold': 'Withheld', 'news.kill': 'Killed',
};
const SILENT = { draft: 'Saved as draft', scheduled: 'Scheduled', withheld: 'Held back', canceled: 'Discarded', usable: 'Published' };

const verb = ({ event, status }) => VERBS[event] ?? SILENT[status];
const line = one => `Version ${one.version}: ${verb(one)}, ${inZone(one.created)}, ${one.by}`;

/** All versions of an item, and what differs between any two. */
export function showHistory(entry, versions) {
  const newestFirst = [...versions].reverse();
  const before = select('From', newestFirst, newestFirst[1] ?? newestFirst[0]);
  const after = select('To', newestFirst, newestFirst[0]);
  const difference = element('div', { class: 'difference', role: 'region', 'aria-label': 'What differs', 'aria-live': 'polite' });
  const draw = () => {
    const [one, other] = [before, after].map(({ field }) => versions.find(({ version }) => version === field.value));
    difference.replaceChildren(...inOne(valuesOf(one.item), valuesOf(other.item)));
    for (const button of chosen.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.version === after.field.value));
    }
  };
  const chosen = element('ol', { class: 'versions', reversed: 'reversed' }, ...newestFirst.map((one, place) => {
    const button = element('button', { type: 'button', class: 'plain', 'data-version': one.version },
      element('strong', {}, verb(one)), ` version ${one.version} `, element('span', { class: 'hint' }, `${inZone(one.created)} · ${one.by}`));
    button.addEventListener('click', () => {
      after.field.value = one.version;
      before.field.value = (newestFirst[place + 1] ?? one).version;
      draw();
    });
    return element('li', {}, button);
  }));
  for (const { field } of [before, after]) field.addEventListener('change', draw);
  draw();
  open({
    title: 'Versions',
    parts: [element('p', { class: 'quoted', dir: 'auto' }, headline(entry.item)), chosen,
      element('div', { class: 'pair' }, before.label, after.label), difference],
    actions: [closer('Close')],
    kind: 'wide history',
  });
}

function select(name, versions, chosen) {
  const field = element('select', {}, ...versions.map(one => element('option', { value: one.version }, line(one))));
  field.value = chosen.version;
  return { field, label: element('label', {}, name, field) };
}
