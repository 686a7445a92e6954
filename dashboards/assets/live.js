// Tells the reader when there are newer numbers than the page's. The page does not change under the reader's eyes: a bar
// offers to load it anew. Only a page that can be seen listens, because a browser has few connections to one server.
const bar = document.querySelector('.news');
const settled = 8000; // ms until a page listens that has just been loaded; who reads on to the next page opens no stream
const firstPause = 10_000; // ms before listening again where the server refused; doubled each time
const longestPause = 300_000;

let source;
let timer;
let pause = firstPause;

if (bar) {
  addEventListener('pagehide', rest); // or the browser could not keep the page for the back button
  addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
  document.addEventListener('visibilitychange', listen);
  timer = setTimeout(listen, settled);
}

function listen() {
  rest();
  if (document.visibilityState !== 'visible' || bar.firstChild) return;
  source = new EventSource(bar.dataset.events);
  source.addEventListener('open', () => { pause = firstPause; });
  source.addEventListener('version', () => { rest(); tell(); });
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) return; // the browser connects again by itself
    timer = setTimeout(listen, pause);
    pause = Math.min(2 * pause, longestPause);
  });
}

function rest() {
  source?.close();
  clearTimeout(timer);
}

function tell() {
  if (!bar.dispatchEvent(new Event('newer', { cancelable: true }))) return; // a wall shows it by itself
  const see = document.createElement('a');
  see.href = location.pathname + location.search;
  see.textContent = bar.dataset.say;
  see.addEventListener('click', (event) => { // keeps the place on the page
    event.preventDefault();
    location.reload();
  });
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', bar.dataset.close);
  close.addEventListener('click', () => { bar.hidden = true; });
  bar.replaceChildren(see, close);
}
