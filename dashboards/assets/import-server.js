// What the page of imports asks the server: files go to /uploads, questions and imports to /graphql.

// Refusal is the server's own answer, with a message for the reader; Lost is no answer at all.
export class Refusal extends Error {
  constructor({ message, extensions = {} }) {
    super(message);
    this.code = extensions.code;
    this.argument = extensions.argument;
  }
}
export class Lost extends Error {}

const headers = { accept: 'application/json', 'accept-language': document.documentElement.lang };

// read takes a JSON answer apart; fault says in words that the server failed.
function read(text, status, fault) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Refusal({ message: fault.replace('{status}', status) });
  }
  if (answer.errors?.length > 0) throw new Refusal(answer.errors[0]);
  return answer;
}

async function call(path, options, fault) {
  let response;
  let text;
  try {
    response = await fetch(path, { ...options, headers: { ...headers, ...options?.headers } });
    text = response.status === 204 ? '{}' : await response.text();
  } catch {
    throw new Lost();
  }
  return read(text, response.status, fault);
}

export const state = (id, fault) => call(`/uploads/${id}`, {}, fault);

export function drop(id) {
  return fetch(`/uploads/${id}`, { method: 'DELETE', keepalive: true }).catch(() => {});
}

// send uploads a file; fetch cannot tell how much has gone out, so this is the older way.
export function send(file, { signal, progress, fault }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/uploads?name=${encodeURIComponent(file.name)}`);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (e) => progress(e.loaded, e.total));
    request.addEventListener('load', () => {
      try {
        resolve(read(request.responseText, request.status, fault));
      } catch (error) {
        reject(error);
      }
    });
    request.addEventListener('error', () => reject(new Lost()));
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

// ask runs one of the operations that the server knows by name, in graph/operations.
async function ask(documentId, variables, fault) {
  const body = JSON.stringify({ documentId, variables });
  const { data } = await call('/graphql', { method: 'POST', body, headers: { 'content-type': 'application/json' } }, fault);
  return data;
}

export const look = (id, reading, lang, fault) => ask('ImportLook', { id, reading, lang }, fault).then((data) => data.upload.look);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// run checks or imports an upload, and tells how far it is. Where the connection is lost it asks again what became of
// the import: it goes on at the server.
export async function run(variables, { progress, reconnecting, fault }) {
  let over = false;
  const watch = async () => {
    while (!over) {
      const s = await state(variables.upload, fault).catch(() => ({}));
      if (!over && s.progress) progress(s.progress);
      await pause(400);
    }
  };
  watch();
  try {
    const data = await ask('ImportFile', variables, fault);
    return data.importFile;
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    reconnecting();
    return await recover(variables, progress, fault);
  } finally {
    over = true;
  }
}

async function recover({ upload, lang, dryRun }, progress, fault) {
  const tries = dryRun ? 5 : 60; // a check can be made again as well
  for (let i = 0; i < tries; i++) {
    await pause(1000);
    try {
      const s = await state(upload, fault);
      if (s.state === 'running') {
        i = 0;
        if (s.progress) progress(s.progress);
        continue;
      }
      const data = await ask('ImportOutcome', { id: upload, lang }, fault);
      if (data.upload.result && data.upload.result.dryRun === dryRun) return data.upload.result;
      throw new Lost();
    } catch (error) {
      if (error instanceof Refusal) throw new Lost(); // another server: it does not know the file
    }
  }
  throw new Lost();
}
