// Menus open and close by themselves; this closes them as people expect: by Escape, and by a click elsewhere.
const menus = document.querySelectorAll('details.menu, details.filter');

addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of menus) {
    if (!menu.open) continue;
    const within = menu.contains(document.activeElement);
    menu.open = false;
    if (within) menu.querySelector('summary').focus();
  }
});

addEventListener('pointerdown', (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
