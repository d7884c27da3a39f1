/* Moves between pages: the address, the title, the focus, and where one had scrolled to. */
(function (root, board) {
  'use strict';

  const { document } = root;
  let arrivals = 0;
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
    board.forgetTables();
    board.closeMenus();
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
    board.forgetTables();
    board.refresh();
    const arrive = document.querySelector('[data-arrive]')?.dataset.arrive;
    const place = decodeURIComponent(root.location.hash.slice(1)) || arrive;
    if (place && board.selectPlace(place)) return;
    if (first) return;
    document.querySelector('#page-title')?.focus({ preventScroll: true });
    if (returning !== null) root.scrollTo(0, returning);
    returning = null;
  }

  /** A link was clicked: a Place or a page of the app is shown without loading anything. */
  board.followLink = function (event, link) {
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
  };

  root.addEventListener('popstate', (event) => {
    leave();
    returning = event.state?.scroll ?? null;
    board.refillForms();
    board.refreshSoon();
  });

  const known = root.dash_clientside || {};
  root.dash_clientside = { ...known, board: { ...known.board, arrived: board.arrived } };
})(window, window.board);
