// Buttons that copy: the text of the field beside them, else the page's address. Without script they stay hidden; the
// fields can be selected, and the address bar says the same.
for (const field of document.querySelectorAll('input[data-origin]')) {
  field.value = field.value.replaceAll(field.dataset.origin, location.origin); // a proxy may have another address than the server
  field.addEventListener('focus', () => field.select());
}

for (const button of document.querySelectorAll('button.copy')) {
  const name = button.textContent;
  const field = button.parentElement.querySelector('input[data-origin]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.textContent = (await copy(field ? field.value : location.href)) ? button.dataset.copied : button.dataset.failed;
    setTimeout(() => { button.textContent = name; }, 2500);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text); // only where the page came by https, or from this machine
    return true;
  } catch {
    const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, className: 'hidden-label' });
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
