// The cells of a heat map. Those of one class are a series; what is written in a cell is written where it fits.
import { font, label, widthOf } from './shape-text.js';
import { hatching, lock } from './shape-signs.js';

export const heat = (params, api) => {
  const { texts, states, longest, color, fill, ink, rule } = params.itemPayload;
  const [x, y] = api.coord([api.value(0), api.value(1)]);
  const [width, height] = api.size([1, 1]);
  const gap = width > 6 ? 1 : 0;
  const cell = { x: x - width / 2 + gap, y: y - height / 2 + 1, width: width - 2 * gap, height: height - 2, r: width > 12 ? 2 : 0 };
  params.context.size ??= sizeOf(longest, params.itemPayload.size, cell.width);
  const { size } = params.context;
  const state = states?.[params.dataIndex];
  const text = texts?.[params.dataIndex] ?? '';
  const children = [];
  switch (state) {
    case 'PARTIAL': // hollow and dashed
      children.push({ type: 'rect', shape: inset(cell, 0.75), style: { fill: color + '40', stroke: ink, lineWidth: 1.5, lineDash: [3, 2] } });
      break;
    case 'NOT_REPORTED':
    case 'SUPPRESSED':
      children.push({ type: 'rect', shape: inset(cell, 0.5), style: { fill: 'transparent', stroke: rule, lineWidth: 1 } });
      break;
    default:
      children.push({ type: 'rect', shape: cell, style: { fill: color } });
  }
  if (state === 'AT_LEAST') children.push(hatching(cell, fill + '80'));
  if (state === 'SUPPRESSED') {
    const side = Math.min(12, cell.width - 2, cell.height - 4);
    if (side > 4) children.push(lock(x - side / 2, y - side / 2, side, ink));
  } else if (text && cell.height >= size + 3 && fits(text, size, cell.width)) {
    if (state === 'AT_LEAST') children.push({ type: 'rect', silent: true, shape: { x: cell.x + 2, y: y - size / 2 - 2, width: cell.width - 4, height: size + 4 }, style: { fill: color } });
    children.push(label(x, y + 0.5, text, size, state === 'PARTIAL' ? ink : fill, { style: { align: 'center' } }));
  }
  return { type: 'group', children };
};

// fits tells whether a text has room; numbers of as many digits all have it or not.
const fits = (text, size, width) => widthOf(text.replace(/\d/g, '0'), font(size)) <= width - 2;

// sizeOf is the size of all texts: the usual one, or a smaller one in which the longest fits. Where only one or two digits
// would fit, they would be a scatter of the smallest numbers: then there are none.
const sizeOf = (longest, usual, width) => {
  for (let size = usual; size >= 10; size--) if (fits(longest, size, width)) return size;
  return fits('000', usual, width) ? usual : Infinity;
};

const inset = ({ x, y, width, height, r }, by) => ({ x: x + by, y: y + by, width: Math.max(0, width - 2 * by), height: Math.max(0, height - 2 * by), r });

// strips show above a heat map which months belong to the compared periods.
export const strips = (params, api) => {
  const [from, to] = [api.value(0), api.value(1)];
  const [left] = api.coord([from, 0]);
  const [right] = api.coord([to, 0]);
  const [width] = api.size([1, 1]);
  const { colors, above } = params.itemPayload;
  return { type: 'rect', silent: true, shape: { x: left - width / 2 + 1, y: params.coordSys.y - above, width: right - left + width - 2, height: 4, r: 2 }, style: { fill: colors[params.dataIndex] } };
};

// totals are the counts of rows, right of a grid; a lock where one is hidden.
export const totals = (params, api) => {
  const { texts, locked, head, color, quiet, size } = params.itemPayload;
  const row = api.value(1);
  const [, y] = api.coord([0, row]);
  const x = params.coordSys.x + params.coordSys.width + 8;
  const children = [locked.includes(row) ? lock(x, y - size / 2, size, quiet) : label(x, y, texts[row], size, color, { weight: 600 })];
  if (row === 0) children.push(label(x, params.coordSys.y - 17, head, size, color));
  return { type: 'group', children };
};
