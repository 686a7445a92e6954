// The script of a chart in a frame: it tells the page around it how high it is, so that nothing is cut off.
import './plots.js';

// The sites that may show the frame, as the server's policy says.
const allowed = (document.body.dataset.parents ?? '').split(' ').filter(Boolean).map((site) => (site === "'self'" ? location.origin : new URL(site).origin));

// The site that shows it, where the browser tells; a message to another one would be an error in its console.
const around = () => {
  const known = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return known ? allowed.filter((site) => site === known) : allowed;
};

if (parent !== window) {
  const main = document.querySelector('main');
  const sites = around();
  new ResizeObserver(() => {
    const message = { type: 'giaoban-embed', height: Math.ceil(main.getBoundingClientRect().height) };
    for (const site of sites) parent.postMessage(message, site);
  }).observe(main);
}
