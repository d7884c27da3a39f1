/* What happens in the browser: sorting, filtering, uploading, menus, Places. Presentation only: nothing here decides
   who may see or do what, and every page's address says what it shows.

   All listeners are on the document, because Dash draws pages later and draws them again. The first part is pure and
   runs in Node for its tests; the second part is started only where there is a document. */
(function (root) {
  'use strict';

  const board = {};
  root.board = board;

  /* ---- pure ------------------------------------------------------------------------------------------------- */

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

  const document = root.document;
  if (!document) return;

  /* ---- drawing what Dash need not watch ---------------------------------------------------------------------- */

  function build(node) {
    return Array.isArray(node) ? root.React.createElement(node[0], node[1], ...node.slice(2).map(build)) : node;
  }

  /** Plain elements from a tree of [name, attributes, ...children]; a new tree is drawn from nothing. */
  board.Still = function ({ tree }) {
    const drawn = root.React.useRef({ tree: null, count: 0 });
    if (drawn.current.tree !== tree) drawn.current = { tree, count: drawn.current.count + 1 };
    return root.React.createElement(root.React.Fragment, { key: drawn.current.count }, ...tree.map(build));
  };

  /** A plain input, whose value the browser keeps. */
  board.Input = function ({ setProps, value, ...attributes }) {
    return root.React.createElement('input', { ...attributes, defaultValue: value });
  };

  /* ---- saying something ------------------------------------------------------------------------------------- */

  let silence;

  /** Say it once, to eyes and to screen readers. */
  board.say = function (words) {
    const live = document.getElementById('board-live') || makeLive();
    live.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => (live.textContent = ''), 5000);
  };

  function makeLive() {
    const live = element('div', { id: 'board-live', class: 'board-live', role: 'status' });
    document.body.append(live);
    return live;
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  /* ---- tables: filter and sort ------------------------------------------------------------------------------ */

  const LIVE_TABLE = 'table[data-filter="client"]';
  const LIVE_FORM = 'form[data-filter-form="client"]';
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
  function refreshTables() {
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
  }

  function clear(form) {
    fieldsOf(form).forEach((field) => (field.value = ''));
    writeAddress(wantedBy(form));
    filter(tableOf(form));
    board.say('Filters cleared');
  }

  function onSortClick(button) {
    const head = button.closest('th');
    const table = button.closest('table');
    const order = board.nextOrder(head.getAttribute('aria-sort'), button.dataset.sortKind);
    sort(table, head, order);
    writeAddress({ sort: head.dataset.key, order });
    if (table.matches(LIVE_TABLE)) filter(table);
    board.say(`Sorted by ${button.textContent.trim()}, ${order}`);
  }

  /* ---- uploading -------------------------------------------------------------------------------------------- */

  function upload(form) {
    if (form.dataset.sending) return;
    form.dataset.sending = 'true';
    const bar = showProgress(form);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => event.lengthComputable && bar(event.loaded / event.total));
    request.addEventListener('load', () => finishUpload(form, answerOf(request)));
    request.addEventListener('error', () => finishUpload(form, { errors: [NOT_SENT] }));
    request.send(new FormData(form));
  }

  const NOT_SENT = { message: 'The file could not be sent. Check the connection and send it again.' };
  const NOT_ANSWERED = { message: 'Something went wrong on our side. Nothing was changed; send the file again.' };
  const TOO_LARGE = { message: 'The file is too large. The largest that can be sent is 10 MB.' };

  function answerOf(request) {
    if (request.status === 413 && !request.responseText.startsWith('{')) return { errors: [TOO_LARGE] };
    try {
      const answer = JSON.parse(request.responseText);
      return answer.location || answer.errors ? answer : { errors: [NOT_ANSWERED] };
    } catch (notJson) {
      return { errors: [{ message: `${NOT_ANSWERED.message} (${request.status})` }] };
    }
  }

  function finishUpload(form, answer) {
    if (answer.location) {
      root.location.assign(answer.location);
      return;
    }
    delete form.dataset.sending;
    form.querySelector('[data-upload-progress]').replaceChildren();
    showErrors(form.querySelector('[data-upload-errors]'), form, answer.errors);
  }

  function showProgress(form) {
    const bar = element('progress', { max: 100, value: 0, 'aria-label': 'Sent' });
    const words = element('p', { role: 'status' }, 'Sending the file');
    form.querySelector('[data-upload-errors]').replaceChildren();
    form.querySelector('[data-upload-progress]').replaceChildren(element('div', { class: 'progress' }, words, bar));
    return (share) => {
      bar.value = Math.round(share * 100);
      if (share === 1) words.textContent = 'Sent. Reading the return';
    };
  }

  function showErrors(place, form, errors) {
    const lines = errors.map(({ message, field }) => {
      const target = field && form.elements[field];
      return element('li', {}, target ? element('a', { href: '#' + target.id }, message) : message);
    });
    const title = element('h2', { id: 'upload-errors-title' }, 'There is a problem');
    const box = element(
      'div',
      { class: 'panel stop error-summary', role: 'alert', tabindex: '-1', 'aria-labelledby': 'upload-errors-title' },
      title,
      element('ul', {}, ...lines),
    );
    place.replaceChildren(box);
    box.focus();
  }

  /* ---- Places: the same one on both sides ------------------------------------------------------------------- */

  /** Select a Place wherever it stands, bring it into view and give it the focus. False where there is none. */
  board.selectPlace = function (id) {
    const target = document.getElementById(id);
    if (!target) return false;
    markPlace(id);
    for (let box = target.closest('details:not([open])'); box; box = box.parentElement.closest('details:not([open])')) {
      box.open = true;
    }
    const calm = root.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    return true;
  };

  function markPlace(id) {
    document.querySelectorAll('[data-place][data-selected]').forEach((old) => old.removeAttribute('data-selected'));
    document.querySelectorAll('[data-place]').forEach((place) => {
      if (place.dataset.place === id) place.setAttribute('data-selected', 'true');
    });
  }

  /* ---- moving between pages --------------------------------------------------------------------------------- */

  let arrivals = 0;
  let leaving = null;
  let returning = null;

  /** Go to an address. A page of the app is drawn in place, as Dash's own links do; anything else is loaded. */
  board.go = function (href) {
    const there = new URL(href, root.location.href);
    const patterns = (document.querySelector('[data-pages]')?.dataset.pages || '').split(' ').filter(Boolean);
    if (there.origin !== root.location.origin || !board.isPage(there.pathname, patterns)) {
      root.location.assign(there.href);
      return;
    }
    leave();
    root.history.replaceState({ scroll: root.scrollY }, '');
    root.history.pushState({}, '', there.pathname + there.search + there.hash);
    root.dispatchEvent(new CustomEvent('_dashprivate_pushstate', { detail: there.href }));
    root.scrollTo(0, 0);
  };

  function leave() {
    leaving = document.querySelector('#page-title');
    filledFor = new WeakMap();
    closeMenus();
  }

  /** Called by Dash with the title when a page has been drawn: name the window and move the focus to the h1. */
  board.arrived = function (title) {
    if (title) document.title = title;
    arrivals += 1;
    const first = arrivals === 1;
    root.requestAnimationFrame(() => root.setTimeout(() => settle(first), 0));
    return root.dash_clientside ? root.dash_clientside.no_update : undefined;
  };

  function settle(first) {
    filledFor = new WeakMap();
    refresh();
    const place = decodeURIComponent(root.location.hash.slice(1));
    if (place && board.selectPlace(place)) return;
    if (first) return;
    document.querySelector('#page-title')?.focus({ preventScroll: true });
    if (returning !== null) root.scrollTo(0, returning);
    [leaving, returning] = [null, null];
  }

  function followLink(event, link) {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!plain || link.target || link.hasAttribute('download')) return;
    const href = link.getAttribute('href');
    if (href.startsWith('#')) {
      if (!board.selectPlace(decodeURIComponent(href.slice(1)))) return;
      event.preventDefault();
      root.history.replaceState(root.history.state, '', href);
    } else if (document.querySelector('[data-pages]') && link.origin === root.location.origin) {
      event.preventDefault();
      board.go(link.href);
    }
  }

  /* ---- menus, buttons, print -------------------------------------------------------------------------------- */

  const MENU = 'details[data-menu][open]';

  function closeMenus(except) {
    document.querySelectorAll(MENU).forEach((menu) => {
      if (menu !== except) menu.open = false;
    });
  }

  async function copyLink() {
    try {
      await root.navigator.clipboard.writeText(root.location.href);
      board.say('Link copied');
    } catch (refused) {
      // Over plain HTTP there is no clipboard: leave the address where it can be taken from.
      board.say(`Copy this address: ${root.location.href}`);
    }
  }

  function onClick(event) {
    const target = event.target;
    closeMenus(target.closest(MENU));
    const find = (selector) => target.closest(selector);
    const refused = find('[aria-disabled="true"]');
    const clearing = find('[data-filter-clear]');
    if (refused) {
      event.preventDefault();
      board.say(refused.title || 'This cannot be done yet');
    } else if (clearing && clearing.closest(LIVE_FORM)) {
      event.preventDefault();
      clear(clearing.closest(LIVE_FORM));
    } else if (find('button.sort')) onSortClick(find('button.sort'));
    else if (find('[data-copy-link]')) copyLink();
    else if (find('[data-print]')) root.print();
    else if (find('a[href]')) followLink(event, find('a[href]'));
    else if (find('[data-place]') && !find('button, input, select, textarea, label, summary')) {
      markPlace(find('[data-place]').dataset.place);
    }
  }

  // The address that the form would send, without the fields that say nothing.
  function addressOf(form) {
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    const search = new URLSearchParams(given).toString();
    return form.action.split(/[?#]/)[0] + (search ? '?' + search : '');
  }

  function onSubmit(event) {
    const form = event.target;
    if (form.matches(LIVE_FORM)) {
      event.preventDefault();
      writeAddress(wantedBy(form));
    } else if (form.dataset.upload) {
      event.preventDefault();
      upload(form);
    } else if (form.dataset.filterForm) {
      event.preventDefault();
      board.go(addressOf(form));
    } else if (form.method === 'post') {
      // A second press must not send it twice.
      if (form.dataset.sending) event.preventDefault();
      form.dataset.sending = 'true';
    }
  }

  function onKey(event) {
    const menu = event.key === 'Escape' && event.target.closest && event.target.closest(MENU);
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  }

  function onInput(event) {
    const form = event.target.form;
    if (!form || !form.matches(LIVE_FORM)) return;
    const table = tableOf(form);
    if (table) filter(table);
    writeSoon(form);
  }

  const focused = new WeakSet();

  function focusNewErrors() {
    const summary = document.querySelector('[data-error-summary]');
    if (!summary || focused.has(summary)) return;
    focused.add(summary);
    summary.focus();
  }

  let pending = false;

  function refresh() {
    pending = false;
    refreshTables();
    focusNewErrors();
  }

  function refreshSoon() {
    if (pending) return;
    pending = true;
    root.requestAnimationFrame(refresh);
  }

  const opened = [];

  function openFolds() {
    document.querySelectorAll('details.fold:not([open])').forEach((fold) => {
      fold.open = true;
      opened.push(fold);
    });
  }

  document.addEventListener('click', onClick);
  document.addEventListener('submit', onSubmit);
  document.addEventListener('keydown', onKey);
  document.addEventListener('input', onInput);
  document.addEventListener('change', onInput);
  document.addEventListener('focusin', (event) => closeMenus(event.target.closest(MENU)));
  root.addEventListener('popstate', (event) => {
    leave();
    returning = event.state?.scroll ?? null;
    document.querySelectorAll(LIVE_FORM).forEach(fill);
    refreshSoon();
  });
  root.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sending]').forEach((form) => delete form.dataset.sending);
  });
  root.addEventListener('beforeprint', openFolds);
  root.addEventListener('afterprint', () => opened.splice(0).forEach((fold) => (fold.open = false)));
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(refreshSoon).observe(document.body, { childList: true, subtree: true });
    refreshSoon();
  });

  root.dash_clientside = Object.assign({}, root.dash_clientside, { board: { arrived: board.arrived } });
})(typeof window === 'undefined' ? globalThis : window);
