// Small multiples: the months of many rows as small bars on one scale, each under the row's name, in as many columns as have
// room (the horizontal axis ends at their number).
import { font, label, lines, widthOf } from './shape-text.js';
import { hatching, lock } from './shape-signs.js';

export const multiples = (params, api) => {
  const { rows, marks, colors, scale, card, pale, ink, quiet, size } = params.itemPayload;
  const [unit, height] = api.size([1, 1]);
  const columns = Math.round(params.coordSys.width / unit);
  const { name, total, locked, bars, states } = rows[params.dataIndex];
  const y = params.coordSys.y + Math.floor(params.dataIndex / columns) * height;
  const gap = columns > 2 ? 28 : 18;
  const room = (params.coordSys.width + gap) / columns - gap;
  const x = params.coordSys.x + (params.dataIndex % columns) * (room + gap);
  const lineHeight = Math.round(size * 1.25);
  const floor = Math.round(y + height - 16) + 0.5;
  const high = floor - y - 2 * lineHeight - 6;

  const children = [{ type: 'rect', shape: { x: x - 4, y, width: room + 8, height: height - 8, r: 4 }, style: { fill: card } }];
  children.push({ type: 'rect', shape: { x, y: floor - high, width: room, height: high }, style: { fill: pale } });
  const number = font(size + 1, 700);
  const used = total ? widthOf(total, number) + 8 : locked ? 20 : 0;
  const written = lines(name, font(size, 600), room - used, 2).join('\n');
  const foot = floor - high - 3; // of the name
  children.push(label(x, foot, written, size, ink, { weight: 600, lineHeight, style: { verticalAlign: 'bottom' } }));
  if (total) children.push(label(x + room, foot + 0.5, total, size + 1, ink, { weight: 700, lineHeight, style: { align: 'right', verticalAlign: 'bottom' } }));
  if (locked) children.push(lock(x + room - 12, foot - 14, 12, quiet));

  const slot = room / bars.length;
  const bar = Math.max(0.6, Math.min(14, slot > 3 ? slot - 1.2 : slot * 0.85));
  const filled = colors.map(() => '');
  const hollow = colors.map(() => '');
  let base = ''; // the floor, but for months of which nothing is known
  bars.forEach((value, i) => {
    const middle = x + (i + 0.5) * slot;
    const state = states?.[i];
    if (state === 'SUPPRESSED') children.push(lock(middle - 4, floor - 10, 8, quiet));
    if (value === null) return;
    base += `M${round(x + i * slot)} ${floor}H${round(x + (i + 1) * slot)}`;
    const tall = (value / scale) * high;
    if (tall <= 0) return;
    const rect = { x: middle - bar / 2, y: floor - Math.max(tall, 0.7), width: bar, height: Math.max(tall, 0.7) };
    const path = `M${round(rect.x)} ${floor}V${round(rect.y)}h${round(bar)}V${floor}z`;
    if (state === 'PARTIAL' || state === 'AT_LEAST') hollow[marks[i]] += path;
    else filled[marks[i]] += path;
    if (state === 'AT_LEAST') children.push(hatching(rect, colors[marks[i]], 3));
  });
  if (base) children.push({ type: 'path', silent: true, shape: { pathData: base }, style: { fill: 'none', stroke: quiet, lineWidth: 1 } });
  filled.forEach((pathData, i) => pathData && children.push({ type: 'path', silent: true, shape: { pathData }, style: { fill: colors[i] } }));
  hollow.forEach((pathData, i) => pathData && children.push({ type: 'path', silent: true, shape: { pathData }, style: { fill: 'none', stroke: colors[i], lineWidth: 1, lineDash: [2, 1.5] } }));
  return { type: 'group', children };
};

// caption is the text above all of them: what the bars are, and their scale.
export const caption = (params, api) => {
  const { text, color, size, above } = params.itemPayload;
  const written = lines(text, font(size), api.getWidth(), 4).join('\n');
  return label(0, params.coordSys.y - above, written, size, color, { lineHeight: Math.round(size * 1.35), style: { verticalAlign: 'top' } });
};

const round = (n) => Math.round(n * 10) / 10;
