/** How a file comes into a form beside its field: dropped on it, or pasted. */

/** A picture that is dragged within a page is a file too, and has its HTML beside it. */
const isFromOutside = data => data?.types.includes('Files') && !data.types.includes('text/html');

// Beside the form a browser would leave the page for a file, and with it what is written.
for (const type of ['dragover', 'drop']) {
  addEventListener(type, event => {
    if (isFromOutside(event.dataTransfer)) event.preventDefault();
  });
}

/** @param take is given the file @param over is told whether one is held over the form */
export function otherWays(form, take, over) {
  // Before the body's editor hears of it.
  const listen = (type, hear) => form.addEventListener(type, hear, { capture: true });
  listen('paste', event => {
    // Word puts a picture of its text beside the text.
    const file = event.clipboardData?.types.includes('text/plain') ? null : event.clipboardData?.files[0];
    if (!file?.type.startsWith('image/')) return;
    own(event);
    take(file);
  });
  for (const type of ['dragenter', 'dragover']) {
    listen(type, event => {
      if (!isFromOutside(event.dataTransfer)) return;
      own(event);
      over(true);
    });
  }
  listen('dragleave', event => {
    if (!form.contains(event.relatedTarget)) over(false);
  });
  listen('drop', event => {
    if (!isFromOutside(event.dataTransfer)) return;
    own(event);
    over(false);
    take(event.dataTransfer.files[0]);
  });
}

function own(event) {
  event.preventDefault();
  event.stopPropagation();
}
