// A treemap: areas in proportion to counts, groups of tiles side by side (the squarified layout of Bruls, Huizing and van Wijk,
// 2000). A name is written in a tile where it fits.
import { font, label, lines, widthOf } from './shape-text.js';
import { hatching } from './shape-signs.js';

const head = 22; // pixels of the name of a group of several tiles
const pad = 7;

export const tiles = (params, api) => {
  const plan = (params.context.plan ??= layOut(params));
  const { ink, card } = params.itemPayload;
  const { tile, group, rect, first, area } = plan[params.dataIndex];
  const children = [];
  if (first) { // the group is drawn with its first tile, below it
    children.push({ type: 'rect', silent: true, z2: -1, shape: { ...area, r: 3 }, style: { fill: group.fill } });
    children.push({ type: 'rect', silent: true, z2: 2, shape: { x: area.x, y: area.y, width: 3, height: area.height }, style: { fill: group.color } });
    if (group.headed) children.push(...words(group.name, group.total, { ...area, height: head }, ink, 13, 1, 10));
  }
  const look = { fill: tile.state === 'PARTIAL' ? card : group.fill, stroke: tile.state === 'PARTIAL' ? group.color : card, lineWidth: 1, lineDash: tile.state === 'PARTIAL' ? [3, 2] : null };
  children.push({ type: 'rect', shape: { ...inset(rect), r: 2 }, style: look, emphasis: { style: { stroke: ink, lineWidth: 2 } } });
  if (tile.state === 'AT_LEAST') children.push(hatching(inset(rect), group.color + '59', 7));
  children.push(...words(tile.name, tile.text, rect, ink, group.headed ? 12 : 13, 4));
  return { type: 'group', children };
};

// words are a name and a count in a rectangle, as far as they fit: both below each other, both in a line, the name alone.
const words = (name, count, { x, y, width, height }, ink, size, most, enough = 24) => {
  const lineHeight = Math.round(size * 1.25);
  const room = width - 2 * pad - 3;
  const left = x + pad + 3;
  const rows = Math.floor((height - 2 * pad + 4) / lineHeight);
  const counted = widthOf(count, font(size, 700));
  const broken = room < 120 && name.split(' ').some((word) => widthOf(word, font(size, 600)) > room); // a short line cannot break a word
  if (height < lineHeight + 2) return [];
  if (rows > 1 && !broken) {
    const written = lines(name, font(size, 600), room, Math.min(most, rows - 1));
    if (whole(written, name, enough) && counted <= room) {
      return [label(left, y + pad, written.join('\n'), size, ink, { weight: 600, lineHeight, style: { verticalAlign: 'top' } }),
        label(left, y + pad + written.length * lineHeight, count, size, ink, { lineHeight, style: { verticalAlign: 'top' } })];
    }
  }
  const [short] = lines(name, font(size, 600), room - counted - 8, 1);
  const middle = rows < 1 ? y + height / 2 + 0.5 : y + pad + lineHeight / 2;
  if (short && whole([short], name, enough)) return [label(left, middle, short, size, ink, { weight: 600 }), label(left + widthOf(short, font(size, 600)) + 8, middle, count, size, ink)];
  return counted <= room ? [label(left, middle, count, size, ink)] : [];
};

// whole tells whether lines say enough of a name: all of it, or so many letters.
const whole = (written, name, enough) => {
  const last = written.at(-1);
  return last !== undefined && (!last.endsWith('…') || written.join('').length >= Math.min(enough, name.length));
};

const inset = ({ x, y, width, height }) => ({ x: x + 1, y: y + 1, width: Math.max(0, width - 2), height: Math.max(0, height - 2) });

const layOut = (params) => {
  const { groups } = params.itemPayload;
  const { x, y, width, height } = params.coordSys;
  const sums = groups.map((group) => group.tiles.reduce((sum, tile) => sum + tile.value, 0));
  const plan = [];
  squarify(sums, { x, y, width, height }).forEach((place, i) => {
    const group = { ...groups[i] };
    const area = inset(place);
    group.headed = group.tiles.length > 1 && area.height > 2.4 * head && area.width > 90;
    const inner = { x: area.x + 3, y: area.y + (group.headed ? head : 0), width: area.width - 3, height: area.height - (group.headed ? head : 0) };
    squarify(group.tiles.map((tile) => tile.value), inner).forEach((rect, k) => plan.push({ tile: group.tiles[k], group, rect, first: k === 0, area }));
  });
  return plan;
};

// squarify parts a rectangle in proportion to values, largest first, in rows whose parts are as square as can be.
const squarify = (values, { x, y, width, height }) => {
  const sum = values.reduce((a, b) => a + b, 0);
  const places = [];
  let rest = (width * height) / (sum || 1); // pixels of one count
  const areas = values.map((value) => value * rest);
  for (let from = 0; from < areas.length; ) {
    const side = Math.max(1e-6, Math.min(width, height));
    let to = from + 1;
    let row = areas[from];
    const worst = (total, first, last) => Math.max((side * side * first) / (total * total), (total * total) / (side * side * last));
    while (to < areas.length && worst(row + areas[to], areas[from], areas[to]) <= worst(row, areas[from], areas[to - 1])) row += areas[to++];
    const depth = row / side;
    let at = 0;
    for (; from < to; from++) {
      const long = areas[from] / (depth || 1);
      places.push(width <= height ? { x: x + at, y, width: long, height: depth } : { x, y: y + at, width: depth, height: long });
      at += long;
    }
    if (width <= height) [y, height] = [y + depth, height - depth];
    else [x, width] = [x + depth, width - depth];
  }
  return places;
};
