/* Says something once, to eyes and to screen readers; makes elements. */
(function (root, board) {
  'use strict';

  const { document } = root;
  let silence;

  /** Say it once, to eyes and to screen readers. */
  board.say = function (words) {
    const live = document.getElementById('board-live') || makeLive();
    live.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => (live.textContent = ''), 5000);
  };

  function makeLive() {
    const live = board.element('div', { id: 'board-live', class: 'board-live', role: 'status' });
    document.body.append(live);
    return live;
  }

  /** An element with its attributes and children. */
  board.element = function (name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  };
})(window, window.board);
