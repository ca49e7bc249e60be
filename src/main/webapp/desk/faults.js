/** Shows what the server refused where it belongs: at the field, else above the buttons. */

const FIELDS = { headlines: 'headline', bodies: 'body', by: 'by', urgency: 'urgency', note: 'note', name: 'name', title: 'title' };

export function clearFaults(form) {
  form.querySelector('[data-fault]').textContent = '';
  for (const shown of form.querySelectorAll('.field-fault')) shown.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-errormessage');
  }
}

export function showFaults(form, problem) {
  clearFaults(form);
  const left = [];
  let first = null;
  for (const { pointer, detail } of problem.errors ?? []) {
    const field = form.elements[FIELDS[pointer.split('/').find(part => FIELDS[part])]];
    if (!field) {
      left.push(`${pointer} ${detail}`);
      continue;
    }
    at(field, detail);
    first ??= field;
  }
  form.querySelector('[data-fault]').textContent = [problem.message, ...left].join(' ');
  first?.focus();
}

export function at(field, detail) {
  const shown = document.createElement('span');
  shown.className = 'field-fault';
  shown.id = `fault-${field.name}`;
  shown.textContent = detail;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-errormessage', shown.id);
  field.after(shown);
}
