// The signs of counts that are not simply so, the same as those of bars and lines (charts/signs.go).

// lock is a padlock in a square: the count is hidden.
export const lock = (x, y, size, fill) => ({
  type: 'path', silent: true, style: { fill },
  shape: { pathData: 'M4 7V5.2a4 4 0 0 1 8 0V7h.6A1.4 1.4 0 0 1 14 8.4v5.2a1.4 1.4 0 0 1-1.4 1.4H3.4A1.4 1.4 0 0 1 2 13.6V8.4A1.4 1.4 0 0 1 3.4 7zM6 7h4V5.2a2 2 0 0 0-4 0z', x: x + size / 14, y, width: size * 6 / 7, height: size },
});

// hatching is lines that rise to the right within a rectangle: the count is a least one.
export const hatching = ({ x, y, width, height }, stroke, step = 5) => {
  const parts = [];
  for (let at = step / 2; at < width + height; at += step) { // along the left side, then along the bottom
    const from = at <= height ? [x, y + at] : [x + at - height, y + height];
    const to = at <= width ? [x + at, y] : [x + width, y + at - width];
    parts.push(`M${from.map(round)}L${to.map(round)}`);
  }
  return { type: 'path', silent: true, shape: { pathData: parts.join('') }, style: { stroke, lineWidth: 1, fill: 'none' } };
};

const round = (n) => Math.round(n * 10) / 10;
