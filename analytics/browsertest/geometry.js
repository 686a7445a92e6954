// What a reader would see go wrong on a page or in a picture, found from the boxes that the browser has laid out. Each
// function gives a list of sentences, empty where nothing is wrong. Sizes are CSS pixels.
(() => {
  const slack = 0.75; // what browsers round away
  const apart = 1; // texts beside each other need this much room on each side
  const leading = 1.2; // lines this many times their size apart are well set, even where the marks of Ể reach into the line above
  const smallest = 10; // of text
  const target = 24; // WCAG 2.2, 2.5.8

  const said = (text) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
  const at = (box) => `${Math.round(box.left)},${Math.round(box.top)} ${Math.round(box.width)}x${Math.round(box.height)}`;

  // inked shrinks the box of a text, which is as high as its font's lines, to what its letters cover, and finds its base line.
  const pen = document.createElement('canvas').getContext('2d');
  const inked = (element, text, box, scale = 1) => {
    const { font, fontSize } = getComputedStyle(element);
    pen.font = font;
    const ink = pen.measureText(text);
    const top = box.top + (ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent) * scale;
    const bottom = box.bottom - (ink.fontBoundingBoxDescent - ink.actualBoundingBoxDescent) * scale;
    const line = { base: box.top + ink.fontBoundingBoxAscent * scale, size: parseFloat(fontSize) * scale };
    return { ...line, box: bottom > top ? new DOMRect(box.left, top, box.width, bottom - top) : box };
  };

  const wellSet = (a, b) => Math.abs(a.base - b.base) >= leading * Math.max(a.size, b.size) - 0.01; // false where one is turned

  // cut gives the part of a box that another one leaves of it.
  const cut = (a, b) => {
    const left = Math.max(a.left, b.left);
    const top = Math.max(a.top, b.top);
    return { left, top, width: Math.min(a.right, b.right) - left, height: Math.min(a.bottom, b.bottom) - top };
  };

  // overlaps names the texts that stand on each other. From left to right, so that few pairs are looked at.
  const overlaps = (texts) => {
    const faults = [];
    const sorted = [...texts].sort((a, b) => a.box.left - b.box.left);
    sorted.forEach((a, i) => {
      for (let k = i + 1; k < sorted.length && sorted[k].box.left < a.box.right + apart; k++) {
        const b = sorted[k];
        const both = cut(a.box, b.box);
        if (a.owner !== b.owner && !wellSet(a, b) && both.width > -apart && both.height > slack) faults.push(`${said(a.text)} at ${at(a.box)} overlaps ${said(b.text)} at ${at(b.box)}`);
      }
    });
    return faults;
  };

  // outside tells which side of a frame a box sticks out at; undefined where at none.
  const outside = (box, frame) =>
    ['left', 'top'].find((side) => box[side] < frame[side] - slack) ?? ['right', 'bottom'].find((side) => box[side] > frame[side] + slack);

  // ---------------------------------------------------------------- pictures

  const transparent = (colour) => colour === 'none' || colour === 'transparent' || /rgba\(.*, 0\)$/.test(colour);

  const seen = (element) => {
    for (let e = element; e instanceof Element; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.display === 'none' || style.visibility === 'hidden' || Number(style.opacity) === 0) return false;
    }
    return !transparent(getComputedStyle(element).fill);
  };

  // clips are the boxes of the clip paths that hold for an element.
  const clips = (element) => {
    const boxes = [];
    for (let e = element; e instanceof SVGElement; e = e.parentElement) {
      const id = e.getAttribute('clip-path')?.match(/#([^)"']+)/)?.[1];
      const shape = id && element.ownerSVGElement.querySelector(`#${CSS.escape(id)} > *`);
      if (!shape) continue;
      const { x, y, width, height } = shape.getBBox();
      const matrix = e.getScreenCTM();
      const [a, b] = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)].map((p) => p.matrixTransform(matrix));
      boxes.push({ left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) });
    }
    return boxes;
  };

  const textsOf = (svg) => {
    const texts = [];
    for (const element of svg.querySelectorAll('text')) {
      if (element.textContent.trim() === '' || element.closest('defs, title, desc') || !seen(element)) continue;
      // A text of several lines is told apart by them; one of several styles on a line is one text.
      const parts = [...element.children].some((c) => c.hasAttribute('dy') || c.hasAttribute('y')) ? [...element.children] : [element];
      for (const part of parts.filter((p) => p.textContent.trim() !== '')) {
        const box = part.getBoundingClientRect();
        const { a, b, c, d } = part.getScreenCTM();
        const upright = Math.abs(b) + Math.abs(c) < 0.001 && a > 0 && d > 0;
        const base = part.getStartPositionOfChar(0).matrixTransform(part.getScreenCTM()).y; // more exact where fonts are mixed
        texts.push({ element, owner: part, text: part.textContent, ...(upright ? { ...inked(part, part.textContent, box, d), base } : { box }) });
      }
    }
    return texts;
  };

  const picture = (svg) => {
    const frame = svg.getBoundingClientRect();
    const texts = textsOf(svg);
    const faults = overlaps(texts);
    for (const { element, text, box } of texts) {
      const side = outside(box, frame);
      if (side) faults.push(`${said(text)} at ${at(box)} is cut off at the ${side} of a picture of ${Math.round(frame.width)}x${Math.round(frame.height)}`);
      for (const clip of clips(element)) if (outside(box, clip)) faults.push(`${said(text)} at ${at(box)} is cut off by a clip path`);
      const matrix = element.getScreenCTM();
      const size = parseFloat(getComputedStyle(element).fontSize) * Math.hypot(matrix.b, matrix.d);
      if (size < smallest - 0.01) faults.push(`${said(text)} is ${size.toFixed(1)} px large`);
    }
    return faults;
  };

  // ---------------------------------------------------------------- pages

  // read tells whether an element is there to be seen, and not for screen readers alone.
  const read = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false;
    for (let e = element; e; e = e.parentElement) {
      const { clipPath, position } = getComputedStyle(e);
      if (position === 'absolute' && clipPath.startsWith('inset(50%')) return false;
    }
    return true;
  };

  const floats = (element) => {
    for (let e = element; e; e = e.parentElement) if (['fixed', 'sticky'].includes(getComputedStyle(e).position)) return true;
    return false;
  };

  // hides tells whether an element is meant to show a part of what is in it: it scrolls, or ends in an ellipsis.
  const hides = ({ overflowX, overflowY, textOverflow, webkitLineClamp }) =>
    /auto|scroll/.test(overflowX + overflowY) || (/hidden|clip/.test(overflowX) && (textOverflow === 'ellipsis' || webkitLineClamp !== 'none'));

  // shown is the part of a box that such ancestors show; null where they show nothing of it.
  const shown = (element, box) => {
    let left = box;
    for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
      if (!hides(getComputedStyle(e))) continue;
      const part = cut(left, e.getBoundingClientRect());
      if (part.width <= 0 || part.height <= 0) return null;
      left = new DOMRect(part.left, part.top, part.width, part.height);
    }
    return left;
  };

  const blocks = (element) => {
    let e = element;
    while (getComputedStyle(e).display === 'inline' || getComputedStyle(e).display === 'contents') e = e.parentElement;
    return e;
  };

  const pageTexts = (root) => {
    const texts = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node.parentElement;
      if (node.data.trim() === '' || element.closest('svg, script, style, noscript, option, canvas') || !read(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 0) texts.push({ element, owner: blocks(element), text: node.data.trim(), ...inked(element, node.data, box) });
      }
    }
    return texts;
  };

  const cutOff = ({ element, text, box }) => {
    const faults = [];
    const block = blocks(element);
    const own = block.getBoundingClientRect();
    if (!hides(getComputedStyle(block)) && (box.right > own.right + slack || box.left < own.left - slack)) faults.push(`${said(text)} at ${at(box)} sticks out of its box ${at(own)}`);
    for (let e = block; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (hides(style)) break;
      if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      const side = outside(box, e.getBoundingClientRect());
      if (side) faults.push(`${said(text)} at ${at(box)} is cut off at the ${side} of ${e.tagName.toLowerCase()}.${e.className}`);
    }
    return faults;
  };

  const named = (e) => said(e.getAttribute('aria-label') ?? (e.textContent.trim().replace(/\s+/g, ' ') || e.outerHTML.slice(0, 60)));

  // targets are what can be clicked, each with its box; a link within a sentence has no size of its own.
  const targets = (root) => {
    const all = [];
    for (const e of root.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
      if (!read(e)) continue;
      const box = shown(e, (e.closest('label') ?? e).getBoundingClientRect());
      if (!box || box.width === 0 || floats(e)) continue;
      const inline = getComputedStyle(e).display === 'inline' && blocks(e).textContent.trim() !== e.textContent.trim();
      all.push({ e, box, inline });
    }
    return all;
  };

  const targetFaults = (root) => {
    const faults = [];
    const all = targets(root);
    const small = (t) => t.box.width < target - 0.5 || t.box.height < target - 0.5;
    const centre = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
    const within = (a, b) => a.e.contains(b.e) || b.e.contains(a.e) || (a.e.closest('label') && a.e.closest('label') === b.e.closest('label'));
    all.forEach((a, i) => {
      all.forEach((b, k) => {
        if (a === b || within(a, b)) return;
        const both = cut(a.box, b.box);
        if (k > i && !a.inline && !b.inline && both.width > slack && both.height > slack) faults.push(`the target ${named(a.e)} at ${at(a.box)} overlaps ${named(b.e)} at ${at(b.box)}`);
        if (a.inline || b.inline || !small(a)) return;
        // A small target needs a circle of its own, which touches no other target and no other such circle.
        const [x, y] = centre(a);
        const distance = small(b) && k > i ? Math.hypot(x - centre(b)[0], y - centre(b)[1]) - target / 2
          : Math.hypot(Math.max(b.box.left - x, 0, x - b.box.right), Math.max(b.box.top - y, 0, y - b.box.bottom));
        if (distance < target / 2 - 0.5) faults.push(`the target ${named(a.e)} is ${Math.round(a.box.width)}x${Math.round(a.box.height)} and too near to ${named(b.e)}`);
      });
    });
    return faults;
  };

  const page = (root) => {
    const faults = [];
    const over = document.scrollingElement.scrollWidth - innerWidth;
    if (over > 0) {
      const wide = [...document.querySelectorAll('body *')].filter((e) => {
        const box = e.getBoundingClientRect();
        return box.right > innerWidth + slack && (shown(e.parentElement, box)?.right ?? 0) > innerWidth + slack;
      }).slice(0, 3);
      faults.push(`the page is ${over} px wider than the screen: ${wide.map((e) => `${e.tagName.toLowerCase()}.${e.className}`).join(', ')}`);
    }
    const texts = pageTexts(root);
    for (const text of texts) faults.push(...cutOff(text));
    const still = [];
    for (const text of texts) {
      if (floats(text.element)) continue;
      const box = shown(text.element, text.box);
      if (box) still.push({ ...text, box });
    }
    faults.push(...overlaps(still), ...targetFaults(root));
    for (const svg of root.querySelectorAll('svg')) if (svg.querySelector('text')) faults.push(...picture(svg));
    return faults;
  };

  // opened looks at what is closed, opened: each panel that lies over the page by itself, and the page with all else open.
  const opened = () => {
    const faults = [];
    for (const details of document.querySelectorAll('details:not([open])')) {
      details.open = true;
      const panel = [...details.children].find((e) => e.localName !== 'summary' && /absolute|fixed/.test(getComputedStyle(e).position));
      if (!panel) continue;
      faults.push(...page(panel).map((fault) => `in ${named(details.querySelector('summary'))}: ${fault}`));
      details.open = false;
    }
    return [...faults, ...page(document.body)];
  };

  return { picture, page, opened };
})()
