// The button that copies the page's address. Without script it stays hidden, and the address bar says the same.
for (const button of document.querySelectorAll('button.copy')) {
  const name = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.textContent = (await copy(location.href)) ? button.dataset.copied : button.dataset.failed;
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
