import { Problem } from '/desk/api.js';

/** What operators may ask, with the credentials of whoever signed in. They are kept in this object only. */
export class MonitorApi {
  /** For whatever asks by itself. X-Requested-With keeps the browser's own log-in window away. */
  headers;

  constructor(name, password) {
    const bytes = new TextEncoder().encode(`${name}:${password}`);
    this.headers = { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}`, 'X-Requested-With': 'fetch' };
  }

  now() {
    return this.#get('/api/monitor');
  }

  history() {
    return this.#get('/api/monitor/history?minutes=60');
  }

  async #get(path) {
    const headers = { ...this.headers, Accept: 'application/json' };
    const answer = await fetch(path, { headers, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(10_000) })
      .catch(() => { throw new Problem(0, { detail: 'Herald cannot be reached.' }); });
    const json = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : {};
    if (!answer.ok) throw new Problem(answer.status, json);
    return json;
  }
}
