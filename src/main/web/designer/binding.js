import { element, nameOf, selected, watch } from './editor.js';
import { takenBy } from './task.js';

const HOLDS = ['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime', 'expression'];
const CHOICES = ['radio', 'select', 'checklist', 'taglist'];

/** Where the value of the selected field goes (in a task, to whom), which directory its options are of, and what ticking it agrees to. */
export function binding(editor, { fields, directories, task }) {
  const body = document.getElementById('binding-body');
  const taken = task && takenBy(task.tasks);
  const paths = fields.filter((field) => !field.path.startsWith('consents'));
  let shown = '';

  const draw = () => {
    const field = selected(editor);
    const state = field && JSON.stringify([field.id, field.type, field.key, field.label, field.properties, field.dateLabel]);
    if (state === shown) return;
    shown = state;
    const focused = document.activeElement?.closest?.('#binding-body')
      ? document.activeElement.id : null;
    body.replaceChildren(...parts(field).filter(Boolean));
    if (focused) document.getElementById(focused)?.focus();
  };

  const parts = (field) => {
    if (!field || field.type === 'default') return [quiet('Select a field to see where its value goes.')];
    if (task && field.type !== 'group' && HOLDS.includes(field.type)) return [element('p', {}, element('strong', {}, nameOf(field))), ...reaches(field)];
    if (field.type === 'group') return [quiet(task ? 'A group is a frame around some fields; it holds no value.' : 'A group at the top is a step of the page; its label stands in the progress line.')];
    if (!HOLDS.includes(field.type)) return [quiet('It shows something and holds no value.')];
    return [
      element('p', {}, element('strong', {}, nameOf(field))),
      ...(field.type === 'checkbox' ? consent(field) : []),
      ...(field.properties?.consent || field.type === 'checkbox' ? [attribute(field)] : goesTo(field)),
      ...(CHOICES.includes(field.type) ? options(field) : []),
    ];
  };

  /** Nothing but what a task takes may be asked: anything else would be stored in the process. */
  const reaches = (field) => {
    const known = taken.find((value) => value.name === field.key);
    return [
      choice('bind-name', 'The task takes it as', field.key, taken.map((value) => [value.name, value.name]),
        (name) => editor.get('modeling').editFormField(field, 'key', name)),
      known ? quiet(`${known.name}: ${known.meaning}.`) : quiet('Nothing takes a field of this name, so a form with it is not saved: choose what it is.', 'fault'),
    ];
  };

  const goesTo = (field) => [
    choice('bind-path', 'The value is', field.properties?.canonical ?? '', [
      ['', 'an attribute of its own'], ...paths.map((each) => [each.path, `${each.label} (${each.path})`]),
    ], (path) => set(field, { canonical: path || undefined, ...(path === 'amount' || path.endsWith('.monthlyIncome') || path.endsWith('.monthlyPayments') ? {} : { currency: undefined }) })),
    field.properties?.canonical ? null : attribute(field),
  ];

  const attribute = (field) => field.properties?.consent ? null
    : quiet(`Rules and partners see it as attributes.${field.key}.`);

  const options = (field) => [
    choice('bind-directory', 'Options come from', field.properties?.directory ?? field.valuesKey ?? '', [
      ['', 'the form itself'], ...Object.keys(directories).sort().map((code) => [code, `directory ${code}`]),
    ], (code) => editor.get('modeling').editFormField(field, {
      properties: pruned({ ...field.properties, directory: code || undefined }),
      ...(code ? { valuesKey: undefined, values: undefined } : { values: [{ label: 'Value', value: 'value' }] }),
    })),
    field.properties?.directory ? quiet('They are in the borrower’s language and change with the directory, without a new version of the form.') : null,
  ];

  const consent = (field) => [
    choice('bind-consent', 'Ticking it agrees to', field.properties?.consent ?? '', [
      ['', 'nothing, it is a plain yes or no'], ['DATA_SHARING', 'sharing the data with lenders'], ['MARKETING', 'marketing'],
    ], (kind) => set(field, kind
      ? { canonical: 'consents', consent: kind, consentVersion: field.properties?.consentVersion ?? 'v1' }
      : { canonical: undefined, consent: undefined, consentVersion: undefined })),
    ...(field.properties?.consent ? [
      input('bind-version', 'Version of its words', field.properties.consentVersion ?? '', (version) => set(field, { consentVersion: version })),
      quiet('Label and description are the words that people agree to. They are kept with each application under this version: new words need a new one.'),
    ] : []),
  ];

  const set = (field, change) => editor.get('modeling')
    .editFormField(field, 'properties', pruned({ ...field.properties, ...change }));

  const pruned = (properties) => Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

  const quiet = (text, kind = 'quiet') => element('p', { class: kind }, text);

  const choice = (id, label, value, entries, changed) => {
    const select = element('select', { id, onchange: (event) => changed(event.target.value) },
      ...entries.map(([code, text]) => element('option', { value: code }, text)));
    if (value && !entries.some(([code]) => code === value)) select.append(element('option', { value }, `${value} (unknown)`));
    select.value = value;
    return element('div', { class: 'field' }, element('label', { for: id }, label), select);
  };

  const input = (id, label, value, changed) => element('div', { class: 'field' }, element('label', { for: id }, label),
    element('input', { id, value, onchange: (event) => changed(event.target.value.trim()) }));

  watch(editor, () => draw());
}
