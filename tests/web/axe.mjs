// Opens each dashboard in headless Chromium, at two widths, light and dark, and fails on an axe violation, on a page
// that is wider than its window, or on a console error. Usage: node axe.mjs PAGE…
//
// The modules are looked for where NODE_MODULES_OF points (a folder with `npm i axe-core playwright-core`), else beside
// this file. Chromium is /usr/bin/chromium.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const require = createRequire(process.env.NODE_MODULES_OF ? resolve(process.env.NODE_MODULES_OF, 'x.js') : import.meta.url);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
let failures = 0;
for (const file of process.argv.slice(2)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      // The page forbids scripts, so the check has to step around its policy.
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
