// Elements made in one line. Texts become text nodes: nothing that somebody told is ever read as HTML.

// element('a.chosen', { href: '#x', onclick: act }, 'text', other, …): what is undefined, null or false is left out.
export function element(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const made = document.createElement(tag);
  made.classList.add(...classes);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') made[key] = value;
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

// `parent` holds these alone. Who had the focus keeps it, by its data-focus, so that a refresh takes nobody's place away.
export function fill(parent, ...children) {
  const held = parent.contains(document.activeElement) && document.activeElement.dataset.focus;
  parent.replaceChildren(...children.flat().filter(Boolean));
  if (held) parent.querySelector(`[data-focus="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}
