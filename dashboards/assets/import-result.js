// Draws what became of a file. Everything that comes from it is set as text, never as markup.

export function element(name, properties = {}, ...children) {
  const e = document.createElement(name);
  const { className, ...attributes } = properties;
  if (className) e.className = className;
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children.filter((child) => child != null));
  return e;
}

export function resultView(result, { say, number, date, span }) {
  const { rows, problemsTotal } = result;
  const parts = [verdict(result, say, number)];
  if (result.sameAs == null) {
    parts.push(equation(rows, say, number));
    parts.push(facts(result, { say, number, date, span }));
  }
  if (result.rejectsUrl && result.sameAs == null) {
    parts.push(element('div', { className: 'download' },
      element('a', { className: 'button quiet', href: result.rejectsUrl, download: '' }, say.download),
      element('p', { className: 'hint' }, say.downloadMore)));
  }
  if (problemsTotal > 0 && result.sameAs == null) {
    if (problemsTotal > result.reasons.length || result.reasons.length > 3) parts.push(...reasons(result.reasons, say, number));
    parts.push(...problems(result, say, number));
  }
  return parts.filter(Boolean);
}

// verdict says in one sentence what happened, and in another what to do.
function verdict({ sameAs, refused, dryRun, version, rows, problemsTotal }, say, number) {
  const box = (kind, title, more) => element('div', { className: `verdict ${kind}`, role: 'status' },
    element('p', {}, element('strong', {}, title)), more ? element('p', {}, more) : null);
  if (sameAs != null) return box('plain', fill(say.same, { n: sameAs }));
  if (refused) return box('bad', fill(say.refused, { n: number(problemsTotal) }), say.refusedMore);
  if (dryRun) return box('good', rows.rejected ? fill(say.checkedRejects, { n: number(rows.rejected) }) : say.checked, say.checkedMore);
  return box('good', fill(rows.rejected ? say.doneRejects : say.done, { n: version }));
}

// equation shows that every row of the file is accounted for.
function equation(rows, say, number) {
  // The sign goes with the term behind it, so that no line ends in one.
  const term = (key, sign) => element('span', { className: `term${rows[key] === 0 && sign ? ' none' : ''}` },
    sign ? element('span', { className: 'sign' }, sign) : null, sign ? ' ' : '', element('strong', {}, number(rows[key])), ' ', element('span', { className: 'of' }, say[key]));
  return element('p', { className: 'equation' }, term('read'), ' ', term('taken', '='), ' ', term('rejected', '+'), ' ', term('repeated', '+'));
}

function facts(result, { say, number, date, span }) {
  const lines = [];
  if (result.months.length > 0) lines.push(fill(say.months, { n: number(result.months.length), span: span(result.months) }));
  if (result.through && !result.refused) lines.push(fill(say.through, { date: date(result.through) }));
  if (result.addedTotal > 0 && !result.refused) {
    const more = result.addedTotal - result.added.length;
    const names = result.added.map((a) => `${say[a.registry.toLowerCase()]} “${a.code}”`).join(', ');
    lines.push(`${fill(result.dryRun ? say.addedWould : say.added, { n: number(result.addedTotal) })}: ${names}${more > 0 ? `, ${fill(say.moreCodes, { n: number(more) })}` : ''}`);
  }
  return lines.length > 0 ? element('ul', { className: 'result-facts' }, ...lines.map((line) => element('li', {}, line))) : null;
}

function reasons(list, say, number) {
  return [element('h3', {}, say.byReason), element('ul', { className: 'reasons' }, ...list.map((r) => element('li', {},
    element('span', { className: 'times' }, `${number(r.count)} ×`),
    element('span', {}, r.column ? element('strong', {}, fill(say.column, { name: r.column })) : null, r.column ? ': ' : '', r.message,
      ' ', element('span', { className: 'muted' }, `(${fill(say.first, { n: r.line })})`)))))];
}

function problems({ problems: list, problemsTotal }, say, number) {
  const items = list.map((p) => element('li', {},
    element('p', { className: 'place' }, element('strong', {}, fill(say.line, { n: p.line })), p.column ? `, ${fill(say.column, { name: p.column })}` : '',
      p.value ? ' ' : '', p.value ? element('code', {}, p.value) : null),
    element('p', {}, p.message)));
  const more = problemsTotal - list.length;
  return [element('h3', { id: 'problems-title' }, say.problems),
    element('div', { className: 'problem-box', role: 'region', tabindex: '0', 'aria-labelledby': 'problems-title' }, element('ol', { className: 'problems' }, ...items)),
    more > 0 ? element('p', { className: 'hint' }, `… ${fill(say.more, { n: number(more) })}`) : null];
}

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}
