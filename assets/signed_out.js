/* When the session is over, Dash's script gets the answer 401 and would show nothing: lead the person to sign in, and
   from there back to where they are. */
(function (root) {
  'use strict';

  const board = root.board || (root.board = {});

  /** The address of the sign-in page that leads back to `place`, a location. */
  board.signInAddress = function (place) {
    const wanted = place.pathname + place.search;
    return wanted === '/' ? '/sign-in' : '/sign-in?' + new URLSearchParams({ next: wanted });
  };

  if (!root.document) return;

  const fetchAnswer = root.fetch;
  root.fetch = async function (...given) {
    const answer = await fetchAnswer.apply(root, given);
    if (answer.status !== 401) return answer;
    root.location.assign(board.signInAddress(root.location));
    return new Promise(() => {}); // this page is being left: nobody waits for the answer any more
  };
})(typeof window === 'undefined' ? globalThis : window);
