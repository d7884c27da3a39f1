/* The web form saves each box by itself: a pause after the last key, or the hand leaving the box, sends what it says.
   What the server does not have yet stays in the page, is tried again, and is asked about before the page is left. */
(function (root, board) {
  'use strict';

  /** The sentence about saving. */
  board.draftWords = function (waiting, at, problem) {
    if (problem) return `Not saved: ${problem} Trying again.`;
    if (waiting) return 'Saving';
    return `Saved ${at}`;
  };

  const { document } = root;
  if (!document) return;

  const PAUSE = 1200;
  const AGAIN = 5000;
  const SELECTOR = '[data-draft] [data-box]';
  const waiting = new Map();
  const busy = new Set();

  const fieldOf = (box) => box.querySelector('input:not([type=hidden]), textarea, select');
  const seenOf = (box) => box.querySelector('input[type=hidden]');

  function say(at, problem) {
    const place = document.querySelector('[data-draft-said]');
    const words = board.draftWords(waiting.size > 0, at, problem);
    if (place && place.textContent !== words) place.textContent = words;
  }

  function later(box, pause) {
    clearTimeout(waiting.get(box));
    waiting.set(box, setTimeout(() => save(box), pause));
  }

  async function save(box, keepalive) {
    if (busy.has(box) && !keepalive) return later(box, PAUSE);
    clearTimeout(waiting.get(box));
    busy.add(box);
    const [field, seen] = [fieldOf(box), seenOf(box)];
    const text = field.value;
    const answer = await send(box, text, seen.value, keepalive);
    busy.delete(box);
    if (answer.problem) {
      later(box, AGAIN);
      return say('', answer.problem);
    }
    if (field.value === text) waiting.delete(box);
    else later(box, PAUSE);
    if (answer.conflict) return conflict(box);
    seen.value = answer.row_version;
    return say(answer.at);
  }

  async function send(box, text, seen, keepalive) {
    const place = box.closest('[data-draft]');
    const body = new URLSearchParams({ key: box.dataset.box, text, seen });
    body.set('csrf_token', place.querySelector('[name=csrf_token]').value);
    try {
      const headers = { Accept: 'application/json' };
      const answer = await root.fetch(place.dataset.draft, { method: 'POST', body, headers, keepalive });
      const told = await answer.json();
      if (answer.ok) return told;
      return { problem: answer.status === 401 ? 'you are signed out. Sign in in another tab.' : told.errors[0].message };
    } catch (lost) {
      return { problem: 'the connection is lost.' };
    }
  }

  // Both texts are on the server now; saving the page shows them side by side with the choice.
  function conflict(box) {
    if (box.querySelector('[data-draft-conflict]')) return;
    const words = 'Somebody else changed this box while you wrote. Your text is kept as well.';
    const button = board.element('button', { class: 'btn s', name: 'do', value: 'save' }, 'See both and choose');
    box.append(board.element('div', { class: 'panel warn', role: 'alert', 'data-draft-conflict': '' }, words, ' ', button));
  }

  function grow(field) {
    if (field.tagName === 'TEXTAREA' && field.scrollHeight > field.clientHeight) field.style.height = `${field.scrollHeight + 4}px`;
  }

  document.addEventListener('input', (event) => {
    const box = event.target.closest(SELECTOR);
    if (!box) return;
    grow(event.target);
    later(box, PAUSE);
    say();
  });
  document.addEventListener('focusout', (event) => {
    const box = event.target.closest(SELECTOR);
    if (box && waiting.has(box)) save(box);
  });
  root.addEventListener('pagehide', () => [...waiting.keys()].forEach((box) => save(box, true)));
  root.addEventListener('beforeunload', (event) => {
    if (waiting.size && !leaving) event.preventDefault();
  });
  let leaving = false;
  document.addEventListener('submit', (event) => {
    if (!event.target.closest('[data-draft]')) return;
    leaving = true;
    waiting.forEach((timer) => clearTimeout(timer));
    waiting.clear();
  });
})(typeof window === 'undefined' ? globalThis : window, (typeof window === 'undefined' ? globalThis : window).board);
