import { shapes } from './shapes.js';

// The functions that a chart option may name as "@fmt:NAME" or "@draw:NAME". An option comes as JSON and nothing in it is ever
// evaluated: what is not in this table is an error.

const grouped = (separator) => (value) => {
  const [whole, fraction] = String(value).split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return fraction ? thousands + (separator === '.' ? ',' : '.') + fraction : thousands;
};

// wrapped breaks long text between words, and inside a word only where it is longer than a line.
const wrapped = (text, width) =>
  text.split('\n').map((line) => {
    const lines = [''];
    for (const word of line.split(' ').flatMap((w) => w.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])) {
      const last = lines[lines.length - 1];
      if (last === '') lines[lines.length - 1] = word;
      else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = last + ' ' + word;
      else lines.push(word);
    }
    return lines.join('\n');
  }).join('\n');

// literal keeps "{a|b}" in a name from being read as ECharts' rich text markup.
const literal = (text) => text.replaceAll('{', '{\u2060');

const shortened = (text, length) => {
  const letters = [...text];
  return letters.length > length ? letters.slice(0, length - 1).join('').trimEnd() + '…' : text;
};

const marked = (data, mark) => (data?.text ?? '') + (mark && data.text ? ` {verdict|${mark}}` : '');

const formats = {
  'number.vi': grouped('.'),
  'number.en': grouped(','),
  // The value as the server wrote it in the page's language.
  text: (item) => item.data?.text ?? '',
  // The same with the sign of a clear change, and with its name. Both come from the server's words, never from data.
  signed: ({ data }) => marked(data, data?.sign),
  judged: ({ data }) => marked(data, data?.sign && `${data.sign} ${data.verdict}`),
  // "4/2020" or "Apr 2020" on an axis that has room for every month: the year stands once, below its first month.
  month: (value, index) => {
    const [month, year] = value.split(/[/ ]/);
    return index === 0 || month === '1' || month === 'Jan' ? `${month}\n{year|${year}}` : month;
  },
  // The same on an axis above: the year stands over its first month.
  above: (value, index) => {
    const [month, year] = value.split(/[/ ]/);
    return index === 0 || month === '1' || month === 'Jan' ? `{year|${year}}\n${month}` : month;
  },
  // The same where only a few months have room: those that begin a half year, or a year.
  half: (value) => (/^(1|7|Jan|Jul)\b/.test(value) ? value : ''),
  year: (value) => (/^(1|Jan)\b/.test(value) ? value : ''),
  // A category's name on its axis; the tooltip and the table have it in full.
  name: (value) => shortened(value, 72),
  // What the server wrote about each item at the pointer, below the category's name.
  tip: (items) => {
    const list = [].concat(items).filter((item) => item.data?.tip);
    if (list.length === 0) return '';
    const title = list[0].data.title ?? list[0].name;
    return literal([wrapped(title, 36), ...list.map((item) => wrapped(item.data.tip, 40))].join('\n'));
  },
};

// resolve puts the functions in the places of their names, in place, and gives the option back.
export function resolve(node) {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string' && value.startsWith('@fmt:') && isFormatKey(key)) {
      node[key] = known(formats, value.slice(5));
    } else if (typeof value === 'string' && value.startsWith('@draw:') && key === 'renderItem') {
      node[key] = known(shapes, value.slice(6));
    } else if (value && typeof value === 'object') {
      resolve(value);
    }
  }
  return node;
}

const known = (table, name) => {
  if (!Object.hasOwn(table, name)) throw new Error(`the chart asks for an unknown function ${name}`);
  return table[name];
};

// Only these keys and renderItem hold functions: a topic that is called "@fmt:text" stays a name.
const isFormatKey = (key) => key === 'formatter' || key === 'valueFormatter';
