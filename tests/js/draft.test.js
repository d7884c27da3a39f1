// The pure part of assets/draft.js, which runs without a document.
'use strict';

const test = require('node:test');
const assert = require('node:assert');

require('../../assets/board.js');
require('../../assets/draft.js');

const board = globalThis.board;

test('says that a text is saved and when', () => {
  assert.strictEqual(board.draftWords(false, '10:42', ''), 'Saved 10:42');
});

test('does not say saved while something waits', () => {
  assert.strictEqual(board.draftWords(true, '10:42', ''), 'Saving');
});

test('says why a text is not saved, and that it is tried again', () => {
  assert.strictEqual(board.draftWords(true, '', 'the connection is lost.'), 'Not saved: the connection is lost. Trying again.');
});
