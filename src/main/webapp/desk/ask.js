const dialog = document.querySelector('#ask');

/** Asks before something that cannot be taken back. @returns whether the answer was yes */
export function ask({ title, headline, consequence, yes }) {
  dialog.querySelector('#ask-title').textContent = title;
  dialog.querySelector('#ask-headline').textContent = headline;
  dialog.querySelector('#ask-consequence').textContent = consequence;
  dialog.querySelector('#ask-yes').textContent = yes;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(answer => {
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true });
  });
}
