import { AlertList } from './alert-list.js';
import { MonitorApi } from './api.js';
import { Charts } from './charts.js';
import { Hour } from './hour.js';
import { isWorse, MEASURES, word } from './measures.js';
import { NodeCard } from './node-card.js';
import { MonitorSource } from './source.js';

const find = selector => document.querySelector(selector);
const signIn = find('#sign-in');
const state = find('#state');
const critical = find('#critical');
const alerts = new AlertList(find('#alerts'), find('#no-alerts'));

const STATES = { live: 'Live', asking: 'Asking every two seconds: the stream is silent', offline: 'Herald cannot be reached',
  refused: 'Sign in again: the name or the password is not known any more' };

const cards = new Map();
let hour;
let charts;
let others = '';

signIn.addEventListener('submit', async event => {
  event.preventDefault();
  const { name, password } = signIn.elements;
  const fault = signIn.querySelector('[data-fault]');
  const button = signIn.querySelector('button');
  fault.textContent = '';
  button.disabled = true;
  try {
    const api = new MonitorApi(name.value, password.value);
    const [now, history] = await Promise.all([api.now(), api.history()]);
    password.value = '';
    find('#who').textContent = name.value;
    for (const shown of ['#board', '#who', '#sign-out']) find(shown).hidden = false;
    signIn.hidden = true;
    begin(api, now, history);
    find('#monitor').focus();
  } catch (problem) {
    fault.textContent = problem.status === 403 ? 'This account may not see the monitor: it needs the role operator.' : problem.message;
  } finally {
    button.disabled = false;
  }
});

signIn.querySelector('button').disabled = false;

// Forgets the credentials with everything else.
find('#sign-out').addEventListener('click', () => location.reload());

function begin(api, now, history) {
  hour = new Hour(history);
  charts = new Charts(find('#charts'), hour);
  hour.add(now);
  charts.begin(now.thresholds, Math.max(...now.nodes.map(node => node.vitals.readersMax ?? 0)));
  show(now);
  const source = new MonitorSource(api);
  source.addEventListener('picture', ({ detail }) => show(detail));
  source.addEventListener('alert', ({ detail }) => alerts.add(detail));
  source.addEventListener('state', ({ detail }) => {
    state.dataset.state = detail;
    state.textContent = STATES[detail];
  });
  source.addEventListener('opened', () => api.now().then(fresh => alerts.set(fresh.alerts), () => {}));
  source.start();
}

function show(picture) {
  if (picture.alerts) alerts.set(picture.alerts);
  charts.draw(hour.add(picture));
  drawCards(picture);
  document.title = `${word(picture.sum.level)} · Monitor · Herald`;
  announce(picture);
}

function drawCards({ nodes, sum }) {
  const shown = nodes.map(node => ({ id: node.id, title: node.self ? `${node.name} (this one)` : node.name, node }));
  if (nodes.length > 1) {
    shown.unshift({ id: 'all', title: 'All nodes', node: sum });
  }
  const ids = shown.map(({ id }) => id).join(' ');
  for (const { id, title, node } of shown) {
    if (!cards.has(id)) cards.set(id, new NodeCard(id));
    cards.get(id).draw({ title, node, columns: hour.nodes.find(one => one.id === id) });
  }
  if (ids !== others) {
    others = ids;
    for (const id of cards.keys()) if (!shown.some(one => one.id === id)) cards.delete(id);
    find('#nodes').replaceChildren(...shown.map(({ id }) => cards.get(id).element));
  }
}

/** Said at once, and once: the text changes only when something else is critical. */
function announce({ nodes }) {
  const bad = nodes.flatMap(({ name, measures }) => Object.entries(measures)
    .filter(([, { level }]) => !isWorse('critical', level))
    .map(([measure]) => `${name}: ${MEASURES[measure]?.[0] ?? measure}`));
  const text = bad.length > 0 ? `Critical: ${bad.join(', ')}` : '';
  if (critical.textContent !== text) critical.textContent = text;
}
