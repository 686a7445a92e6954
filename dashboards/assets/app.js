// Draws the charts of a page. Without this script the page still has every number, in its tables.
import { resolve } from './formats.js';
import './shell.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const paper = { width: 688, height: 880, devicePixelRatio: 2 }; // A4 upright within the margins of print.css, a heading above
const plots = [...document.querySelectorAll('[data-chart]')].map((box) => new Plot(box));

function Plot(box) {
  const canvas = box.querySelector('.plot-canvas');
  const failure = box.querySelector('.plot-failure');
  const options = {}; // by theme
  let chart;
  let shown;

  const load = async (theme) => {
    const url = new URL(box.dataset.chart, location.href);
    url.searchParams.set('theme', theme);
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
    options[theme] = resolve(await response.json());
  };

  this.show = async (theme) => {
    shown = theme;
    box.dataset.state = 'loading';
    failure.hidden = true;
    try {
      const [{ init }] = await Promise.all([import('./echarts.js'), options[theme] ?? load(theme), document.fonts.ready]);
      if (shown !== theme) return;
      this.draw(theme, init);
      box.dataset.state = 'drawn';
    } catch (error) {
      box.dataset.state = 'failed';
      failure.hidden = false;
      console.warn(error);
    }
  };

  this.draw = (theme, init, size) => {
    chart?.dispose();
    chart = init(canvas, null, { renderer: 'canvas', ...size });
    chart.setOption({ ...options[theme], animation: !size && !still.matches && options[theme].animation !== false });
  };

  // Paper is white: a page read in the dark is printed with the light charts, which were fetched beforehand
  // because a print does not wait. Nor does it lay out anew before the charts are drawn, so they are made to fit.
  this.print = async (init) => {
    if (theme() === 'dark' && !options.light) await load('light').catch(() => {});
    addEventListener('beforeprint', () => options.light && this.draw('light', init, { ...paper, height: Math.min(paper.height, canvas.clientHeight) }));
    addEventListener('afterprint', () => options[shown] && this.draw(shown, init));
  };

  failure.querySelector('button').addEventListener('click', () => this.show(shown));
  new ResizeObserver(() => chart?.resize()).observe(canvas);
}

const theme = () => document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');
const showAll = () => Promise.all(plots.map((plot) => plot.show(theme())));
dark.addEventListener('change', showAll);

if (plots.length > 0) {
  await showAll();
  const { init } = await import('./echarts.js');
  plots.forEach((plot) => plot.print(init));
}
