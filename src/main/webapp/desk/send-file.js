const PATIENCE = 300_000;

/**
 * Sends a file and says how far it is, which fetch cannot.
 *
 * @param told called with the share that is on its way, 0 to 1 @param signal ends it
 * @returns {status, json}; status 0 when it did not arrive
 */
export function sendFile(path, file, headers, told, signal) {
  return new Promise(answered => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries({ ...headers, 'Content-Type': file.type })) request.setRequestHeader(name, value);
    request.timeout = PATIENCE;
    request.upload.addEventListener('progress', ({ loaded, total }) => told(total > 0 ? loaded / total : 0));
    request.addEventListener('loadend', () => answered({ status: request.status, json: parsed(request) }));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parsed(request) {
  const isJson = request.getResponseHeader('Content-Type')?.includes('json');
  return isJson && request.responseText ? JSON.parse(request.responseText) : {};
}
