import { history } from './lib/prosemirror-history.js';
import { keymap } from './lib/prosemirror-keymap.js';
import { EditorState } from './lib/prosemirror-state.js';
import { EditorView } from './lib/prosemirror-view.js';
import { KEYS, commands } from './commands.js';
import { cleaned, letIn, writeOut } from './markup.js';
import { roving } from './roving.js';

const EMPTY = { value: '', html: false };

/**
 * The body of an item, edited as it will look. Plain text stays plain text until somebody formats something; a body that
 * nobody touched is given back as it came. Fires `input`.
 */
export class Editor extends EventTarget {
  #toolbar;
  #view;
  #plugins;
  #commands;
  #came = EMPTY;
  #atFirst;

  /** @param askForLink given the address of the link at hand, promises another, '' for none, null for no change */
  constructor(root, toolbar, askForLink) {
    super();
    this.#toolbar = toolbar;
    this.#commands = commands(askForLink);
    this.#plugins = [history(), keymap(this.#keys()), keymap(KEYS)];
    this.#view = new EditorView({ mount: root }, {
      state: this.#stateOf(EMPTY),
      transformPastedHTML: cleaned,
      handleDOMEvents: { drop: (_, event) => this.#refuseFiles(event) },
      dispatchTransaction: transaction => this.#take(transaction),
    });
    roving(toolbar);
    toolbar.addEventListener('click', event => this.#press(event.target.closest('button')));
    // A press with the mouse leaves the selection where it is.
    toolbar.addEventListener('mousedown', event => event.preventDefault());
    this.load(EMPTY);
  }

  /** @param content {value, html} */
  load(content) {
    this.#view.updateState(this.#stateOf(content));
    this.#came = content;
    this.#atFirst = this.#view.state.doc;
    this.#draw();
  }

  /** Replaces what is edited, which can be undone, and leaves what it is compared with. */
  put(content) {
    const { state } = this.#view;
    this.#view.dispatch(state.tr.replaceWith(0, state.doc.content.size, letIn(content).content));
  }

  get content() {
    const { doc } = this.#view.state;
    return doc.eq(this.#atFirst) ? this.#came : writeOut(doc, this.#came.html);
  }

  /** What was sent is stored now, as the server wrote it; what was typed meanwhile stays. */
  rebase(sent, stored) {
    if (sent !== this.#came) this.#atFirst = letIn(sent);
    this.#came = stored;
  }

  focus() {
    this.#view.focus();
  }

  set language(language) {
    this.#view.dom.lang = language;
  }

  #stateOf(content) {
    return EditorState.create({ doc: letIn(content), plugins: this.#plugins });
  }

  #keys() {
    const bound = Object.values(this.#commands).flatMap(({ keys, run }) => keys.map(key => [key, run]));
    return { ...Object.fromEntries(bound), 'Alt-F10': () => this.#toToolbar() };
  }

  #toToolbar() {
    this.#toolbar.querySelector('[tabindex="0"]').focus();
    return true;
  }

  #press(button) {
    const command = this.#commands[button?.dataset.command];
    if (!command) return;
    command.run(this.#view.state, this.#view.dispatch.bind(this.#view), this.#view);
    if (command !== this.#commands.link) this.#view.focus();
  }

  #take(transaction) {
    this.#view.updateState(this.#view.state.apply(transaction));
    this.#draw();
    if (transaction.docChanged) this.dispatchEvent(new Event('input'));
  }

  #draw() {
    const { state } = this.#view;
    for (const button of this.#toolbar.querySelectorAll('button')) {
      const { isOn, canRun } = this.#commands[button.dataset.command];
      if (isOn) button.setAttribute('aria-pressed', String(isOn(state)));
      // Not disabled: a button that is loses the focus, and with it whoever works by keyboard.
      if (canRun) button.setAttribute('aria-disabled', String(!canRun(state)));
    }
  }

  /** A browser would leave the page for a file that is dropped. */
  #refuseFiles(event) {
    if (!event.dataTransfer?.files.length) return false;
    event.preventDefault();
    return true;
  }
}
