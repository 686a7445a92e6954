// Buttons that copy: the text of the field beside them, else the page's address. Without script they stay hidden; the
// fields can be selected, and the address bar says the same.
for (const field of document.querySelectorAll('input[data-origin]')) {
  const { origin } = field.dataset;
  if (origin) field.value = field.value.replaceAll(origin, location.origin); // a proxy may have another address than the server
  field.addEventListener('focus', () => field.select());
}

// What became of it is read out; a button whose name changes is not.
const said = Object.assign(document.createElement('p'), { className: 'hidden-label', role: 'status' });

for (const button of document.querySelectorAll('button.copy')) {
  const name = [...button.childNodes];
  const field = button.parentElement.querySelector('input[data-origin]');
  button.hidden = false;
  document.body.append(said);
  button.addEventListener('click', async () => {
    const done = await copy(field ? field.value : location.href, field?.hasAttribute('data-rich'));
    const outcome = done ? button.dataset.copied : button.dataset.failed;
    button.textContent = outcome;
    button.classList.toggle('copied', done);
    said.textContent = field ? `${outcome}: ${field.labels[0].textContent.trim()}` : outcome;
    button.focus(); // copying the other way takes the focus
    clearTimeout(button.back);
    button.back = setTimeout(() => {
      button.replaceChildren(...name);
      button.classList.remove('copied');
      said.textContent = '';
    }, 2500);
  });
}

async function copy(text, rich) {
  if (rich) return copyRich(text);
  try {
    await navigator.clipboard.writeText(text); // only where the page came by https, or from this machine
    return true;
  } catch {
    return copySelected(text);
  }
}

// What a text looks like is copied beside it. The newer way would judge its styles by the policy of this page.
function copyRich(text) {
  const fill = (event) => {
    event.clipboardData.setData('text/html', text);
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true });
  const done = copySelected(text);
  document.removeEventListener('copy', fill);
  return done;
}

function copySelected(text) {
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, className: 'hidden-label' });
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
