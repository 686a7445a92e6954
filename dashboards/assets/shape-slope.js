// A slope chart: a line from each row's rate then to its rate now, with labels at both ends that are moved apart and joined
// to their points by thin lines.
import { font, label, lines, widthOf } from './shape-text.js';
import { lock } from './shape-signs.js';

const leader = 20; // pixels between an axis and its labels
const lockSize = 11;

export const slope = (params, api) => {
  const plan = (params.context.plan ??= layOut(params, api));
  const { ink, quiet, card } = params.itemPayload;
  const row = plan.rows[params.dataIndex];
  const children = [];
  const stroke = row.color;
  const dash = row.dashed ? [5, 3] : row.dash;
  if (row.y.then !== null && row.y.now !== null) {
    children.push({ type: 'line', shape: { x1: plan.x.then, y1: row.y.then, x2: plan.x.now, y2: row.y.now },
      style: { stroke, lineWidth: row.clear ? 2.5 : 1.5, lineDash: dash }, emphasis: { style: { lineWidth: 4 } } });
  }
  for (const side of ['then', 'now']) {
    const at = row.label[side];
    const out = side === 'then' ? -1 : 1;
    const x = plan.x[side];
    if (row.y[side] !== null) {
      const hollow = row.hollow?.[side];
      if (Math.abs(at.y - row.y[side]) > 1) children.push({ type: 'line', silent: true, shape: { x1: x + out * 6, y1: row.y[side], x2: x + out * (leader - 3), y2: at.y }, style: { stroke: row.clear ? stroke : quiet, lineWidth: 0.75, opacity: 0.7 } });
      children.push({ type: 'circle', shape: { cx: x, cy: row.y[side], r: row.clear ? 4.5 : 3.5 }, style: { fill: hollow ? card : stroke, stroke: hollow ? stroke : card, lineWidth: hollow ? 1.75 : 1, lineDash: hollow === 'PARTIAL' ? [2, 1.5] : null } });
    }
    const fill = row.clear ? ink : quiet;
    const weight = row.clear ? 600 : 400;
    const from = x + out * leader;
    const style = { align: side === 'then' ? 'right' : 'left' };
    if (row.locked?.[side]) children.push(lock(side === 'then' ? from - lockSize : from, at.y - lockSize / 2, lockSize, quiet));
    else if (row.text[side]) children.push(label(from, at.y, row.text[side], plan.size, fill, { weight, style }));
    if (at.lines) children.push(label(from + out * (plan.values[side] + 8), at.y, at.lines.join('\n'), plan.size, fill, { weight, lineHeight: plan.lineHeight, style }));
  }
  return { type: 'group', children };
};

// axes are drawn once, behind the lines, with the names of the two periods.
export const slopeAxes = (params, api) => {
  const { heads, ink, rule, size } = params.itemPayload;
  const x = columns(params, api);
  const { y, height } = params.coordSys;
  const children = [];
  const half = (x.then + x.now) / 2; // neither name reaches over it
  for (const side of ['then', 'now']) {
    const [from, to] = side === 'then' ? [0, half - 5] : [half + 5, api.getWidth()];
    const written = lines(heads[side], font(size, 600), to - from, 2);
    const wide = Math.max(0, ...written.map((line) => widthOf(line, font(size, 600)))) / 2;
    const middle = Math.min(Math.max(x[side], from + wide), to - wide);
    children.push({ type: 'line', silent: true, shape: { x1: x[side], y1: y - 8, x2: x[side], y2: y + height }, style: { stroke: rule, lineWidth: 1 } });
    children.push(label(middle, y - 12, written.join('\n'), size, ink, { weight: 600, style: { align: 'center', verticalAlign: 'bottom' } }));
  }
  return { type: 'group', children };
};

// columns are the places of the two axes: names stand at both ends, on a phone at the right one alone.
const columns = (params, api) => {
  const { sides, then, now } = params.itemPayload;
  const width = api.getWidth();
  return sides === 2 ? { then, now: width - now } : { then: 62, now: width - Math.max(now, width * 0.46) };
};

const layOut = (params, api) => {
  const { rows, highest, size, sides } = params.itemPayload;
  const { y: top, height } = params.coordSys;
  const x = columns(params, api);
  const lineHeight = Math.round(size * 1.25);
  const plan = { x, size, lineHeight, values: {} };
  const place = (value) => (value === null ? null : top + height - (value / highest) * height);
  plan.rows = rows.map((row) => ({ ...row, y: { then: place(row.then), now: place(row.now) }, label: {} }));
  for (const side of ['then', 'now']) {
    const named = side === 'now' || sides === 2;
    plan.values[side] = Math.max(...plan.rows.map((row) => (row.locked?.[side] ? lockSize : widthOf(row.text[side], font(size, 600)))));
    const room = (side === 'then' ? x.then : api.getWidth() - x.now) - leader - plan.values[side] - 10;
    for (const most of [3, 2, 1]) {
      const items = plan.rows.map((row) => {
        const written = named && (row.text[side] || row.locked?.[side]) ? lines(row.name, font(size, row.clear ? 600 : 400), room, most) : null;
        return { row, written, wanted: row.y[side] ?? top + height, height: row.text[side] || row.locked?.[side] ? Math.max(1, written?.length ?? 1) * lineHeight + 4 : 0 };
      });
      const needed = items.reduce((sum, item) => sum + item.height, 0);
      if (needed > height + lineHeight && most > 1) continue;
      apart(items, top - lineHeight / 2, top + height + lineHeight / 2);
      items.forEach((item) => (item.row.label[side] = { y: item.y, lines: item.written }));
      break;
    }
  }
  return plan;
};

// apart moves labels so that none stands on another, each as little as can be: those that meet become a block around the
// middle of where they want to be.
const apart = (items, from, to) => {
  const blocks = [];
  for (const item of [...items].sort((a, b) => a.wanted - b.wanted)) {
    let block = { items: [item], height: item.height, sum: item.wanted - item.height / 2 };
    const start = () => Math.min(Math.max(block.sum / block.items.length, from), to - block.height);
    block.start = start();
    while (blocks.length > 0 && blocks.at(-1).start + blocks.at(-1).height > block.start) {
      const above = blocks.pop();
      block = { items: [...above.items, ...block.items], height: above.height + block.height, sum: above.sum + block.sum - above.height * block.items.length };
      block.start = start();
    }
    blocks.push(block);
  }
  for (const block of blocks) {
    let y = block.start;
    for (const item of block.items) {
      item.y = y + item.height / 2;
      y += item.height;
    }
  }
};
