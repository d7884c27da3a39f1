'use strict';
// The pure part of assets/board.js, which runs without a document.

const assert = require('node:assert/strict');
const test = require('node:test');

require('../../assets/board.js');
const { board } = globalThis;

const row = (text, values = {}) => ({ text, values });

test('a row is shown when every word is found, in any order and case', () => {
  const risk = row('Women leaving custody have no local pathway');
  assert.equal(board.rowMatches(risk, { q: 'PATHWAY women' }), true);
  assert.equal(board.rowMatches(risk, { q: 'pathway housing' }), false);
});

test('a part of a word is enough, and accents do not matter', () => {
  assert.equal(board.rowMatches(row('Café robberies'), { q: 'cafe rob' }), true);
});

test('an empty filter leaves every row', () => {
  assert.equal(board.rowMatches(row('Anything', { band: 'High' }), { q: '', band: '' }), true);
});

test('a chosen value must be one of the values of the row, whole', () => {
  const risk = row('', { district: 'fenland|east-cambridgeshire' });
  assert.equal(board.rowMatches(risk, { district: 'fenland' }), true);
  assert.equal(board.rowMatches(risk, { district: 'cambridgeshire' }), false);
  assert.equal(board.rowMatches(risk, { district: 'fenland', band: '' }), true);
});

test('words that only look like a pattern are taken as they are', () => {
  assert.equal(board.rowMatches(row('Cost (50%) [draft]'), { q: '(50%) [draft]' }), true);
});

test('figures sort by size, blanks last both ways, equals in their own order', () => {
  const rows = ['9', '', '16', '9b', '9', '12'].map((value, at) => ({ value, at }));
  const sorted = (order) => board.sorted(rows, (one) => one.value, 'number', order).map((one) => one.at);
  assert.deepEqual(sorted('ascending'), [0, 4, 5, 2, 1, 3]);
  assert.deepEqual(sorted('descending'), [2, 5, 0, 4, 1, 3]);
});

test('words sort as a reader expects: without regard to case, numbers inside by size', () => {
  const rows = ['R18-10', 'r18-9', 'Éast', 'Fenland', 'east'];
  assert.deepEqual(board.sorted(rows, (one) => one, 'text', 'ascending'), ['Éast', 'east', 'Fenland', 'r18-9', 'R18-10']);
});

test('dates sort by day', () => {
  const days = ['2018-10-11', '', '2018-07-19', '2019-01-17'];
  assert.deepEqual(board.sorted(days, (one) => one, 'date', 'descending'), ['2019-01-17', '2018-10-11', '2018-07-19', '']);
});

test('sorting leaves the list it was given alone', () => {
  const rows = ['b', 'a'];
  board.sorted(rows, (one) => one, 'text', 'ascending');
  assert.deepEqual(rows, ['b', 'a']);
});

test('a first click puts words from A and figures from the largest; the next turns them', () => {
  assert.equal(board.nextOrder(null, 'text'), 'ascending');
  assert.equal(board.nextOrder(null, 'number'), 'descending');
  assert.equal(board.nextOrder(null, 'date'), 'descending');
  assert.equal(board.nextOrder('ascending', 'number'), 'descending');
  assert.equal(board.nextOrder('descending', 'text'), 'ascending');
});

test('the address keeps what it had, takes what is chosen and drops what is empty', () => {
  assert.equal(board.searchWith('?quarter=2018-19-Q3&band=High', { band: '', q: 'a b&c' }), '?quarter=2018-19-Q3&q=a+b%26c');
  assert.equal(board.searchWith('?band=High', { band: '' }), '');
});

test('a page is known by its address, part for part', () => {
  const patterns = ['/', '/risks', '/risks/*'];
  assert.equal(board.isPage('/', patterns), true);
  assert.equal(board.isPage('/risks/R18-021', patterns), true);
  assert.equal(board.isPage('/risks/R18-021/download', patterns), false);
  assert.equal(board.isPage('/sign-out', patterns), false);
  assert.equal(board.isPage('/risks', []), false);
});

test('the count is said with its order', () => {
  assert.equal(board.countWords(14, 1250, ', highest band first'), 'Showing 14 of 1,250, highest band first');
});

test('nothing is started where there is no document', () => {
  assert.equal(board.arrived, undefined);
});
