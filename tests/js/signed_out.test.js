'use strict';
// assets/signed_out.js: what happens when the session is over.

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');

const SOURCE = path.join(__dirname, '..', '..', 'assets', 'signed_out.js');

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
