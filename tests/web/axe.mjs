// Opens each dashboard in headless Chromium, at two widths, light and dark, with its script and without, and fails on an axe
// violation, on a page that is wider than its window, on a console error, or where the script's tools do not do what they
// say. Usage: node axe.mjs PAGE…
//
// The modules are looked for where NODE_MODULES_OF points (a folder with `npm i axe-core playwright-core`), else beside
// this file. Chromium is /usr/bin/chromium.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const require = createRequire(process.env.NODE_MODULES_OF ? resolve(process.env.NODE_MODULES_OF, 'x.js') : import.meta.url);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
let failures = 0;

// axe is a script itself, so a page without scripts is the same page with its script cut out.
function without(file) {
  const cut = file.replace(/\.html$/, '.no-script.html');
  const html = readFileSync(file, 'utf8');
  const bare = html.replace(/<script>[\s\S]*?<\/script>/, '');
  if (bare === html) throw new Error(`${file} has no script`);
  writeFileSync(cut, bare);
  return cut;
}

// Search, filter, sort and links, as a reader would use them. Says what does not work.
async function tools(file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const errors = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`file://${resolve(file)}`);
  const problems = await page.evaluate(() => {
    const problems = [];
    const expect = (fine, what) => { if (!fine) problems.push(what); };
    for (const table of document.querySelectorAll('table[data-tools]')) {
      const rows = [...table.tBodies[0].rows];
      const bar = table.closest('.scroll').previousElementSibling;
      const visible = () => rows.filter((row) => !row.hidden);
      const type = (input, value) => { input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); };
      const wanted = rows.at(-1).cells[0].textContent.trim();
      const search = bar.querySelector('input');
      type(search, wanted.toUpperCase());
      expect(visible().includes(rows.at(-1)), 'search finds a row by its name');
      expect(visible().every((row) => row.textContent.toLowerCase().includes(wanted.toLowerCase())), 'and no other');
      expect(bar.querySelector('[role=status]').textContent === `${visible().length} of ${rows.length} shown`, 'the count is told');
      type(search, '');
      for (const select of bar.querySelectorAll('select')) {
        type(select, select.options[1].value);
        expect(visible().length > 0 && visible().length < rows.length, 'a choice leaves some rows');
        type(select, '');
      }
      expect(visible().length === rows.length, 'everything is back');
      for (const button of table.tHead.querySelectorAll('button')) {
        button.click();
        const column = button.parentElement.cellIndex;
        const cells = () => [...table.tBodies[0].rows].map((row) => row.cells[column].textContent);
        const once = cells();
        expect(button.parentElement.getAttribute('aria-sort') === 'ascending', 'the direction is told');
        button.click();
        expect(button.parentElement.getAttribute('aria-sort') === 'descending', 'and turns');
        expect(new Set(once).size < 2 || once.join() !== cells().join(), 'another order');
        expect([...once].sort().join() === cells().sort().join(), 'of the same rows');
      }
    }
    return problems;
  });
  const target = await page.evaluate(() => document.querySelector('a[href^="#def-"]')?.getAttribute('href').slice(1));
  if (target) {
    await page.evaluate((id) => { location.hash = id; }, target);
    await page.waitForTimeout(100);
    const open = await page.evaluate((id) => document.getElementById(id).open, target);
    if (!open) problems.push('a link opens the definition that it leads to');
  }
  await page.close();
  return [...problems, ...errors];
}

for (const file of process.argv.slice(2)) {
  const problems = await tools(file);
  failures += problems.length;
  console.log(basename(file), 'tools', problems.length ? problems.join('; ') : 'work');
}
for (const file of process.argv.slice(2).flatMap((file) => [file, without(file)])) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      // The page allows no script but its own, so the check has to step around its policy.
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      const page = await context.newPage();
      const errors = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(`file://${resolve(file)}`);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await page.evaluate(axe);
      const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), rules);
      failures += violations.length + errors.length + (overflow > 0 ? 1 : 0);
      console.log(basename(file), colorScheme, width, `violations ${violations.length}, overflow ${overflow} px`, ...errors);
      for (const one of violations) console.log('  ', one.id, one.nodes.length, one.help, one.nodes[0].html.slice(0, 140));
      await context.close();
    }
  }
}
await browser.close();
process.exit(failures ? 1 : 0);
