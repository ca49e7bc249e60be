import { OWN, Problem, call } from './call.js';
import { sendFile } from './send-file.js';

/** Of one page of a list. */
const PAGE = 50;

/** The REST API, as whoever is signed in at this browser. */
export class Api {
  async topics() {
    return (await call('GET', '/api/topics')).json;
  }

  /** @param access public or private, for good */
  makeTopic(name, title, access) {
    return call('POST', '/api/topics', { body: { name, title, kind: 'news', access } });
  }

  /**
   * @param key the same for each try of the same item, so that a try after a lost answer does not publish twice
   * @returns {id, status, item}
   */
  async submit(topic, item, draft, key) {
    const path = `/api/topics/${encodeURIComponent(topic)}/items${draft ? '?status=draft' : ''}`;
    const { json, headers } = await call('POST', path, { body: item, key });
    return { id: headers.get('Location').split('/').at(-1), status: headers.get('Herald-Status'), item: json };
  }

  /** @param told how much is on its way, 0 to 1 @returns {uri, renditions} of a picture */
  async upload(file, told, signal) {
    const headers = { ...OWN, Accept: 'application/json' };
    const { status, json } = await sendFile('/api/pictures', file, headers, told, signal);
    if (status === 0) throw new Problem(0, { detail: 'It did not arrive: Herald cannot be reached, or does not take one so large.' });
    if (status !== 201) throw new Problem(status, json);
    return json;
  }

  /** One page of the items of a status, newest first. @returns {entries: {id, status, publishAt, item} each, more} */
  async list(topic, status, before) {
    const query = new URLSearchParams({ status, limit: PAGE, ...(before && { before }) });
    const { json, headers } = await call('GET', `/api/topics/${encodeURIComponent(topic)}/items?${query}`);
    return { entries: json.items, more: headers.has('Link') };
  }

  async item(id) {
    const { json, headers } = await call('GET', `/api/items/${id}`);
    return { id, status: headers.get('Herald-Status'), item: json };
  }

  /** Oldest first: {version, event, created, status, by, item} each. */
  async versions(id) {
    return (await call('GET', `/api/items/${id}/versions`)).json.versions;
  }

  update(id, item, version) {
    return this.#done(id, call('PUT', `/api/items/${id}`, { body: item, version }));
  }

  correct(id, changes, note, version) {
    return this.#done(id, call('POST', `/api/items/${id}/correction`, { body: { ...changes, note }, version }));
  }

  /** @param verb publish, withhold or kill */
  act(id, verb, version) {
    return this.#done(id, call('POST', `/api/items/${id}/${verb}`, { version }));
  }

  /** @param verb pin or unpin @param as pinned or key-event */
  arrange(id, verb, as) {
    return call('POST', `/api/items/${id}/${verb}?as=${as}`);
  }

  /** Who writes what, and how many read: {writing, readers, topics}. */
  async presence() {
    return (await call('GET', '/api/presence')).json;
  }

  /** @param desk the name that a page made for itself; outlives the page */
  attend(desk, body) {
    return call('PUT', `/api/presence/${desk}`, { body, keepalive: true });
  }

  async #done(id, call) {
    const { json, headers } = await call;
    return { id, status: headers.get('Herald-Status'), item: json };
  }
}
