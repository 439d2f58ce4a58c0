import { element, nameOf, root, select, selected, watch } from './editor.js';

/** Everything in its order: a way to select and move it without a mouse. */
export function outline(editor) {
  const list = document.getElementById('outline');
  const draw = () => {
    const form = root(editor);
    if (!form) return;
    const focused = document.activeElement?.closest?.('#outline [data-act]')?.dataset.act;
    list.replaceChildren(...(form.components ?? []).map((field, at) => item(field, form, at)));
    if (focused) list.querySelector(`[data-act="${CSS.escape(focused)}"]`)?.focus();
  };

  const item = (field, parent, at) => {
    const chosen = selected(editor)?.id === field.id;
    const pick = element('button', {
      type: 'button',
      class: 'pick',
      'data-act': `pick ${field.id}`,
      'aria-pressed': String(chosen),
      onclick: () => select(editor, field),
    }, nameOf(field), field.validate?.required ? element('span', { class: 'must', title: 'required' }, ' *') : null);
    const inner = field.components?.length
      ? element('ol', {}, ...field.components.map((each, place) => item(each, field, place)))
      : null;
    return element('li', {}, pick, chosen ? tools(field, parent, at) : null, inner);
  };

  const tools = (field, parent, at) => element('span', { class: 'moves' },
    step('up', '↑', field, parent, at, at - 1, at > 0),
    step('down', '↓', field, parent, at, at + 1, at < parent.components.length - 1),
    element('button', {
      type: 'button', class: 'button plain small', 'data-act': `remove ${field.id}`, 'aria-label': `Remove ${nameOf(field)}`,
      onclick: () => editor.get('modeling').removeFormField(field, parent, at),
    }, '×'));

  const step = (way, sign, field, parent, from, to, possible) => element('button', {
    type: 'button', class: 'button plain small', 'data-act': `${way} ${field.id}`, disabled: !possible,
    'aria-label': `Move ${nameOf(field)} ${way}`,
    onclick: () => {
      // the place is counted with the field still in it
      editor.get('modeling').moveFormField(field, parent, parent, from, way === 'down' ? to + 1 : to);
      select(editor, field);
    },
  }, sign);

  watch(editor, draw);
}
