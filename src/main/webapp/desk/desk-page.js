import { HeraldSource } from '/elements/herald.js';
import { headline } from '/elements/ninjs.js';
import { Api } from './api.js';
import { ask } from './ask.js';
import { clearFaults, showFaults } from './faults.js';
import { ItemList } from './item-list.js';
import { WriteForm } from './write-form.js';

const find = selector => document.querySelector(selector);
const signIn = find('#sign-in');
const topicChoice = find('#topic');
const told = find('#told');
const state = find('#state');
const topicDialog = find('#topic-dialog');
const makeTopic = find('#make-topic');
const form = new WriteForm(find('#write'));
const list = new ItemList(find('#items'), find('#none'));

const STATES = { connecting: 'Connecting…', live: 'Live', reconnecting: 'Reconnecting…', offline: 'Offline', missing: 'No such topic' };
const CONSEQUENCES = {
  kill: {
    title: 'Kill this item?', yes: 'Kill it',
    consequence: 'Its text is erased everywhere, for every reader and from the history, at once and for good. '
      + 'Readers see only that it was killed. It cannot be published again.',
  },
  withhold: {
    title: 'Withhold this item?', yes: 'Withhold it',
    consequence: 'Readers lose its text at once and see that it is withheld. You can publish it again.',
  },
};
const DONE = { publish: 'Published.', withhold: 'Withheld.', kill: 'Killed.', pin: 'Pinned.', unpin: 'Unpinned.' };

let api = null;
let source = null;
let pinned = [];
let entries = [];
let relisting = 0;
let listing = 0;

const topic = () => topicChoice.value;

signIn.addEventListener('submit', async event => {
  event.preventDefault();
  const { name, password } = signIn.elements;
  clearFaults(signIn);
  try {
    const wanted = new Api(name.value, password.value);
    await showTopics(wanted);
    api = wanted;
    password.value = '';
    find('#who').textContent = name.value;
    for (const shown of ['#newsroom', '#who', '#sign-out']) find(shown).hidden = false;
    signIn.hidden = true;
    follow();
    if (topic()) find('#write').elements.headline.focus();
    else openTopicDialog();
  } catch (problem) {
    showFaults(signIn, problem);
  }
});

// Forgets the credentials with everything else.
find('#sign-out').addEventListener('click', () => location.reload());

async function showTopics(using, wanted = new URLSearchParams(location.search).get('topic')) {
  const topics = (await using.topics()).filter(one => one.kind === 'news');
  topicChoice.replaceChildren(...topics.map(one => new Option(one.title, one.name, false, one.name === wanted)));
}

topicChoice.addEventListener('change', follow);

function follow() {
  source?.stop();
  pinned = [];
  entries = [];
  list.draw(entries, pinned);
  find('#write').hidden = !topic();
  if (!topic()) return;
  find('#see').href = `/?topic=${encodeURIComponent(topic())}`;
  form.use(api, topic());
  source = new HeraldSource(topic());
  source.addEventListener('snapshot', ({ detail }) => arrange(detail.board));
  // Of this desk and of every other: one list for a burst of events.
  source.addEventListener('event', ({ detail: { event, data } }) => (event === 'board' ? arrange(data) : soon()));
  source.addEventListener('state', ({ detail }) => {
    state.dataset.state = detail;
    state.textContent = STATES[detail];
  });
  source.start();
  relist();
}

function arrange(board) {
  pinned = board?.pinned ?? [];
  list.draw(entries, pinned, form.id);
}

function soon() {
  clearTimeout(relisting);
  relisting = setTimeout(relist, 250);
}

async function relist() {
  const mine = ++listing;
  try {
    const fresh = await api.items(topic());
    if (mine !== listing) return;
    entries = fresh;
    list.draw(entries, pinned, form.id);
  } catch (problem) {
    if (mine === listing) told.textContent = problem.message;
  }
}

form.addEventListener('changed', () => list.draw(entries, pinned, form.id));
form.addEventListener('saved', ({ detail }) => {
  told.textContent = detail;
  relist();
});

list.addEventListener('verb', async ({ detail: { verb, entry } }) => {
  if (verb === 'edit' || verb === 'correct') {
    form.edit(entry, verb === 'correct');
    return;
  }
  const question = CONSEQUENCES[verb];
  if (question && !await ask({ ...question, headline: headline(entry.item) })) return;
  try {
    await api.act(entry.id, verb, entry.item.version);
    told.textContent = DONE[verb];
    if (form.id === entry.id) form.clear();
  } catch (problem) {
    told.textContent = problem.status === 412
      ? 'Somebody else changed this item meanwhile. Look at it again first.' : problem.message;
  }
  relist();
});

function openTopicDialog() {
  makeTopic.reset();
  clearFaults(makeTopic);
  topicDialog.showModal();
}

find('#new-topic').addEventListener('click', openTopicDialog);
topicDialog.querySelector('[data-close]').addEventListener('click', () => topicDialog.close());

// The name follows the title until somebody writes one.
makeTopic.elements.title.addEventListener('input', () => {
  const { title, name } = makeTopic.elements;
  if (!name.dataset.own) {
    name.value = title.value.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim().replace(/ /g, '-').slice(0, 64);
  }
});
makeTopic.elements.name.addEventListener('input', ({ target }) => { target.dataset.own = target.value; });

makeTopic.addEventListener('submit', async event => {
  event.preventDefault();
  const { name, title } = makeTopic.elements;
  try {
    await api.makeTopic(name.value, title.value);
    await showTopics(api, name.value);
    topicDialog.close();
    follow();
    find('#write').elements.headline.focus();
  } catch (problem) {
    showFaults(makeTopic, problem);
  }
});
