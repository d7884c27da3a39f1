/* Selects a Place of a return wherever it stands: in the document and beside it. */
(function (root, board) {
  'use strict';

  const { document } = root;

  /** Select a Place wherever it stands, bring it into view and give it the focus. False where there is none. */
  board.selectPlace = function (id) {
    const target = document.getElementById(id);
    if (!target) return false;
    board.markPlace(id);
    for (let box = target.closest('details:not([open])'); box; box = box.parentElement.closest('details:not([open])')) {
      box.open = true;
    }
    const calm = root.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    return true;
  };

  /** Select a Place without moving to it. */
  board.markPlace = function (id) {
    document.querySelectorAll('[data-place][data-selected]').forEach((old) => old.removeAttribute('data-selected'));
    document.querySelectorAll('[data-place]').forEach((place) => {
      if (place.dataset.place === id) place.setAttribute('data-selected', 'true');
    });
  };
})(window, window.board);
