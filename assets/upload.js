/* Uploads with a progress bar; without scripts the form does the same without the bar. */
(function (root, board) {
  'use strict';

  /** Send a form with its file by hand, to show how far it is. */
  board.upload = function (form) {
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
  };

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
    const bar = board.element('progress', { max: 100, value: 0, 'aria-label': 'Sent' });
    const words = board.element('p', { role: 'status' }, 'Sending the file');
    form.querySelector('[data-upload-errors]').replaceChildren();
    form.querySelector('[data-upload-progress]').replaceChildren(board.element('div', { class: 'progress' }, words, bar));
    return (share) => {
      bar.value = Math.round(share * 100);
      if (share === 1) words.textContent = 'Sent. Reading the return';
    };
  }

  function showErrors(place, form, errors) {
    const lines = errors.map(({ message, field }) => {
      const target = field && form.elements[field];
      return board.element('li', {}, target ? board.element('a', { href: '#' + target.id }, message) : message);
    });
    const title = board.element('h2', { id: 'upload-errors-title' }, 'There is a problem');
    const box = board.element(
      'div',
      { class: 'panel stop error-summary', role: 'alert', tabindex: '-1', 'aria-labelledby': 'upload-errors-title' },
      title,
      board.element('ul', {}, ...lines),
    );
    place.replaceChildren(box);
    box.focus();
  }
})(window, window.board);
