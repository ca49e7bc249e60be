import { SseParser } from './sse-parser.js';

/**
 * Reads one stream of server-sent events with fetch, because an EventSource cannot send headers.
 *
 * @param hear told the name and the text of each event
 * @returns a promise that is kept when the stream ends, however it does
 */
export async function follow(path, { headers, signal, hear }) {
  try {
    const answer = await fetch(path,
      { headers: { ...headers, Accept: 'text/event-stream' }, credentials: 'omit', cache: 'no-store', signal });
    if (!answer.ok) return;
    const parser = new SseParser({ onevent: ({ event, data }) => hear(event, data) });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) parser.push(part.value);
  } catch {
    // Cut off, or ended by the signal: whoever follows decides what then.
  }
}
