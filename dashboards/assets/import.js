// The page of imports: choose a file, look at it and check it, import it. An import is offered only for the options
// that a check has just found good.
import { Lost, drop, look, run, send } from './import-server.js';
import { element, fill, resultView } from './import-result.js';
import './shell.js';

const root = document.getElementById('import');
if (root) start();

function start() {
  const $ = (id) => document.getElementById(id);
  const say = JSON.parse(root.dataset.words);
  const lang = document.documentElement.lang;
  const number = (n) => n.toLocaleString(lang);
  const date = (text) => new Date(`${text}T00:00:00Z`).toLocaleDateString(lang, { timeZone: 'UTC', day: 'numeric', month: lang === 'en' ? 'long' : 'numeric', year: 'numeric' });
  const month = (text) => (lang === 'en' ? new Date(`${text}-01T00:00:00Z`).toLocaleDateString(lang, { timeZone: 'UTC', month: 'short', year: 'numeric' }) : `${Number(text.slice(5))}/${text.slice(0, 4)}`);
  const span = (months) => (months.length === 1 ? month(months[0]) : `${month(months[0])} – ${month(months.at(-1))}`);
  const size = (bytes) => {
    let [n, unit] = [bytes, 0];
    for (; n >= 1000 && unit < 3; unit++) n /= 1000;
    return unit === 0 ? fill(say.bytes, { n: number(n) }) : `${n.toLocaleString(lang, { maximumFractionDigits: 1 })} ${['', 'kB', 'MB', 'GB'][unit]}`;
  };
  const form = $('options');
  let upload = null; // what is being looked at
  let own = false;
  let good = ''; // the options that a check has found good
  let busy = false;
  root.hidden = false;

  // ------------------------------------------------ choosing

  const input = $('file');
  const zone = root.querySelector('.drop');
  input.addEventListener('change', () => choose([...input.files]));
  for (const type of ['dragenter', 'dragover']) addEventListener(type, (e) => { e.preventDefault(); zone.classList.toggle('over', !busy && zone.contains(e.target)); });
  for (const type of ['dragleave', 'drop']) addEventListener(type, (e) => { e.preventDefault(); zone.classList.remove('over'); });
  zone.addEventListener('drop', (e) => choose([...e.dataTransfer.files]));

  async function choose(files) {
    if (busy || files.length === 0) return;
    const [file] = files;
    input.value = ''; // so that the same file can be chosen again
    complain('choose-failure');
    const most = Number(root.dataset.most);
    if (files.length > 1) return complain('choose-failure', say.oneFile);
    if (file.size === 0) return complain('choose-failure', fill(say.empty, { name: file.name }));
    if (most && file.size > most) return complain('choose-failure', fill(say.tooBig, { name: file.name, size: size(file.size), most: size(most) }));
    forget();
    const stop = new AbortController();
    const meter = showMeter('sending', file.name, () => stop.abort());
    busy = true;
    zone.hidden = true;
    try {
      const sent = await send(file, { signal: stop.signal, fault: say.failed,
        progress: (done, all) => meter.set(done, all, fill(say.sent, { done: size(done), all: size(all) })) });
      upload = sent;
      await lookAgain();
    } catch (error) {
      if (error.name !== 'AbortError') complain('choose-failure', error instanceof Lost ? say.lost : error.message);
    } finally {
      busy = false;
      meter.hide();
      zone.hidden = Boolean(upload);
      $('choose').hidden = Boolean(upload);
      changed();
    }
    if (upload) focus('look-title');
  }

  // ------------------------------------------------ looking

  // lookAgain shows the file as it is read now. One that cannot be read may only need another encoding.
  async function lookAgain() {
    $('file-name').textContent = upload.name;
    $('file-size').textContent = size(upload.size);
    $('result').hidden = true;
    complain('look-failure');
    try {
      show(await look(upload.id, reading(), lang.toUpperCase(), say.failed));
    } catch (error) {
      if (error instanceof Lost || error.code !== 'INVALID') { forget(); throw error; }
      complain('look-failure', error.message);
      $('encoding-part').hidden = false;
    }
    const readable = $('look-failure').hidden;
    $('first-rows').parentElement.hidden = form.hidden = !readable;
    $('file-columns').parentElement.hidden = !readable;
    $('look').hidden = false;
  }

  // reading says how the file is to be read; what is empty is found from the file.
  const reading = () => ({ sheet: $('sheet').value || null, encoding: $('encoding').value || null });

  $('reading').addEventListener('change', async () => {
    if (busy) return;
    good = '';
    try {
      await lookAgain();
    } catch (error) {
      complain('choose-failure', error instanceof Lost ? say.lost : error.message);
    }
    changed();
  });

  function show(seen) {
    own = seen.own;
    $('file-columns').textContent = number(seen.columns.length);
    if (seen.sheets.length !== $('sheet').options.length) $('sheet').replaceChildren(...seen.sheets.map((name) => element('option', { value: name }, name)));
    $('sheet').value = seen.sheet;
    $('sheet-part').hidden = seen.sheets.length < 2;
    $('encoding-part').hidden = !$('encoding').value; // asked for only where the file cannot be read without it
    const row = (cells, name) => element('tr', {}, ...cells.map((text) => element(name, name === 'th' ? { scope: 'col' } : {}, text)));
    $('first-rows').tHead.replaceChildren(row(seen.columns, 'th'));
    $('first-rows').tBodies[0].replaceChildren(...seen.rows.map((cells) => row(cells, 'td')));
    $('map-part').hidden = own;
    $('map').value = own ? '' : seen.map;
    $('rejects').value = ''; // what may be left out is decided for each file
    const asMap = $('unknown').options[0];
    asMap.hidden = asMap.disabled = own;
    if (!own) $('unknown').value = '';
    else if ($('unknown').value === '') $('unknown').value = 'REJECT';
  }

  const options = () => ({
    upload: upload.id,
    map: own ? null : $('map').value,
    // A day that is only the default is not sent: the same file tomorrow is the same import.
    through: $('through').value && $('through').value !== root.dataset.today ? $('through').value : null,
    onUnknown: $('unknown').value || null,
    allowRejects: $('rejects').value.trim() || null,
    lang: lang.toUpperCase(),
    reading: reading(),
  });

  function changed() {
    const isGood = upload && good === JSON.stringify(options());
    $('import-button').disabled = busy || !isGood;
    $('check').disabled = busy;
    $('check').classList.toggle('quiet', Boolean(isGood));
    $('check-first').hidden = Boolean(isGood);
  }
  form.addEventListener('input', changed);
  form.addEventListener('submit', (e) => { e.preventDefault(); take(true); });
  $('import-button').addEventListener('click', () => take(false));

  // ------------------------------------------------ checking and importing

  async function take(dryRun) {
    if (busy || !upload) return;
    const asked = options();
    const { id } = upload;
    busy = true;
    good = '';
    $('result').hidden = true; // it is of other options, or of an earlier try
    changed();
    complain('run-failure');
    for (const field of form.elements) field.removeAttribute('aria-invalid');
    let stopped = false;
    const meter = showMeter('running', upload.name, () => { stopped = true; drop(id); });
    $('goes-on').hidden = dryRun;
    meter.title(say.checking);
    try {
      const result = await run({ ...asked, dryRun }, {
        fault: say.failed,
        progress: (p) => { meter.title(say[p.phase]); meter.set(p.bytes, p.total, speed(p)); },
        reconnecting: () => meter.title(say.reconnecting),
      });
      if (dryRun && !result.refused && result.sameAs == null) good = JSON.stringify(asked);
      showResult(result);
    } catch (error) {
      failed(error, dryRun, stopped);
    } finally {
      busy = false;
      meter.hide();
      changed();
    }
  }

  function speed({ phase, rows, bytes, total, seconds }) {
    const said = [fill(say.rows, { n: number(rows) })];
    if (seconds > 1 && rows > 0) said.push(fill(say.rate, { n: number(Math.round(rows / seconds)) }));
    if (seconds > 2 && bytes > 0 && total > bytes && phase !== 'committing') {
      const left = Math.ceil((seconds * (total - bytes)) / bytes);
      said.push(fill(say.left, { time: left < 100 ? fill(say.seconds, { n: number(left) }) : fill(say.minutes, { n: number(Math.round(left / 60)) }) }));
    }
    return said.join(' · ');
  }

  function failed(error, dryRun, stopped) {
    const lost = error instanceof Lost;
    if (lost && !dryRun) refreshHistory();
    if (stopped || (error.code === 'NOT_FOUND' && error.argument === 'upload')) { // or expired
      forget();
      return complain('choose-failure', error.message);
    }
    complain('run-failure', lost ? (dryRun ? say.lost : say.unknown) : error.message);
    const field = { map: 'map', through: 'through', allowRejects: 'rejects' }[error.argument];
    if (field && !(field === 'map' && own)) {
      $(field).setAttribute('aria-invalid', 'true');
      $(field).after($('run-failure')); // beside what is to be mended
      $(field).focus();
    } else {
      form.querySelector('.actions').before($('run-failure'));
    }
  }

  function showResult(result) {
    const committed = result.version != null;
    $('result-body').replaceChildren(...resultView(result, { say, number, date, span }));
    $('result').hidden = false;
    $('look').hidden = committed || result.sameAs != null;
    $('after').hidden = !(committed || result.sameAs != null);
    $('undo-new').hidden = !committed;
    if (committed) {
      $('undo-new').open = false;
      $('undo-new').querySelector('[name=version]').value = result.version;
      $('undo-new').querySelector('form button').textContent = fill(say.undo, { n: result.version });
      refreshHistory();
    }
    focus('result-title');
  }

  // refreshHistory fetches this page anew and takes its list over.
  async function refreshHistory() {
    try {
      const response = await fetch(location.pathname + location.search);
      const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('history');
      if (fresh) $('history').replaceWith(document.adoptNode(fresh));
    } catch { /* the list is older than it could be */ }
  }

  // ------------------------------------------------ the frame

  function forget() {
    if (upload) drop(upload.id);
    upload = null;
    good = '';
    $('sheet').replaceChildren();
    $('encoding').value = '';
    for (const id of ['look', 'result', 'sheet-part', 'encoding-part']) $(id).hidden = true;
    $('choose').hidden = zone.hidden = false;
  }
  for (const id of ['other', 'another']) {
    $(id).addEventListener('click', () => { if (!busy) { forget(); input.focus(); } });
  }
  addEventListener('pagehide', (e) => { if (!e.persisted && upload && !busy) drop(upload.id); });

  function complain(id, text = '') {
    $(id).textContent = text;
    $(id).hidden = text === '';
  }

  function focus(id) {
    $(id).focus({ preventScroll: true });
    $(id).scrollIntoView({ block: 'start' });
  }

  function showMeter(id, name, cancel) {
    const box = $(id);
    const bar = box.querySelector('progress');
    const text = box.querySelector('.meter-text');
    box.querySelector('.meter-name').textContent = name;
    box.querySelector('button').onclick = cancel;
    bar.removeAttribute('value');
    text.textContent = '';
    box.hidden = false;
    return {
      title: (words) => { box.querySelector('strong').textContent = words; },
      set: (done, all, words) => {
        if (all > 0) { bar.max = all; bar.value = done; }
        text.textContent = words;
      },
      hide: () => { box.hidden = true; },
    };
  }
}
