/* The check page in the browser: a press becomes one event for the page's callback, and the focus stays where the hand
   was. Everything that is true is decided on the server; nothing here knows a rule. */
(function (root) {
  'use strict';

  const board = root.board || (root.board = {});
  const EVENT = 'check-event';
  const FRAMES = 30;

  /** What a button says was decided: its own words, and those of the fields that go with it. */
  board.decision = function (button, place, fields) {
    return {
      return: place.return,
      number: place.number,
      act: button.act,
      object: button.object,
      row_version: button.rowVersion,
      fields: Object.fromEntries(fields.filter(({ name }) => name).map(({ name, value }) => [name, value])),
    };
  };

  /** Whether what was decided by a press was refused: the button is still there and speaks of the same row. */
  board.isRefused = function (press) {
    return press.button.isConnected && press.button.dataset.rowVersion === press.seen;
  };

  const document = root.document;
  if (!document) return;

  const TOOLS = '.pair-tools';
  let hand = null;
  let nonce = 0;

  function decide(button) {
    const page = button.closest('[data-page-of]') || document.querySelector('[data-page-of]');
    const [number, owed] = [page.dataset.number, page.dataset.pageOf];
    const around = button.closest('[data-fields]');
    const fields = around ? [...around.querySelectorAll('input, select, textarea')] : [];
    const own = fields.filter((field) => field.closest('[data-fields]') === around);
    document.querySelectorAll('.acts > .msg').forEach((told) => told.remove());
    hand = { item: button.closest('[data-item]')?.dataset.item, box: button.closest('[id]'), button };
    hand.seen = button.dataset.rowVersion;
    hand.tools = button.closest(TOOLS) !== null;
    nonce += 1;
    const data = { ...board.decision(button.dataset, { return: owed, number }, own), nonce };
    root.dash_clientside.set_props(EVENT, { data });
  }

  /** Called by Dash with what was done: say it, and give the focus back to where the decision was made. */
  board.decided = function (said) {
    if (said) giveBack(FRAMES, said);
    return root.dash_clientside.no_update;
  };

  // The pressed button goes away when its item is drawn again, a frame or two after Dash says that it is done.
  function giveBack(left, said) {
    if (!hand) return;
    if (hand.button.isConnected && left > 0) {
      root.requestAnimationFrame(() => giveBack(left - 1, said));
      return;
    }
    if (hand.button.isConnected) {
      if (board.isRefused(hand)) showRefusal(said);
      return;
    }
    const lost = !document.activeElement || document.activeElement === document.body;
    const where = hand.tools ? TOOLS : hand.item && `[data-item="${hand.item}"]`;
    const place = (where && document.querySelector(where)) || hand.box;
    const next = lost && (place?.querySelector('[data-act], [data-only], select, summary') || place);
    if (next) next.focus({ preventScroll: true });
    hand = null;
  }

  // For eyes: screen readers have been told already. It goes when the next decision is made.
  function showRefusal(said) {
    const row = hand.button.closest('.acts');
    if (row) row.append(board.element('p', { class: 'msg', 'aria-hidden': 'true' }, said));
  }

  function onlyMine(button) {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    document.querySelectorAll('.pair:not(.hd), .fold').forEach((row) => {
      row.hidden = on && !row.querySelector('[data-needs]');
    });
    board.say(on ? 'Only what needs you is shown' : 'Everything is shown');
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-act]');
    const only = event.target.closest('[data-only]');
    if (button) decide(button);
    else if (only) onlyMine(only);
  });

  const known = root.dash_clientside || {};
  root.dash_clientside = { ...known, board: { ...known.board, decided: board.decided } };
})(typeof window === 'undefined' ? globalThis : window);
