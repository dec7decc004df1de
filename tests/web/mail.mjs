// Copies from each dashboard into an empty mail, by keyboard, in headless Chromium, and says what a reader of that mail would
// stumble over. Usage: node mail.mjs PAGE…  Modules and browser are found as in axe.mjs.
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';

const require = createRequire(process.env.NODE_MODULES_OF ? resolve(process.env.NODE_MODULES_OF, 'x.js') : import.meta.url);
const { chromium } = require('playwright-core');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

// What the pasted selection looks like in the mail, and as the plain text of a client that takes no other.
async function paste(context) {
  const mail = await context.newPage();
  await mail.setContent('<div id="mail" contenteditable></div><textarea id="plain"></textarea>');
  for (const field of ['#mail', '#plain']) {
    await mail.focus(field);
    await mail.keyboard.press('Control+V');
  }
  const pasted = await mail.evaluate(() => ({
    html: document.querySelector('#mail').innerHTML,
    text: document.querySelector('#mail').textContent.replace(/\s+/g, ' '),
    plain: document.querySelector('#plain').value,
    tables: document.querySelectorAll('#mail table').length,
    rows: document.querySelectorAll('#mail tr').length,
    foreign: [...document.querySelectorAll('#mail :is(svg, style, script, nav, input, select, button, details, img, a, [class], [id])')].length,
    colours: [...document.querySelectorAll('#mail *')].filter((node) => node.style.color || node.style.background || node.style.position).length,
  }));
  await mail.close();
  return pasted;
}

async function check(file, colorScheme) {
  const context = await browser.newContext({ colorScheme });
  const page = await context.newPage();
  await page.goto(`file://${resolve(file)}`);
  const wanted = await page.evaluate(() => {
    const squeezed = (node) => node.textContent.trim().replace(/\s+/g, ' ');
    const others = [...document.querySelectorAll('main > section')].filter((section) => !section.querySelector('#definitions'));
    const elsewhere = others.map(squeezed).join(' ');
    const seen = (table) => !table.closest('details:not([open])') || table.closest('figure');
    return {
      texts: [...document.querySelectorAll('h1, h2, .figure .value, .asks li, .points li, figure caption, figure td')].map(squeezed),
      unwanted: [...document.querySelectorAll('.skip, .tools label')].map(squeezed),
      folded: [...document.querySelectorAll('#definitions ~ details dl dd')].map(squeezed).filter((text) => text.length > 60 && !elsewhere.includes(text)),
      tables: [...document.querySelectorAll('table')].filter(seen).length,
    };
  });
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const all = await paste(context);
  const problems = [];
  const expect = (fine, what) => { if (!fine) problems.push(what); };
  for (const text of wanted.texts) expect(all.text.includes(text), `the mail lacks “${text}”`);
  for (const text of wanted.unwanted) expect(!all.plain.includes(text), `the plain text has a tool of the page: “${text}”`);
  for (const text of wanted.folded) expect(!all.text.includes(text), `the mail has what is folded away: “${text.slice(0, 60)}”`);
  expect(all.tables === wanted.tables, `${all.tables} tables for ${wanted.tables}`);
  expect(all.foreign === 0, `${all.foreign} elements that mails do not show`);
  expect(all.colours === 0, `${all.colours} elements with colours or places of their own`);

  // Three rows of a table stay rows of a table.
  const choose = () => {
    const rows = [...document.querySelectorAll('#quality ~ .scroll tbody tr, .kpis tbody tr')].slice(0, 3);
    getSelection().setBaseAndExtent(rows[0], 0, rows.at(-1), rows.at(-1).childNodes.length);
    return rows.length;
  };
  const chosen = await page.evaluate(choose);
  await page.keyboard.press('Control+C');
  const some = await paste(context);
  expect(some.tables === 1 && some.rows === chosen, `${chosen} rows became ${some.tables} tables with ${some.rows} rows`);
  await context.close();
  return { html: all.html, problems };
}

let failures = 0;
for (const file of process.argv.slice(2)) {
  const [light, dark] = [await check(file, 'light'), await check(file, 'dark')];
  const problems = [...light.problems, ...dark.problems];
  if (light.html !== dark.html) problems.push('a dark page makes another mail');
  failures += problems.length;
  console.log(basename(file), 'mail', problems.length ? problems.slice(0, 20).join('; ') : 'reads well');
}
await browser.close();
process.exit(failures ? 1 : 0);
