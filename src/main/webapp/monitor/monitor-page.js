import { AlertList } from './alert-list.js';
import { monitor } from './api.js';
import { Charts } from './charts.js';
import { Hour } from './hour.js';
import { isWorse, MEASURES, word } from './measures.js';
import { NodeCard } from './node-card.js';
import { MonitorSource } from './source.js';
import { Session } from '/desk/session.js';

const find = selector => document.querySelector(selector);
const state = find('#state');
const critical = find('#critical');
const alerts = new AlertList(find('#alerts'), find('#no-alerts'));

const STATES = { live: 'Live', asking: 'Asking every two seconds: the stream is silent', offline: 'Herald cannot be reached',
  refused: 'The session has ended' };

const cards = new Map();
let hour;
let charts;
let others = '';

const session = new Session(find('#sign-in'), find('#choose-password'), ['#board', '#who', '#sign-out'].map(find));

session.addEventListener('begin', async ({ detail: { again } }) => {
  if (again) {
    location.reload();
    return;
  }
  find('#who').textContent = session.user;
  try {
    begin(...await Promise.all([monitor.now(), monitor.history()]));
    find('#monitor').focus();
  } catch (problem) {
    find('#board').hidden = true;
    critical.textContent = problem.status === 403 ? 'This account may not see the monitor: it needs the role operator.' : problem.message;
  }
});

find('#sign-out').addEventListener('click', async () => {
  await session.end().catch(problem => { critical.textContent = problem.message; });
  location.reload();
});

function begin(now, history) {
  hour = new Hour(history);
  charts = new Charts(find('#charts'), hour);
  hour.add(now);
  charts.begin(now.thresholds, Math.max(...now.nodes.map(node => node.vitals.readersMax ?? 0)));
  show(now);
  const source = new MonitorSource();
  source.addEventListener('picture', ({ detail }) => show(detail));
  source.addEventListener('alert', ({ detail }) => alerts.add(detail));
  source.addEventListener('state', ({ detail }) => {
    state.dataset.state = detail;
    state.textContent = STATES[detail];
    if (detail === 'refused') session.refused();
  });
  source.addEventListener('opened', () => monitor.now().then(fresh => alerts.set(fresh.alerts), () => {}));
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

session.look();
