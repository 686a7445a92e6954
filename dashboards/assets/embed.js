// The script of a chart in a frame: it tells the page around it how high it is, so that nothing is cut off.
import './plots.js';

if (parent !== window) {
  const main = document.querySelector('main');
  new ResizeObserver(() => {
    // A height is no secret, so whichever page may show the frame may hear it.
    parent.postMessage({ type: 'giaoban-embed', height: Math.ceil(main.getBoundingClientRect().height) }, '*');
  }).observe(main);
}
