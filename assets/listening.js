/* Listens on the document, because pages are drawn later and drawn again, and hands over to the other files. */
(function (root, board) {
  'use strict';

  const { document } = root;
  const MENU = 'details[data-menu][open]';

  /** Close every open menu but one. */
  board.closeMenus = function (except) {
    document.querySelectorAll(MENU).forEach((menu) => {
      if (menu !== except) menu.open = false;
    });
  };

  async function copyLink() {
    try {
      await root.navigator.clipboard.writeText(root.location.href);
      board.say('Link copied');
    } catch (refused) {
      // Over plain HTTP there is no clipboard: leave the address where it can be taken from.
      board.say(`Copy this address: ${root.location.href}`);
    }
  }

  async function copyText(field) {
    try {
      await root.navigator.clipboard.writeText(field.value);
      board.say('Text copied');
    } catch (refused) {
      // Over plain HTTP there is no clipboard: leave the words selected for the keyboard.
      field.select();
      board.say('The text is selected: copy it with Ctrl and C');
    }
  }

  function onClick(event) {
    const target = event.target;
    board.closeMenus(target.closest(MENU));
    const find = (selector) => target.closest(selector);
    const refused = find('[aria-disabled="true"]');
    const clearing = find('[data-filter-clear]');
    if (refused) {
      event.preventDefault();
      board.say(refused.title || 'This cannot be done yet');
    } else if (clearing && clearing.closest(board.LIVE_FORM)) {
      event.preventDefault();
      board.clearFilters(clearing.closest(board.LIVE_FORM));
    } else if (find('button.sort')) board.sortBy(find('button.sort'));
    else if (find('[data-copy-link]')) copyLink();
    else if (find('[data-copy-text]')) copyText(document.getElementById(find('[data-copy-text]').dataset.copyText));
    else if (find('[data-print]')) root.print();
    else if (find('a[href]')) board.followLink(event, find('a[href]'));
    else if (find('[data-place]') && !find('button, input, select, textarea, label, summary')) {
      board.markPlace(find('[data-place]').dataset.place);
    }
  }

  // The address that the form would send, without the fields that say nothing.
  function addressOf(form) {
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    const search = new URLSearchParams(given).toString();
    return form.action.split(/[?#]/)[0] + (search ? '?' + search : '');
  }

  // A button with an address of its own leaves the form's.
  function goesElsewhere(button) {
    return Boolean(button && button.hasAttribute('formaction'));
  }

  function onSubmit(event) {
    const form = event.target;
    if (form.matches(board.LIVE_FORM)) {
      event.preventDefault();
      board.keepFilters(form);
    } else if (form.dataset.upload && !goesElsewhere(event.submitter)) {
      event.preventDefault();
      board.upload(form);
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
    if (!form || !form.matches(board.LIVE_FORM)) return;
    board.filterBy(form);
  }

  const focused = new WeakSet();

  function focusNewErrors() {
    const summary = document.querySelector('[data-error-summary]');
    if (!summary || focused.has(summary)) return;
    focused.add(summary);
    summary.focus();
  }

  let pending = false;

  board.refresh = function () {
    pending = false;
    board.refreshTables();
    focusNewErrors();
  };

  /** Look again once what is being drawn stands. */
  board.refreshSoon = function () {
    if (pending) return;
    pending = true;
    root.requestAnimationFrame(board.refresh);
  };

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
  document.addEventListener('focusin', (event) => board.closeMenus(event.target.closest(MENU)));
  root.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sending]').forEach((form) => delete form.dataset.sending);
  });
  root.addEventListener('beforeprint', openFolds);
  root.addEventListener('afterprint', () => opened.splice(0).forEach((fold) => (fold.open = false)));
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(board.refreshSoon).observe(document.body, { childList: true, subtree: true });
    board.refreshSoon();
  });
})(window, window.board);
