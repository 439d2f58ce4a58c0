import { element, find, nameOf, select } from './editor.js';

/** What stands against saving: a list that leads to each place, and a frame around it in the form. */
export function faults(editor) {
  const card = document.getElementById('faults');
  const list = card.querySelector('ol');
  const marks = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];

  return {
    clear() {
      card.hidden = true;
      marks.replaceSync('');
    },
    show(schema, errors) {
      const ids = errors.map((error) => componentAt(schema, error.pointer));
      list.replaceChildren(...errors.map((error, at) => {
        const field = ids[at] && find(editor, ids[at]);
        return element('li', {}, field
          ? element('button', { type: 'button', class: 'link', onclick: () => select(editor, field) }, nameOf(field))
          : element('strong', {}, 'The form'), `: ${error.message}`);
      }));
      marks.replaceSync(ids.filter(Boolean).map((id) => `#editor [data-id="${CSS.escape(id)}"] { outline: 3px solid var(--bad); outline-offset: -1px; }`).join('\n'));
      card.hidden = false;
      card.focus();
    },
  };
}

/** @returns id of the innermost component that a JSON pointer leads into */
function componentAt(schema, pointer) {
  let id = null;
  pointer.split('/').slice(1).reduce((node, step) => {
    const next = node?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (next?.type && next.id) id = next.id;
    return next;
  }, schema);
  return id;
}
