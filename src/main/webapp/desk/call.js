const PATIENCE = 30_000;

/** A refusal by the server, as problem+json says it; status 0 when it cannot be reached. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

const AWAY = 'Herald cannot be reached. What you wrote stays here; try again, nothing is done twice.';

/** For whatever is asked with this browser's session: a page of another site cannot send it. */
export const OWN = { 'X-Requested-With': 'fetch' };

/** Asks Herald's API as whoever is signed in at this browser. @returns {json, headers} @throws Problem */
export async function call(method, path, { body, version, key, keepalive } = {}) {
  const headers = { ...OWN, Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  if (key !== undefined) headers['Idempotency-Key'] = key;
  let answer;
  let text;
  try {
    answer = await fetch(path, {
      method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store', keepalive,
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
