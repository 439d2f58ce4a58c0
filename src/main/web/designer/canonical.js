import { element, root, select, selected, watch } from './editor.js';

const GROUPS = { amount: 'The loan', product: 'The loan', termMonths: 'The loan', purpose: 'The loan', borrower: 'The person', employment: 'Work and income', obligations: 'Work and income', consents: 'Consents' };

/** Fields of the application, to be added with their type, checks and options. */
export function canonicalFields(editor, fields) {
  const list = document.getElementById('canonical');
  const search = document.getElementById('find-field');
  const used = () => new Set(editor.get('formFieldRegistry').getAll()
    .map((field) => field.properties?.consent ? `consents.${field.properties.consent}` : field.properties?.canonical)
    .filter(Boolean));

  const draw = () => {
    const there = used();
    const wanted = search.value.trim().toLowerCase();
    let group = null;
    const rows = [];
    fields.filter((field) => `${field.label} ${field.path}`.toLowerCase().includes(wanted)).forEach((field) => {
      const of = GROUPS[field.path.split('.')[0]] ?? 'Other';
      if (of !== group) rows.push(element('li', { class: 'group' }, (group = of)));
      const taken = there.has(field.path);
      rows.push(element('li', {}, element('button', {
        type: 'button', class: 'pick', disabled: taken, title: field.path, onclick: () => add(field),
      }, element('span', { 'aria-hidden': 'true' }, taken ? '✓' : '+'), ` ${field.label}`,
      element('span', { class: 'only-read' }, taken ? ', is in the form' : ', add'))));
    });
    list.replaceChildren(...(rows.length ? rows : [element('li', { class: 'quiet' }, 'No field of this name.')]));
  };

  const add = (field) => {
    const { parent, at } = place();
    const added = editor.get('modeling').addFormField({
      ...field.extra,
      type: field.type,
      label: field.label,
      key: freeKey(field.path.split('.').pop()),
      validate: { ...field.validate },
      properties: { ...field.properties },
    }, parent, at);
    select(editor, added);
  };

  /** Below what is selected, else at the end of the last step. */
  const place = () => {
    const form = root(editor);
    const chosen = selected(editor);
    if (chosen && chosen.components && chosen.type !== 'default') return { parent: chosen, at: chosen.components.length };
    if (chosen && chosen.type !== 'default') {
      const parent = editor.get('formFieldRegistry').get(chosen._parent) ?? form;
      return { parent, at: parent.components.findIndex((each) => each.id === chosen.id) + 1 };
    }
    const last = form.components.filter((each) => each.type === 'group').pop();
    return last ? { parent: last, at: last.components.length } : { parent: form, at: form.components.length };
  };

  const freeKey = (wish) => {
    const keys = new Set(editor.get('formFieldRegistry').getAll().map((field) => field.key));
    let key = wish;
    for (let count = 2; keys.has(key); count++) key = `${wish}${count}`;
    return key;
  };

  search.addEventListener('input', draw);
  watch(editor, draw);
}
