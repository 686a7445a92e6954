// Draws a chart as SVG without a browser. The server runs this in a JavaScript engine that has no document, no network
// and no clock of its own; what a page draws with canvas is drawn here from the same option.
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

import { resolve } from './formats.js';
import { parts } from './parts.js';

use([...parts, SVGRenderer]);

const { widthOf } = globalThis; // of a text in pixels, from the server, which has the typeface
setPlatformAPI({ measureText: (text, font) => ({ width: widthOf(text, font) }) });

// draw gives the SVG of an option. The option is JSON, so that nothing in it can be a function.
globalThis.draw = (json, width, height) => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...resolve(JSON.parse(json)), animation: false });
    return chart.getZr().painter.renderToString({ cssAnimation: false, cssEmphasis: false, useViewBox: true });
  } finally {
    chart.dispose();
  }
};

// What a name might write into all objects would stay for every later picture.
Object.freeze(Object.prototype);
