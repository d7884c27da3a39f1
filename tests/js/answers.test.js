'use strict';
// assets/answers.js: what happens when the session is over, or the app is at fault.

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');

const SOURCE = path.join(__dirname, '..', '..', 'assets', 'answers.js');

function inPage(pathname, search, status) {
  const gone = [];
  globalThis.window = {
    document: {},
    location: { pathname, search, assign: (address) => gone.push(address) },
    fetch: async (...given) => ({ status, given }),
  };
  delete require.cache[SOURCE];
  require(SOURCE);
  const { window } = globalThis;
  delete globalThis.window;
  return { window, gone };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a call after the session is over leads to sign-in and from there back', async () => {
  const { window, gone } = inPage('/risks', '?quarter=2018-19-Q3&q=a b', 401);
  window.fetch('/_dash-update-component', { method: 'POST' });
  await settled();
  assert.deepEqual(gone, ['/sign-in?next=%2Frisks%3Fquarter%3D2018-19-Q3%26q%3Da+b']);
});

test('the overview needs no way back', async () => {
  const { window, gone } = inPage('/', '', 401);
  let handedOn = false;
  window.fetch('/_dash-layout').then(() => (handedOn = true));
  await settled();
  assert.equal(handedOn, false);
  assert.deepEqual(gone, ['/sign-in']);
});

test('any other answer is handed on as it is', async () => {
  for (const status of [200, 204, 400, 404, 500]) {
    const { window, gone } = inPage('/risks', '', status);
    const answer = await window.fetch('/x', { method: 'POST' });
    assert.deepEqual(answer, { status, given: ['/x', { method: 'POST' }] });
    assert.deepEqual(gone, []);
  }
});

/** A page just real enough to hold the message above it. */
function pageWithBody(answer) {
  const shown = [];
  const make = (name, attributes, ...children) => ({
    name, attributes, children,
    append(...more) { this.children.push(...more); },
    remove() { shown.splice(shown.indexOf(this), 1); },
  });
  const { window } = globalThis;
  globalThis.window = {
    board: { element: make },
    document: {
      body: { prepend: (element) => shown.unshift(element) },
      getElementById: (id) => shown.find((element) => element.attributes.id === id) || null,
    },
    location: { pathname: '/', search: '', href: 'http://127.0.0.1/' },
    fetch: answer,
  };
  delete require.cache[SOURCE];
  require(SOURCE);
  const page = globalThis.window;
  globalThis.window = window;
  return { page, shown };
}

const words = (element) =>
  typeof element === 'string' ? element : element.children.map(words).join(' ');
const failed = (told) => ({ status: 500, clone: () => ({ json: async () => told }) });

test('a fault of ours is said above the page with its reference', async () => {
  const told = { errors: [{ message: 'It broke here.' }], reference: 'AB12CD34' };
  const { page, shown } = pageWithBody(async () => failed(told));
  await page.fetch('/_dash-update-component');
  await settled();
  assert.equal(shown.length, 1);
  assert.match(words(shown[0]), /It broke here\. Reference: AB12CD34\./);
});

test('a server that cannot be reached is said so, and the call still fails', async () => {
  const { page, shown } = pageWithBody(async () => { throw new TypeError('no network'); });
  await assert.rejects(page.fetch('/_dash-update-component'), TypeError);
  assert.match(words(shown[0]), /could not be reached/);
});

test('the message goes when a later call succeeds', async () => {
  const answers = [failed({}), { status: 200 }];
  const { page, shown } = pageWithBody(async () => answers.shift());
  await page.fetch('/_dash-update-component');
  await settled();
  assert.equal(shown.length, 1);
  await page.fetch('/_dash-update-component');
  assert.equal(shown.length, 0);
});

test('a failed call of another kind is left to whoever made it', async () => {
  const { page, shown } = pageWithBody(async () => failed({}));
  await page.fetch('/returns/upload');
  await settled();
  assert.equal(shown.length, 0);
});
