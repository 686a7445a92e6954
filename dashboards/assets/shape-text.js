// Text that fits: broken into lines by its true width in the page's typeface, with "…" where there is no room for the rest.
import { getWidth } from 'zrender/lib/contain/text.js';

const family = "'Be Vietnam Pro', system-ui, sans-serif";

export const font = (size, weight = 400) => `${weight} ${size}px ${family}`;

export const widthOf = getWidth;

// cut shortens a text to a width.
export const cut = (text, style, width) => {
  if (getWidth(text, style) <= width) return text;
  const letters = [...text];
  let [fits, not] = [0, letters.length]; // letters that fit, and that do not
  while (not - fits > 1) {
    const middle = (fits + not) >> 1;
    if (getWidth(letters.slice(0, middle).join('').trimEnd() + '…', style) <= width) fits = middle;
    else not = middle;
  }
  return fits === 0 ? '' : letters.slice(0, fits).join('').trimEnd() + '…';
};

// lines breaks a text between words, inside one only where it is longer than a line. The last line says with "…" that there
// is more.
export const lines = (text, style, width, most) => {
  const all = [];
  let rest = text.trim();
  while (rest !== '' && all.length < most) {
    if (all.length === most - 1) {
      all.push(cut(rest, style, width));
      break;
    }
    let end = 0; // of what fits on the line
    for (let i = rest.indexOf(' '); ; i = rest.indexOf(' ', i + 1)) {
      const until = i < 0 ? rest.length : i;
      if (getWidth(rest.slice(0, until), style) > width) break;
      end = until;
      if (i < 0) break;
    }
    if (end === 0) {
      const piece = cut(rest, style, width).replace(/…$/, '');
      if (piece === '') break;
      end = piece.length;
    }
    all.push(rest.slice(0, end));
    rest = rest.slice(end).trim();
  }
  return all;
};

// label is a text of a shape.
export const label = (x, y, text, size, fill, more = {}) => ({
  type: 'text', x, y, silent: true,
  style: { text, font: font(size, more.weight), fill, lineHeight: more.lineHeight ?? Math.round(size * 1.3), align: 'left', verticalAlign: 'middle', ...more.style },
});
