/* What happens in the browser, under the one name `board`. Presentation only: nothing here decides who may see or do
   what, and every page's address says what it shows.

   This file holds the rules, which need no document, and is loaded first; the others add to the name. */
(function (root) {
  'use strict';

  const board = {};
  root.board = board;

  const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

  /** The words of a text in lower case, without accents. */
  board.words = function (text) {
    const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    return plain.split(/\s+/).filter(Boolean);
  };

  /** Whether a row is wanted. `wanted` is {field: value}; `row` is {text, values: {field: "one|or several"}}. A field
      that the row has a value for must hold the wanted one; any other field is words that its text must contain. */
  board.rowMatches = function (row, wanted) {
    return Object.entries(wanted).every(([field, value]) => {
      if (!value) return true;
      if (field in row.values) return row.values[field].split('|').includes(value);
      const text = board.words(row.text).join(' ');
      return board.words(value).every((word) => text.includes(word));
    });
  };

  /** Rows in a new order: stable, with blanks last whichever way it goes. `valueOf` gives a row's words. */
  board.sorted = function (rows, valueOf, kind, order) {
    const sign = order === 'descending' ? -1 : 1;
    const blank = (value) => value === '' || (kind === 'number' && Number.isNaN(Number(value)));
    const compare = { number: (a, b) => Number(a) - Number(b), date: (a, b) => (a < b ? -1 : a > b ? 1 : 0) }[kind];
    return rows.slice().sort((one, other) => {
      const [a, b] = [valueOf(one), valueOf(other)];
      if (blank(a) || blank(b)) return Number(blank(a)) - Number(blank(b));
      return sign * (compare || collator.compare)(a, b);
    });
  };

  /** The order that a click on a column's head asks for. Figures and dates begin with the largest. */
  board.nextOrder = function (current, kind) {
    if (current) return current === 'ascending' ? 'descending' : 'ascending';
    return kind === 'text' ? 'ascending' : 'descending';
  };

  /** The address's search with these values set, and the empty ones taken out; the others stay. */
  board.searchWith = function (search, values) {
    const found = new URLSearchParams(search);
    Object.entries(values).forEach(([name, value]) => (value ? found.set(name, value) : found.delete(name)));
    const words = found.toString();
    return words ? '?' + words : '';
  };

  /** Whether a path is a page of this app, given patterns such as "/risks/*", where * is one part. */
  board.isPage = function (path, patterns) {
    const parts = path.split('/');
    return patterns.some((pattern) => {
      const wanted = pattern.split('/');
      return wanted.length === parts.length && wanted.every((part, at) => part === '*' || part === parts[at]);
    });
  };

  board.countWords = function (shown, total, order) {
    const figure = (number) => number.toLocaleString('en-GB');
    return `Showing ${figure(shown)} of ${figure(total)}${order}`;
  };
})(typeof window === 'undefined' ? globalThis : window);
