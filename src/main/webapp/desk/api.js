import { sendFile } from './send-file.js';

const PATIENCE = 30_000;
/** Of one page of a list. */
const PAGE = 50;

/** A refusal by the server, as problem+json says it; status 0 when it cannot be reached. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

const AWAY = 'Herald cannot be reached. What you wrote stays here; try again, nothing is done twice.';

/** The REST API with the credentials of whoever signed in. They are kept in this object only: a reload forgets them. */
export class Api {
  #authorization;

  constructor(name, password) {
    const bytes = new TextEncoder().encode(`${name}:${password}`);
    this.#authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  }

  /** For whatever asks by itself. X-Requested-With keeps the browser's own log-in window away. */
  get headers() {
    return { Authorization: this.#authorization, 'X-Requested-With': 'fetch' };
  }

  async #call(method, path, { body, version, key, keepalive } = {}) {
    const headers = { ...this.headers, Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (version !== undefined) headers['If-Match'] = `"${version}"`;
    if (key !== undefined) headers['Idempotency-Key'] = key;
    let answer;
    let text;
    try {
      answer = await fetch(path, {
        // What the browser remembers of other sign-ins stays away.
        method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: 'omit', cache: 'no-store', keepalive,
        signal: AbortSignal.timeout(PATIENCE),
      });
      text = await answer.text();
    } catch {
      throw new Problem(0, { detail: AWAY });
    }
    const json = text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : {};
    if (!answer.ok) throw new Problem(answer.status, json);
    return { json, headers: answer.headers };
  }

  async topics() {
    return (await this.#call('GET', '/api/topics')).json;
  }

  makeTopic(name, title) {
    return this.#call('POST', '/api/topics', { body: { name, title, kind: 'news' } });
  }

  /**
   * @param key the same for each try of the same item, so that a try after a lost answer does not publish twice
   * @returns {id, status, item}
   */
  async submit(topic, item, draft, key) {
    const path = `/api/topics/${encodeURIComponent(topic)}/items${draft ? '?status=draft' : ''}`;
    const { json, headers } = await this.#call('POST', path, { body: item, key });
    return { id: headers.get('Location').split('/').at(-1), status: headers.get('Herald-Status'), item: json };
  }

  /** @param told how much is on its way, 0 to 1 @returns {uri, renditions} of a picture */
  async upload(file, told, signal) {
    const headers = { ...this.headers, Accept: 'application/json' };
    const { status, json } = await sendFile('/api/pictures', file, headers, told, signal);
    if (status === 0) throw new Problem(0, { detail: 'It did not arrive: Herald cannot be reached, or does not take one so large.' });
    if (status !== 201) throw new Problem(status, json);
    return json;
  }

  /** One page of the items of a status, newest first. @returns {entries: {id, status, publishAt, item} each, more} */
  async list(topic, status, before) {
    const query = new URLSearchParams({ status, limit: PAGE, ...(before && { before }) });
    const { json, headers } = await this.#call('GET', `/api/topics/${encodeURIComponent(topic)}/items?${query}`);
    return { entries: json.items, more: headers.has('Link') };
  }

  async item(id) {
    const { json, headers } = await this.#call('GET', `/api/items/${id}`);
    return { id, status: headers.get('Herald-Status'), item: json };
  }

  /** Oldest first: {version, event, created, status, by, item} each. */
  async versions(id) {
    return (await this.#call('GET', `/api/items/${id}/versions`)).json.versions;
  }

  update(id, item, version) {
    return this.#done(id, this.#call('PUT', `/api/items/${id}`, { body: item, version }));
  }

  correct(id, changes, note, version) {
    return this.#done(id, this.#call('POST', `/api/items/${id}/correction`, { body: { ...changes, note }, version }));
  }

  /** @param verb publish, withhold or kill */
  act(id, verb, version) {
    return this.#done(id, this.#call('POST', `/api/items/${id}/${verb}`, { version }));
  }

  /** @param verb pin or unpin @param as pinned or key-event */
  arrange(id, verb, as) {
    return this.#call('POST', `/api/items/${id}/${verb}?as=${as}`);
  }

  /** Who writes what, and how many read: {writing, readers, topics}. */
  async presence() {
    return (await this.#call('GET', '/api/presence')).json;
  }

  /** @param desk the name that a page made for itself; outlives the page */
  attend(desk, body) {
    return this.#call('PUT', `/api/presence/${desk}`, { body, keepalive: true });
  }

  async #done(id, call) {
    const { json, headers } = await call;
    return { id, status: headers.get('Herald-Status'), item: json };
  }
}
