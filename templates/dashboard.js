// What a reader can do beyond reading, where scripts run. Without them every table stands there in full.
'use strict';

// A link to something that is folded away opens it.
function openTarget() {
  let one = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!one) return;
  for (let at = one; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
  one.scrollIntoView();
}
addEventListener('hashchange', openTarget);
openTarget();

// How the language of the page writes numbers, and the words of the page for what stands below.
const language = document.documentElement.lang;
const parts = new Intl.NumberFormat(language).formatToParts(12345.6);
const [group, decimal] = ['group', 'decimal'].map((type) => parts.find((part) => part.type === type)?.value ?? '');
const words = document.getElementById('main').dataset;

// The number that a cell begins with; none sorts last.
function number(text) {
  const plain = (group ? text.replaceAll(group, '') : text).replace(decimal, '.').replace('−', '-');
  const found = plain.match(/-?\d+(\.\d+)?/);
  return found ? Number(found[0]) : -Infinity;
}

function make(tag, parent, properties) {
  return parent.appendChild(Object.assign(document.createElement(tag), properties));
}

for (const table of document.querySelectorAll('table[data-tools]')) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const text = (row, column) => row.cells[column].textContent.trim();

  // Search, and a choice for each column that has few different words.
  const tools = document.createElement('div');
  tools.className = 'tools';
  table.parentElement.before(tools);
  const label = make('label', tools, { textContent: words.search + ' ' });
  const search = make('input', label, { type: 'search', autocomplete: 'off' });
  const choices = [];
  for (const column of (table.dataset.tools || '').split(' ').filter(Boolean).map(Number)) {
    const values = [...new Set(rows.map((row) => text(row, column)))];
    if (values.length < 2) continue;
    const label = make('label', tools, { textContent: heads[column].textContent + ' ' });
    const select = make('select', label, {});
    for (const value of ['', ...values]) make('option', select, { value, textContent: value || words.all });
    choices.push([column, select]);
  }
  const count = make('span', tools, { className: 'count' });
  count.setAttribute('role', 'status');
  function show() {
    const wanted = search.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = row.textContent.toLowerCase().includes(wanted)
        && choices.every(([column, select]) => !select.value || text(row, column) === select.value);
      row.hidden = !fits;
      shown += fits;
    }
    const numbers = { '{shown}': shown, '{rows}': rows.length };
    count.textContent = words.shown.replace(/\{\w+\}/g, (name) => numbers[name].toLocaleString(language));
  }
  tools.addEventListener('input', show);
  show();

  // A heading sorts by its column; once more, the other way round.
  heads.forEach((head, column) => {
    const name = head.textContent;
    head.textContent = '';
    const button = make('button', head, { type: 'button', textContent: name });
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const compare = head.classList.contains('number')
        ? (one, other) => number(text(one, column)) - number(text(other, column))
        : (one, other) => text(one, column).localeCompare(text(other, column), language, { numeric: true });
      rows.sort((one, other) => (down ? -1 : 1) * compare(one, other));
      body.append(...rows);
    });
  });
}

// What is copied goes into mails, which know no style sheet of ours, no drawing, no folding and no link into this page:
// headings, lists and tables in the mail's own colours, and for a chart its numbers.
const asText = (node) => node.replaceWith(...node.childNodes);
const plain = {
  'nav, .skip, .tools, .wide, .narrow, svg, script, [hidden]': (node) => node.remove(),
  'figure details': (node) => { node.querySelector('summary')?.remove(); asText(node); },
  'details': (node) => { if (!node.open) node.replaceChildren(...node.querySelectorAll(':scope > summary')); asText(node); },
  'summary': (node) => node.replaceWith(Object.assign(document.createElement('p'), { textContent: node.textContent })),
  'a, button, bdi, .scroll': asText,
  '.figure > span, .verdict + .verdict, .marking > span': (node) => node.after(document.createElement('br')),
  '.figure > .value': (node) => node.replaceWith(Object.assign(document.createElement('strong'), { textContent: node.textContent })),
  '.reason': (node) => node.before(document.createElement('br')),
};
document.addEventListener('copy', (event) => {
  const selection = getSelection();
  // The browser knows best what is copied from a field, and what is chosen within a line.
  if (selection.isCollapsed || event.target.closest?.('input, select')) return;
  const copied = document.createElement('div');
  const range = selection.getRangeAt(0);
  let part = range.cloneContents();
  for (let at = range.commonAncestorContainer; at.closest?.('tr, thead, tbody, table'); at = at.parentElement) {
    const around = at.cloneNode(false);
    around.append(part);
    part = around;
  }
  copied.append(part);
  for (const [nodes, change] of Object.entries(plain)) copied.querySelectorAll(nodes).forEach(change);
  const numeric = new Set(copied.querySelectorAll('.number'));
  for (const node of copied.querySelectorAll('*')) {
    for (const { name } of [...node.attributes]) if (name !== 'scope') node.removeAttribute(name);
    if (node.matches('table')) node.style.borderCollapse = 'collapse';
    if (node.matches('th, td')) node.style.cssText = `padding: 2px 12px 2px 0; border-bottom: 1px solid #bbb; vertical-align: top; text-align: ${numeric.has(node) ? 'right' : 'left'}`;
  }
  event.clipboardData.setData('text/html', copied.innerHTML);
  event.clipboardData.setData('text/plain', selection.toString());
  event.preventDefault();
});
