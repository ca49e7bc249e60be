/** Takes `text/event-stream` in pieces of any size and gives its events whole (WHATWG HTML, section 9.2.6). */
export class SseParser {
  #rest = '';
  #data = [];
  #event = '';
  #id = '';
  #onevent;
  #onretry;

  /** @param onevent told {event, data, id} of each event; `onretry` the milliseconds of each `retry:` */
  constructor({ onevent, onretry = () => {} }) {
    this.#onevent = onevent;
    this.#onretry = onretry;
  }

  push(text) {
    this.#rest += text;
    // A CR that ends the piece may be half of a CRLF: it is read when the next character is there.
    for (let end; (end = this.#rest.search(/\r(?!$)|\n/)) >= 0;) {
      const line = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + (this.#rest.startsWith('\r\n', end) ? 2 : 1));
      this.#line(line);
    }
  }

  #line(line) {
    if (line === '') {
      this.#dispatch();
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#event = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.#onretry(Number(value));
  }

  #dispatch() {
    if (this.#data.length > 0) {
      this.#onevent({ event: this.#event || 'message', data: this.#data.join('\n'), id: this.#id });
    }
    this.#data = [];
    this.#event = '';
  }
}
