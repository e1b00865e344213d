// A table or a picture that is too wide scrolls in a box of its own, which the keyboard reaches.
function boxWideOnes() {
  for (const wide of document.querySelectorAll('#bodyColumn table, #bodyColumn p img')) {
    if (wide.closest('.ipc-bench')) continue;
    let box = wide.parentElement;
    if (!box.classList.contains('scroll')) {
      box = document.createElement(wide.localName === 'table' ? 'div' : 'span');
      box.className = 'scroll';
      wide.replaceWith(box);
      box.append(wide);
    }
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', wide.localName === 'table' ? 'Table, to be scrolled' : 'Picture, to be scrolled');
    } else {
      box.removeAttribute('tabindex');
      box.removeAttribute('role');
      box.removeAttribute('aria-label');
    }
  }
}

// On a phone the menu stands behind the content: a link at the top leads there.
function linkToMenu() {
  const item = document.createElement('li');
  item.id = 'toMenu';
  item.innerHTML = '<span class="divider">|</span><a href="#leftColumn">Menu</a>';
  document.querySelector('.breadcrumb').append(item);
}

function arrange() {
  linkToMenu();
  boxWideOnes();
  addEventListener('resize', boxWideOnes);
}
if (document.readyState === 'complete') arrange();
else addEventListener('load', arrange);
