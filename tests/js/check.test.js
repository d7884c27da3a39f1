// The pure part of assets/check.js, which runs without a document.
'use strict';

const test = require('node:test');
const assert = require('node:assert');

require('../../assets/check.js');

const board = globalThis.board;
const place = { return: '32', number: '2' };

test('a decision says what is done to which object, as it was seen', () => {
  const said = board.decision({ act: 'accept', object: '7', rowVersion: '3' }, place, []);
  assert.deepStrictEqual(said, { return: '32', number: '2', act: 'accept', object: '7', row_version: '3', fields: {} });
});

test('named fields go with it, others do not', () => {
  const fields = [{ name: 'text', value: 'New words' }, { name: '', value: 'x' }, { name: 'ask', value: '' }];
  const said = board.decision({ act: 'correct', object: '7', rowVersion: '3' }, place, fields);
  assert.deepStrictEqual(said.fields, { text: 'New words', ask: '' });
});

test('a press is refused when its button is still there and speaks of the same row', () => {
  const button = (isConnected, rowVersion) => ({ isConnected, dataset: { rowVersion } });
  assert.strictEqual(board.isRefused({ button: button(true, '3'), seen: '3' }), true);
  assert.strictEqual(board.isRefused({ button: button(true, '4'), seen: '3' }), false);
  assert.strictEqual(board.isRefused({ button: button(false, '3'), seen: '3' }), false);
});
