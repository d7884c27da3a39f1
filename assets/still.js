/* Draws what Dash need not watch: components/still.py and components/native.py. */
(function (root, board) {
  'use strict';

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
})(window, window.board);
