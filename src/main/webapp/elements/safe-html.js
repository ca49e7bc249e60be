const HTML = 'http://www.w3.org/1999/xhtml';
const KEPT = new Set(('p br wbr hr b strong i em u s small sub sup mark del ins q cite code pre kbd samp var blockquote abbr dfn '
  + 'time span div ul ol li dl dt dd h1 h2 h3 h4 h5 h6 a img figure figcaption table caption colgroup col thead tbody tfoot tr th td')
  .split(' '));
const DROPPED = new Set('script style template iframe object embed form input button select textarea title noscript'.split(' '));
const ATTRIBUTES = { a: ['href'], img: ['src', 'alt', 'width', 'height'], time: ['datetime'], del: ['cite', 'datetime'],
  ins: ['cite', 'datetime'], q: ['cite'], blockquote: ['cite'], th: ['colspan', 'rowspan', 'scope'], td: ['colspan', 'rowspan'],
  ol: ['start'], '*': ['lang', 'dir', 'title'] };
const SCHEMES = { href: ['http:', 'https:', 'mailto:'], cite: ['http:', 'https:', 'mailto:'], src: ['https:', 'http:'] };
/** As the server has it: a picture is asked for as soon as its element is made, even of one that a desk then leaves out. */
const WHOLE = /^https?:\/\//i;
const DEEPEST = 50;
const POLICY = named('herald');

/**
 * HTML as nodes of an allow-list. The server has sanitised it already; this is the second lock, for the day when it is
 * served by something else. New elements are made, none is taken over, so that nothing slips through with them.
 */
export function safeHtml(html) {
  const fragment = document.createDocumentFragment();
  copy(inert(html), fragment, 0);
  return fragment;
}

/** The body of a document that runs and loads nothing: the one place where Herald's pages let a text become elements. */
export function inert(html) {
  return new DOMParser().parseFromString(POLICY?.createHTML(html) ?? html, 'text/html').body;
}

/** The text alone, for headlines. */
export function textOf(html) {
  const holder = document.createElement('div');
  holder.append(safeHtml(html));
  return holder.textContent.trim();
}

/** By this name a page allows it (Trusted Types); one that allows none takes a text as it is, or refuses it. */
function named(name) {
  try {
    return globalThis.trustedTypes?.createPolicy(name, { createHTML: html => html });
  } catch {
    return undefined;
  }
}

function copy(from, to, depth) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && node.namespaceURI === HTML && depth < DEEPEST
      && !DROPPED.has(node.localName)) {
      const kept = KEPT.has(node.localName) ? to.appendChild(like(node)) : to;
      copy(node, kept, depth + 1);
    }
  }
}

function like(node) {
  // The page's own heading is the first.
  const element = document.createElement(node.localName === 'h1' ? 'h2' : node.localName);
  for (const name of [...(ATTRIBUTES[node.localName] ?? []), ...ATTRIBUTES['*']]) {
    const value = node.getAttribute(name);
    if (value !== null && isAllowed(name, value)) element.setAttribute(name, value);
  }
  if (element.localName === 'a') element.rel = 'noopener nofollow';
  if (element.localName === 'img') element.loading = 'lazy';
  return element;
}

function isAllowed(name, value) {
  return !SCHEMES[name] || (isSafe(value, SCHEMES[name]) && (name !== 'src' || WHOLE.test(value)));
}

/** @returns whether an address, resolved as the browser would, has one of the schemes */
export function isSafe(address, schemes = ['http:', 'https:']) {
  try {
    return schemes.includes(new URL(address, location.href).protocol);
  } catch {
    return false;
  }
}
