/** Shows what the server refused where it belongs: at the field, else above the buttons. */

const FIELDS = {
  headlines: 'headline', bodies: 'body', by: 'by', urgency: 'urgency', slugline: 'slugline', language: 'language',
  embargoedUntil: 'embargo', note: 'note', associations: 'file', name: 'name', title: 'title', password: 'password',
  current: 'current', days: 'days',
};

const described = field => (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);

/** A field of the form, or what stands in its place. */
const fieldOf = (form, name) => form.querySelector(`[data-field="${name}"]`) ?? form.elements[name];

export function clearFaults(form) {
  form.querySelector('[data-fault]').textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    const left = described(field).filter(id => !id.startsWith('fault-')).join(' ');
    if (left) field.setAttribute('aria-describedby', left);
    else field.removeAttribute('aria-describedby');
  }
  for (const shown of form.querySelectorAll('.field-fault')) shown.remove();
}

export function showFaults(form, problem) {
  clearFaults(form);
  const left = [];
  let first = null;
  for (const { pointer, detail } of problem.errors ?? []) {
    const name = FIELDS[pointer.split('/').find(part => Object.hasOwn(FIELDS, part))];
    const field = name && fieldOf(form, name);
    if (!field) {
      left.push(`${pointer} ${detail}`);
      continue;
    }
    mark(field, name, detail);
    first ??= field;
  }
  form.querySelector('[data-fault]').textContent = [problem.message, ...left].join(' ');
  first?.focus();
}

/** One field that cannot be sent as it is, and the focus to it. */
export function faultAt(form, name, detail) {
  const field = fieldOf(form, name);
  mark(field, name, detail);
  field.focus();
}

function mark(field, name, detail) {
  const shown = document.createElement('span');
  shown.className = 'field-fault';
  shown.id = `fault-${name}`;
  shown.textContent = detail;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', [shown.id, ...described(field)].join(' '));
  (field.closest('.editor, .chooser') ?? field).after(shown);
}
