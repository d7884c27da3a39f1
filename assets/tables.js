/* Filters and sorts tables whose rows are all on the page, and keeps the address saying so. */
(function (root, board) {
  'use strict';

  const { document } = root;
  const LIVE_TABLE = 'table[data-filter="client"]';
  board.LIVE_FORM = 'form[data-filter-form="client"]';
  let filledFor = new WeakMap();

  const tableOf = (form) => document.querySelector(`${LIVE_TABLE}[data-form="${form.id}"]`);
  const bodyRows = (table) => [...table.tBodies[0].rows];
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.type !== 'hidden');

  function wantedBy(form) {
    return Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value.trim()]));
  }

  function describe(row) {
    const values = { ...row.dataset };
    const more = values.text || '';
    ['text', 'row'].forEach((name) => delete values[name]);
    return { text: `${row.textContent} ${more}`, values };
  }

  function filter(table) {
    const form = document.getElementById(table.dataset.form);
    const rows = bodyRows(table);
    const wanted = form ? wantedBy(form) : {};
    rows.forEach((row) => (row.hidden = !board.rowMatches(describe(row), wanted)));
    if (rows.length) tell(table, rows.filter((row) => !row.hidden).length);
  }

  function tell(table, shown) {
    const count = document.querySelector(`[data-count-for="${table.id}"]`);
    const none = document.querySelector(`[data-none-for="${table.id}"]`);
    table.hidden = shown === 0;
    if (none) none.hidden = shown > 0;
    if (!count) return;
    const order = table.querySelector('th[data-sorted]') ? '' : count.dataset.order;
    const words = board.countWords(shown, Number(count.dataset.total), order);
    if (count.textContent !== words) count.textContent = words;
  }

  function sort(table, head, order) {
    const kind = head.querySelector('.sort').dataset.sortKind;
    const at = head.cellIndex;
    const valueOf = (row) => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim();
    table.querySelectorAll('th[aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));
    table.querySelectorAll('th[data-sorted]').forEach((other) => other.removeAttribute('data-sorted'));
    head.setAttribute('aria-sort', order);
    head.setAttribute('data-sorted', order);
    table.tBodies[0].append(...board.sorted(inOwnOrder(table), valueOf, kind, order));
  }

  // React may have put new words into rows that were moved: start from the order that the server gave.
  function inOwnOrder(table) {
    return bodyRows(table).sort((a, b) => Number(a.dataset.row) - Number(b.dataset.row));
  }

  function sortByAddress(table) {
    const asked = new URLSearchParams(root.location.search);
    const head = [...table.querySelectorAll('th[data-key]')].find((th) => th.dataset.key === asked.get('sort'));
    if (!head || !head.querySelector('.sort')) return;
    sort(table, head, asked.get('order') === 'descending' ? 'descending' : 'ascending');
  }

  let writing;

  function writeAddress(values) {
    const { pathname, search, hash } = root.location;
    const next = pathname + board.searchWith(search, values) + hash;
    root.history.replaceState(root.history.state, '', next);
  }

  // Browsers refuse an address written at every keystroke.
  function writeSoon(form) {
    clearTimeout(writing);
    writing = setTimeout(() => writeAddress(wantedBy(form)), 200);
  }

  function fill(form) {
    const asked = new URLSearchParams(root.location.search);
    fieldsOf(form).forEach((field) => {
      const value = asked.get(field.name) || '';
      if (field.value !== value) field.value = value;
      if (field.value !== value) field.value = '';
    });
  }

  /** Bring every live table to what its form and the address say; called when a page is drawn. */
  board.refreshTables = function () {
    document.querySelectorAll(LIVE_TABLE).forEach((table) => {
      const form = document.getElementById(table.dataset.form);
      const drawn = table.tBodies[0] && table.tBodies[0].rows.length + root.location.pathname;
      if (!form || filledFor.get(table) === drawn) return;
      filledFor.set(table, drawn);
      form.classList.add('is-live');
      fill(form);
      sortByAddress(table);
      filter(table);
    });
  };

  /** Another screen is on its way, or has come: what was filled in is of no more use. */
  board.forgetTables = function () {
    filledFor = new WeakMap();
  };

  board.clearFilters = function (form) {
    fieldsOf(form).forEach((field) => (field.value = ''));
    writeAddress(wantedBy(form));
    filter(tableOf(form));
    board.say('Filters cleared');
  };

  board.sortBy = function (button) {
    const head = button.closest('th');
    const table = button.closest('table');
    const order = board.nextOrder(head.getAttribute('aria-sort'), button.dataset.sortKind);
    sort(table, head, order);
    writeAddress({ sort: head.dataset.key, order });
    if (table.matches(LIVE_TABLE)) filter(table);
    board.say(`Sorted by ${button.textContent.trim()}, ${order}`);
  };

  /** A field of a live form has changed: filter now, write the address soon. */
  board.filterBy = function (form) {
    const table = tableOf(form);
    if (table) filter(table);
    writeSoon(form);
  };

  /** A live form was sent with Enter: write its address at once. */
  board.keepFilters = function (form) {
    writeAddress(wantedBy(form));
  };

  /** The address has changed under the forms. */
  board.refillForms = function () {
    document.querySelectorAll(board.LIVE_FORM).forEach(fill);
  };
})(window, window.board);
