/* What Dash's script would keep to itself: the session is over, the app is at fault, or it cannot be reached. */
(function (root) {
  'use strict';

  const board = root.board || (root.board = {});
  const UNREACHED = 'The dashboard could not be reached. Check your connection, then try again. Nothing was changed.';
  const UNKNOWN = 'Something went wrong here, not with you. Try again.';

  /** The address of the sign-in page that leads back to `place`, a location. */
  board.signInAddress = function (place) {
    const wanted = place.pathname + place.search;
    return wanted === '/' ? '/sign-in' : '/sign-in?' + new URLSearchParams({ next: wanted });
  };

  /** The sentences of a failed answer: what went wrong, and the reference to give. */
  board.faultWords = async function (answer) {
    const told = await answer.json().catch(() => ({}));
    const words = (told.errors || []).map((error) => error.message);
    if (!words.length) words.push(UNKNOWN);
    if (told.reference) words.push('Reference: ' + told.reference + '.');
    return words;
  };

  if (!root.document) return;

  const fetchAnswer = root.fetch;
  root.fetch = async function (...given) {
    const ofDash = String((given[0] && given[0].url) || given[0]).includes('/_dash-');
    const answer = await fetchAnswer.apply(root, given).catch((unreached) => {
      if (ofDash) show([UNREACHED]);
      throw unreached;
    });
    if (answer.status === 401) {
      root.location.assign(board.signInAddress(root.location));
      return new Promise(() => {}); // this page is being left: nobody waits for the answer any more
    }
    if (ofDash) tell(answer);
    return answer;
  };

  function tell(answer) {
    if (answer.status >= 500) board.faultWords(answer.clone()).then(show);
    else clear();
  }

  function clear() {
    const shown = root.document.getElementById('board-fault');
    if (shown) shown.remove();
  }

  /** Above the page, so that it shows even where nothing could be drawn. */
  function show(words) {
    clear();
    const panel = board.element('div', { class: 'panel stop' }, board.element('h2', {}, 'This did not work'));
    words.forEach((sentence) => panel.append(board.element('p', {}, sentence)));
    const again = board.element('a', { href: root.location.href, 'data-full': 'true' }, 'Load this page again');
    panel.append(board.element('p', {}, again));
    const wrap = board.element('div', { class: 'wrap' }, panel);
    root.document.body.prepend(board.element('div', { id: 'board-fault', class: 'fault', role: 'alert' }, wrap));
  }
})(typeof window === 'undefined' ? globalThis : window);
