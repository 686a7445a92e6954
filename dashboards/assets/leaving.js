// Says that the next page is on its way, where it takes longer than a moment. Nothing on the page moves.
const page = document.querySelector('main');
const moment = 300; // ms
const longest = 20_000; // ms, after which something has gone wrong, and the page can be used as before

let timer;

addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const to = new URL(link.href);
  const leaves = to.origin === location.origin && (to.pathname !== location.pathname || to.search !== location.search);
  if (leaves && !link.target && !link.hasAttribute('download') && !/\.\w+$/.test(to.pathname)) leave();
});
addEventListener('submit', (event) => { if (!event.defaultPrevented) leave(); });
addEventListener('pageshow', stay); // from the back button, too

function leave() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    page.setAttribute('aria-busy', 'true');
    timer = setTimeout(stay, longest);
  }, moment);
}

function stay() {
  clearTimeout(timer);
  page.removeAttribute('aria-busy');
}
