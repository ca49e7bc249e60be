import { element } from '/elements/element.js';
import { isSafe } from '/elements/safe-html.js';
import { closer, choice, open } from './dialog.js';

/** @returns the address to link to, '' for no link, null to leave all as it is */
export async function askForLink(address) {
  const input = element('input', { inputmode: 'url', spellcheck: 'false', autocapitalize: 'none', required: '' });
  input.required = true;
  input.value = address;
  const actions = [choice('link', 'Link'), closer('Cancel')];
  if (address) actions.splice(1, 0, element('button', { value: 'none', class: 'plain', formnovalidate: 'formnovalidate' }, 'Remove link'));
  actions.at(-1).formNoValidate = true;
  const { form, answer } = open({ title: 'Link', parts: [element('label', {}, 'Address', input)], actions });
  input.select();
  input.addEventListener('input', () => input.setCustomValidity(''));
  form.addEventListener('submit', event => {
    if (event.submitter?.value !== 'link' || isSafe(complete(input.value), ['http:', 'https:', 'mailto:'])) return;
    event.preventDefault();
    input.setCustomValidity('An address begins with https://, http:// or mailto:');
    input.reportValidity();
  });
  const said = await answer;
  if (said === 'none') return '';
  return said === 'link' ? complete(input.value) : null;
}

/** Whoever writes example.org means https://example.org. */
function complete(address) {
  const plain = address.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain) || /^[/#?]/.test(plain)) return plain;
  return /^[^\s/@]+@[^\s/@]+$/.test(plain) ? `mailto:${plain}` : `https://${plain}`;
}
