import { inert, safeHtml } from '/elements/safe-html.js';
import { DOMParser as Reader, DOMSerializer } from './lib/prosemirror-model.js';
import { schema } from './schema.js';

/** A body on its way into the editor and out of it. */

const BOLD = /font-weight\s*:\s*(bold|bolder|[6-9]00)/i;
const LIGHT = /font-weight\s*:\s*(normal|[1-4]00)/i;
const ITALIC = /font-style\s*:\s*italic/i;
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i;
const WORD_LIST = /mso-list\s*:/i;
const NUMBERED = /^\s*\(?([0-9]{1,3}|[a-z]{1,4})[.)]/i;
const BLOCKS = 'p, div, h1, h2, h3, h4, h5, h6, li, dt, dd, blockquote, figcaption, table, caption, tr, pre, ul, ol, dl, hr';
const LINES = 'li, dt, dd, tr';
/** Where a ProseMirror cut what it copied, on the first element. */
const CUT = 'data-pm-slice';

/** @returns HTML with nothing but what a text is made of, of what the clipboard has from Word or a page */
export function cleaned(html) {
  const parsed = inert(html);
  for (const element of [...parsed.querySelectorAll('[style]')]) meant(element);
  for (const foreign of parsed.querySelectorAll('xml')) foreign.remove();
  for (const line of parsed.querySelectorAll('p[data-word-list]')) listed(line);
  const fragment = safeHtml(parsed.innerHTML);
  const cut = parsed.querySelector(`[${CUT}]`)?.getAttribute(CUT);
  if (cut) fragment.firstElementChild?.setAttribute(CUT, cut);
  return htmlOf(fragment);
}

/** @returns a document to be edited; of plain text with every line and space */
export function letIn({ value, html }) {
  if (html) {
    const holder = document.createElement('div');
    holder.append(safeHtml(value));
    return Reader.fromSchema(schema).parse(holder);
  }
  const paragraphs = value.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n+/).map(part => schema.node('paragraph', null,
    part.split('\n').flatMap((line, at) => [at > 0 && schema.node('line'), line && schema.text(line)].filter(Boolean))));
  return schema.node('doc', null, paragraphs);
}

/** @returns {value, html} of what is edited: plain text as long as nothing but paragraphs and lines is in it */
export function writeOut(edited, mustBeHtml) {
  if (!mustBeHtml && isPlain(edited)) {
    return { value: edited.textBetween(0, edited.content.size, '\n\n', () => '\n').replace(/\s+$|^\n+/g, ''), html: false };
  }
  const fragment = DOMSerializer.fromSchema(schema).serializeFragment(edited.content);
  for (const paragraph of fragment.querySelectorAll('li > p:only-child')) if (!paragraph.hasAttributes()) paragraph.replaceWith(...paragraph.childNodes);
  for (const block of [...fragment.querySelectorAll('p, h2, h3, h4, h5, h6, li, ul, ol, blockquote')].reverse()) {
    if (!block.textContent.trim() && !block.querySelector('img, hr')) block.remove();
  }
  for (const own of fragment.querySelectorAll('[rel], [loading]')) {
    own.removeAttribute('rel');
    own.removeAttribute('loading');
  }
  return { value: htmlOf(fragment), html: true };
}

/** The words alone, a line for each block: for comparing and searching. */
export function asText({ value, html }) {
  if (!html) return value;
  const holder = document.createElement('div');
  holder.append(safeHtml(value));
  for (const line of holder.querySelectorAll('br')) line.replaceWith('\n');
  for (const block of holder.querySelectorAll(BLOCKS)) block.after(block.matches(LINES) ? '\n' : '\n\n');
  return holder.textContent.replace(/\n{3,}/g, '\n\n').trim();
}

function htmlOf(fragment) {
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}

function isPlain(edited) {
  let plain = true;
  edited.descendants(node => {
    const isKnown = node.isText ? node.marks.length === 0 : node.type.name === 'line'
      || (node.type.name === 'paragraph' && Object.values(node.attrs).every(value => value === null));
    plain &&= isKnown;
    return plain;
  });
  return plain;
}

/** What a style says that there is an element for. */
function meant(element) {
  const style = element.getAttribute('style');
  const name = element.localName;
  if (HIDDEN.test(style)) {
    // Word numbers the lines of its lists by hand.
    if (/mso-list/i.test(style)) element.closest('p')?.setAttribute('data-number', element.textContent);
    element.remove();
    return;
  }
  if (name === 'p' && WORD_LIST.test(style)) element.dataset.wordList = '';
  if (['b', 'strong'].includes(name)) {
    // Google's documents are one <b> that is not bold.
    if (LIGHT.test(style)) element.replaceWith(...element.childNodes);
  } else if (BOLD.test(style) && !/^(h[1-6]|th)$/.test(name)) {
    wrapped(element, 'strong');
  }
  if (ITALIC.test(style) && !['i', 'em'].includes(name)) wrapped(element, 'em');
}

function listed(line) {
  const type = NUMBERED.test(line.dataset.number ?? '') ? 'ol' : 'ul';
  const before = line.previousElementSibling;
  const goesOn = before?.localName === type && before.dataset.wordList === '';
  const list = goesOn ? before : document.createElement(type);
  list.dataset.wordList = '';
  if (!goesOn) line.before(list);
  const item = list.appendChild(document.createElement('li'));
  item.append(...line.childNodes);
  line.remove();
}

function wrapped(element, name) {
  const inner = document.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}
