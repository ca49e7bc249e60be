import { AccountsView } from './accounts-view.js';
import { AuditView } from './audit-view.js';
import { call } from './call.js';
import { clearFaults, showFaults } from './faults.js';
import { provider } from './provider.js';
import { Session } from './session.js';
import { SessionsView } from './sessions-view.js';
import { TokensView } from './tokens-view.js';

const find = selector => document.querySelector(selector);
const session = new Session(find('#sign-in'), find('#choose-password'), ['#settings', '#who', '#sign-out'].map(find));
const password = find('#password');
const sessions = new SessionsView(find('#sessions'));
const tokens = new TokensView(find('#tokens'));
const accounts = new AccountsView(find('#accounts'));
const audit = new AuditView(find('#audit'));

for (const view of [sessions, tokens, accounts, audit]) view.addEventListener('refused', () => session.refused());

session.addEventListener('begin', () => {
  find('#who').textContent = session.user;
  password.elements.name.value = session.user;
  password.hidden = session.provided;
  find('#provided').hidden = true;
  if (session.provided) sayProvided();
  sessions.show(session.user, session.provided);
  const admin = session.roles.includes('admin');
  tokens.show(admin || session.roles.includes('editor'));
  accounts.show(admin, session.user);
  audit.show(admin);
});

async function sayProvided() {
  const told = find('#provided');
  told.textContent = `You sign in with ${await provider() ?? 'a provider'}, which has your password and says what your roles are.`;
  told.hidden = false;
}

password.addEventListener('submit', async event => {
  event.preventDefault();
  clearFaults(password);
  const told = password.querySelector('[data-told]');
  told.textContent = '';
  const { current, password: wanted } = password.elements;
  try {
    await call('PUT', '/api/session/password', { body: { current: current.value, password: wanted.value } });
    for (const field of [current, wanted]) field.value = '';
    told.textContent = 'Changed.';
  } catch (problem) {
    if (problem.status === 401) session.refused();
    else showFaults(password, problem);
  }
});

find('#sign-out').addEventListener('click', async () => {
  await session.end().catch(() => {});
  location.reload();
});

session.look();
