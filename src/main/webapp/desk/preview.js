import { article } from '/elements/item.js';
import { closer, open } from './dialog.js';

/** An item as readers will see it, by the very code that shows it to them. */
export function preview(item, marks) {
  const shown = { uri: 'urn:herald:preview', versionCreated: new Date().toISOString(), ...item };
  const made = article(shown, marks);
  // Its links to itself lead nowhere yet.
  made.removeAttribute('id');
  made.removeAttribute('tabindex');
  open({ title: 'As readers see it', parts: [made], actions: [closer('Close')], kind: 'wide preview' });
}
