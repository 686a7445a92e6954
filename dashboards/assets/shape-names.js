// The names of rows, left of a grid whose vertical axis has them as categories.
import { font, label, lines } from './shape-text.js';

export const names = (params, api) => {
  const { texts, color, width, size, lineHeight } = params.itemPayload;
  const row = api.value(1);
  const [, y] = api.coord([0, row]);
  const [, height] = api.size([0, 1]);
  const most = Math.max(1, Math.floor((height - 4) / lineHeight));
  const text = lines(texts[row], font(size), width, most).join('\n');
  return label(params.coordSys.x - 10, y, text, size, color, { lineHeight, style: { align: 'right' } });
};

// heading is a line above a grid.
export const heading = (params) => {
  const { text, color, size } = params.itemPayload;
  return label(0, params.coordSys.y - 19, text, size, color, { weight: 600 });
};
