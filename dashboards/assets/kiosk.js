// Turns the pages on a wall. Without this script the browser goes on by itself; with it the turn can be stopped, waits for
// a server that is away, and begins anew with new data.
const turn = document.querySelector('.turn');
const still = 15_000; // ms that the pages stand still after somebody has moved the pointer or typed
const look = 250; // ms
const firstPause = 3000; // ms until the server is asked again; doubled each time
const longestPause = 30_000;

if (turn) start();

function start() {
  const line = turn.querySelector('svg');
  const button = turn.querySelector('button');
  const said = turn.querySelector('.turn-said');
  const next = turn.querySelector('[rel=next]').href;
  let left = Number(turn.dataset.seconds) * 1000;
  let last = performance.now();
  let touched = -Infinity;
  let paused = false;
  let leaving = false;

  button.hidden = false;
  button.addEventListener('click', pause);
  for (const kind of ['pointermove', 'pointerdown', 'wheel', 'keydown', 'focusin']) addEventListener(kind, touch, { passive: true });
  addEventListener('keydown', key);
  document.querySelector('.news')?.addEventListener('newer', (event) => {
    if (paused) return; // the bar offers it
    event.preventDefault();
    go(location.href);
  });
  setInterval(tick, look);
  navigator.wakeLock?.request('screen').catch(() => {}); // it is only a wish

  function tick() {
    const now = performance.now();
    const passed = Math.min(now - last, 2 * look); // a machine that slept has shown nothing
    last = now;
    const held = paused || now - touched < still;
    document.body.classList.toggle('idle', now - touched >= still);
    if (held || leaving || document.hidden) line.pauseAnimations();
    else line.unpauseAnimations();
    if (held || leaving || document.hidden) return;
    left -= passed;
    if (left <= 0) go(next);
  }

  function touch() {
    touched = performance.now();
  }

  function pause() {
    paused = !paused;
    touched = -Infinity;
    button.textContent = paused ? turn.dataset.resume : turn.dataset.pause;
  }

  function key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const onPage = event.target === document.body || event.target === document.documentElement;
    const to = { ArrowRight: '[rel=next]', ArrowLeft: '[rel=prev]', Escape: '.turn-leave' }[event.key];
    if (event.key === ' ' && onPage) {
      event.preventDefault(); // or the page scrolls
      pause();
    } else if (to && (onPage || event.key === 'Escape' || turn.contains(event.target))) {
      turn.querySelector(to).click();
    }
  }

  // Goes to an address once the server is there: a browser that shows its own page of errors would stay on it.
  async function go(address, wait = firstPause) {
    if (leaving && wait === firstPause) return;
    leaving = true;
    try {
      const there = await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(10_000) });
      if (there.status >= 500) throw new Error(there.statusText);
      location.replace(address);
    } catch {
      said.textContent = turn.dataset.waiting;
      setTimeout(go, wait, address, Math.min(2 * wait, longestPause));
    }
  }
}
