// Brings the charts of a page to life: a chart is a picture until a reader points at it, touches it or comes to it with
// the keyboard. Then the same option is drawn over the picture, with what stands behind each bar and point.
import { resolve } from './formats.js';
import { isStep, placesOf, step } from './places.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const theme = () => document.documentElement.dataset.theme || (dark.matches ? 'dark' : 'light');
const plots = [...document.querySelectorAll('[data-chart]')].map((box) => new Plot(box));

function Plot(box) {
  const picture = box.querySelector('picture img');
  const failure = box.querySelector('.plot-failure');
  const options = {}; // texts, by theme
  let canvas;
  let chart;
  let at = -1; // the place that the keyboard is at

  const load = async (name) => {
    const url = new URL(box.dataset.chart, location.href);
    url.searchParams.set('theme', name);
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
    options[name] = await response.text();
  };

  const state = (name) => {
    box.dataset.state = name;
    failure.hidden = name !== 'failed';
  };

  // The chart has the size of the picture, and is scaled like it, so both lie on each other to the pixel.
  const size = () => ({ width: picture.naturalWidth, height: picture.naturalHeight });
  const fit = () => {
    if (!canvas) return;
    const { width, height } = size();
    if (canvas.clientWidth !== width || canvas.clientHeight !== height) {
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      chart?.resize({ width, height });
    }
    canvas.style.transform = `scale(${picture.clientWidth / width})`;
  };

  // shown waits for a picture that is on its way.
  const shown = () => picture.complete || new Promise((go) => ['load', 'error'].forEach((end) => picture.addEventListener(end, go, { once: true })));

  const draw = (init, name) => {
    this.drop();
    canvas = document.createElement('div');
    canvas.className = 'plot-canvas';
    canvas.ariaHidden = 'true'; // the picture below it says what it is
    box.append(canvas);
    fit();
    chart = init(canvas, null, { renderer: 'canvas', devicePixelRatio: devicePixelRatio * Math.max(1, picture.clientWidth / size().width), ...size() });
    chart.setOption({ ...resolve(JSON.parse(options[name])), animation: false });
    if (still.matches) chart.setOption({ tooltip: { transitionDuration: 0 } });
  };

  this.drop = () => {
    chart?.dispose();
    canvas?.remove();
    chart = canvas = undefined;
    at = -1;
    state('picture');
  };

  this.wake = async () => {
    if (chart || box.dataset.state === 'loading') return;
    const name = theme();
    state('loading');
    try {
      const [{ init }] = await Promise.all([import('./echarts.js'), options[name] ?? load(name), document.fonts.ready, shown()]);
      if (!picture.naturalWidth) throw new Error(`${picture.currentSrc} is not there`);
      if (name !== theme()) return this.drop();
      draw(init, name);
      state('live');
    } catch (error) {
      state('failed');
      console.warn(error);
    }
  };

  const tell = (type, place) => place && chart?.dispatchAction({ type, seriesIndex: place.seriesIndex, dataIndex: place.dataIndex });

  // The arrow keys go from place to place, and each says what the pointer would be told there.
  const go = async (key) => {
    await this.wake();
    if (!chart) return;
    const places = placesOf(chart.getOption());
    if (places.length === 0) return;
    tell('downplay', places[at]);
    at = step(places, at, key);
    tell('highlight', places[at]);
    tell('showTip', places[at]);
  };

  const again = () => {
    state('picture');
    if (picture.naturalWidth) return this.wake();
    picture.src = picture.src; // eslint-disable-line no-self-assign -- this loads it once more
  };

  box.tabIndex = 0;
  box.role = 'group';
  box.ariaLabel = `${picture.alt} ${box.dataset.hint}`;
  for (const event of ['pointerenter', 'focus']) box.addEventListener(event, this.wake);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') chart?.dispatchAction({ type: 'hideTip' });
    if (event.target !== box || !isStep(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(event.key);
  });
  box.addEventListener('blur', () => {
    chart?.dispatchAction({ type: 'hideTip' });
    chart?.dispatchAction({ type: 'downplay' });
  });
  failure.querySelector('button').addEventListener('click', again);
  picture.addEventListener('load', () => (chart ? fit() : state('picture')));
  picture.addEventListener('error', () => state('failed'));
  state(!picture.complete ? 'waiting' : picture.naturalWidth ? 'picture' : 'failed');
  new ResizeObserver(fit).observe(picture);
}

// In another theme, and on paper, the pictures are right.
dark.addEventListener('change', () => plots.forEach((plot) => plot.drop()));
addEventListener('beforeprint', () => plots.forEach((plot) => plot.drop()));
