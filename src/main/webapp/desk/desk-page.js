import { Api } from './api.js';
import { ask } from './ask.js';
import { Problem } from './call.js';
import { Editor } from './editor.js';
import { Fields } from './fields.js';
import { showHistory } from './history.js';
import { ItemsView } from './items-view.js';
import { Kept } from './kept.js';
import { askForLink } from './link.js';
import { Offers } from './offers.js';
import { PictureField } from './picture-field.js';
import { Presence, told as toldOf } from './presence.js';
import { preview } from './preview.js';
import { QUESTIONS } from './questions.js';
import { Conflict } from './saving.js';
import { Session } from './session.js';
import { listen, showHelp } from './shortcuts.js';
import { Topics } from './topics.js';
import { act } from './verbs.js';
import { WriteForm } from './write-form.js';

const find = selector => document.querySelector(selector);
const api = new Api();
const session = new Session(find('#sign-in'), find('#choose-password'), ['#newsroom', '#who', '#settings', '#help', '#sign-out'].map(find));
const topics = new Topics(find('#topic'), find('#topic-dialog'), find('#new-topic'));
const items = new ItemsView(find('#items-section'));
const offers = new Offers(find('#offers'));
const editor = new Editor(find('#body'), find('#tools'), askForLink);
const picture = new PictureField(find('#picture'), (...file) => api.upload(...file));
const form = new WriteForm(find('#write'), new Fields(find('#write'), editor, picture), editor);
const presence = new Presence();
const told = find('#told');
let kept = null;

Kept.sweep();

const say = text => { told.textContent = text; };

/** What went wrong elsewhere than in the form. */
function fail(problem) {
  if (!(problem instanceof Problem) && !(problem instanceof Conflict)) throw problem;
  if (problem.status === 401) refuse();
  else say(problem.message);
}

const refuse = () => session.refused();

/** Nothing more is asked while nobody is signed in. */
session.addEventListener('end', () => {
  presence.end();
  items.follow(api, '');
  find('#reads').hidden = true;
});

session.addEventListener('begin', async ({ detail: { again } }) => {
  find('#who').textContent = session.user;
  const writes = session.roles.some(role => ['editor', 'admin'].includes(role));
  find('#reads').hidden = writes;
  for (const part of ['#newsroom', '#help']) find(part).hidden = !writes;
  if (!writes) return;
  if (!again) kept = new Kept(session.user);
  try {
    topics.use(api, await api.topics());
    presence.begin(api);
  } catch (problem) {
    fail(problem);
  }
});

topics.addEventListener('chosen', ({ detail: topic }) => {
  for (const needsTopic of ['#write', '#items-section', '#see']) find(needsTopic).hidden = !topic;
  find('#see').href = `/?topic=${encodeURIComponent(topic)}`;
  items.follow(api, topic);
  if (!topic) return;
  form.use(api, topic, kept);
  offers.show(kept, topic);
  // Whoever goes through the topics by keyboard is not done with them.
  if (document.activeElement !== find('#topic')) form.focus();
});

form.addEventListener('changed', () => {
  items.editing = form.id;
  presence.at(form.id);
  showPresence();
});
presence.addEventListener('change', showPresence);
form.addEventListener('kept', () => offers.show(kept, topics.topic));
form.addEventListener('refused', refuse);
picture.addEventListener('refused', refuse);
form.addEventListener('failed', ({ detail }) => fail(detail));
form.addEventListener('saved', ({ detail }) => {
  say(detail);
  items.refresh();
});
offers.addEventListener('resume', ({ detail }) => {
  form.resume(detail);
  offers.show(kept, topics.topic);
});

items.addEventListener('failed', ({ detail }) => fail(detail));
items.addEventListener('verb', async ({ detail: { verb, entry } }) => {
  say('');
  try {
    await take(verb, entry);
  } catch (problem) {
    fail(problem);
    items.refresh();
  }
});

function showPresence() {
  const also = toldOf(presence.others(form.id), session.user);
  // A status that is written anew is read out anew.
  if (find('#also').textContent !== also) find('#also').textContent = also;
  items.others = id => presence.others(id);
  topics.count(presence.readers);
}

async function take(verb, entry) {
  if (verb === 'edit' || verb === 'correct') {
    // As it is now, not as it was listed.
    form.edit(await api.item(entry.id), verb === 'correct');
  } else if (verb === 'preview') {
    preview(entry.item, items.marks(entry.item));
  } else if (verb === 'history') {
    showHistory(entry, await api.versions(entry.id));
  } else {
    const done = await act(api, verb, entry);
    if (!done) return;
    form.moved(done.entry);
    say(done.told);
    items.refresh();
  }
}

// Forgets also what this browser kept: others may sit here next.
find('#sign-out').addEventListener('click', async () => {
  const unsaved = form.changed || (await kept.offered()).length > 0;
  if (unsaved && !await ask(QUESTIONS.leave)) return;
  presence.at();
  presence.end();
  try {
    await session.end();
    await form.forgetAll();
    location.reload();
  } catch (problem) {
    fail(problem);
  }
});

const KEYS = [
  { key: 'Enter', mod: true, says: 'publish, schedule, update or correct', run: () => { form.save(form.usual); } },
  { key: 's', mod: true, says: 'save a draft', run: () => { if (form.keepsDrafts) form.save('draft'); } },
  { key: 'p', says: 'preview: of the item in the list that has the focus, else of what is written', run: () => items.press('preview') || showPreview() },
  { key: 'n', says: 'new item', run: () => form.fresh() },
  { key: 'j', says: 'next item in the list', run: () => items.move(1) },
  { key: 'k', says: 'item before', run: () => items.move(-1) },
  { key: 'e', says: 'edit it', run: () => items.press('edit') },
  { key: 'c', says: 'correct it', run: () => items.press('correct') },
  { key: 'h', says: 'its history', run: () => items.press('history') },
  { key: '/', says: 'search', run: () => items.search() },
  { key: '?', says: 'this list', run: () => showHelp(KEYS) },
];

function showPreview() {
  preview(form.document);
}

listen(KEYS, () => find('#newsroom').hidden || !topics.topic);
find('#help').addEventListener('click', () => showHelp(KEYS));
find('#preview').addEventListener('click', showPreview);
session.look();
