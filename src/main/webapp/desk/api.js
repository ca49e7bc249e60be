/** A refusal by the server, as problem+json says it. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

/** The REST API with the credentials of whoever signed in. They are kept in this object only: a reload forgets them. */
export class Api {
  #authorization;

  constructor(name, password) {
    const bytes = new TextEncoder().encode(`${name}:${password}`);
    this.#authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  }

  async #call(method, path, { body, version, key } = {}) {
    // X-Requested-With keeps the browser's own log-in window away; omit keeps its remembered credentials away.
    const headers = { Authorization: this.#authorization, 'X-Requested-With': 'fetch', Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (version !== undefined) headers['If-Match'] = `"${version}"`;
    if (key !== undefined) headers['Idempotency-Key'] = key;
    const answer = await fetch(path,
      { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: 'omit', cache: 'no-store' })
      .catch(() => { throw new Problem(0, { detail: 'Herald cannot be reached. Nothing was changed.' }); });
    const text = await answer.text();
    const json = text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : {};
    if (!answer.ok) throw new Problem(answer.status, json);
    return { json, location: answer.headers.get('Location') };
  }

  async topics() {
    return (await this.#call('GET', '/api/topics')).json;
  }

  makeTopic(name, title) {
    return this.#call('POST', '/api/topics', { body: { name, title, kind: 'news' } });
  }

  /** @param key the same for each try of the same item, so that a try after a lost answer does not publish twice */
  submit(topic, item, draft, key) {
    return this.#call('POST', `/api/topics/${encodeURIComponent(topic)}/items${draft ? '?status=draft' : ''}`, { body: item, key });
  }

  /** What an editor may still work on: {id, status, publishAt, item} each, drafts first, then newest first. */
  async items(topic) {
    const lists = await Promise.all(['draft', 'scheduled', 'usable', 'withheld'].map(status =>
      this.#call('GET', `/api/topics/${encodeURIComponent(topic)}/items?status=${status}&limit=100`)));
    return lists.flatMap(({ json }) => json.items);
  }

  async item(id) {
    return (await this.#call('GET', `/api/items/${id}`)).json;
  }

  update(id, item, version) {
    return this.#call('PUT', `/api/items/${id}`, { body: item, version });
  }

  correct(id, changes, note, version) {
    return this.#call('POST', `/api/items/${id}/correction`, { body: { ...changes, note }, version });
  }

  /** @param verb publish, withhold, kill, pin or unpin */
  act(id, verb, version) {
    return this.#call('POST', `/api/items/${id}/${verb}`, { version });
  }
}
