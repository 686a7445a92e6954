// The functions that a chart option may name as "@fmt:NAME". An option comes as JSON and nothing in it is ever
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

const formats = {
  'number.vi': grouped('.'),
  'number.en': grouped(','),
  // The value as the server wrote it in the page's language.
  text: (item) => item.data?.text ?? '',
  // "4/2020" or "Apr 2020" on an axis that has room for every month: the year stands once, below its first month.
  month: (value, index) => {
    const [month, year] = value.split(/[/ ]/);
    return index === 0 || month === '1' || month === 'Jan' ? `${month}\n{year|${year}}` : month;
  },
  // The same where only a few months have room: those that begin a half year, or a year.
  half: (value) => (/^(1|7|Jan|Jul)\b/.test(value) ? value : ''),
  year: (value) => (/^(1|Jan)\b/.test(value) ? value : ''),
  // A category's name on its axis; the tooltip and the table have it in full.
  name: (value) => shortened(value, 72),
  short: (value) => shortened(value, 44), // on a narrow screen
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
    if (typeof value === 'string' && value.startsWith('@fmt:') && isFunctionKey(key)) {
      const format = Object.hasOwn(formats, value.slice(5)) && formats[value.slice(5)];
      if (!format) throw new Error(`the chart asks for an unknown format ${value}`);
      node[key] = format;
    } else if (value && typeof value === 'object') {
      resolve(value);
    }
  }
  return node;
}

// Only these keys hold functions: a topic that is called "@fmt:text" stays a name.
const isFunctionKey = (key) => key === 'formatter' || key === 'valueFormatter';
