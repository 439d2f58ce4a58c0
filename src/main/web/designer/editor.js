import { FormEditor } from '@bpmn-io/form-js-editor';

// What a form of ours has no use for: documents go another way, the page has its own buttons, nothing of a stranger is shown.
const NOT_OURS = ['filepicker', 'documentPreview', 'iframe', 'button'];

/** @param shown types that Tasklist shows; without them the form is a page's */
const palette = (shown) => {
  class OurPalette {
    constructor(formFields) {
      Object.keys(formFields._formFields)
        .filter((type) => type !== 'default' && (shown ? !shown.includes(type) : NOT_OURS.includes(type)))
        .forEach((type) => delete formFields._formFields[type]);
    }
  }
  OurPalette.$inject = ['formFields'];
  return { __init__: ['ourPalette'], ourPalette: ['type', OurPalette] };
};

export async function openEditor(container, shown) {
  return new FormEditor({
    container,
    renderer: { compact: true },
    exporter: { name: 'FinMe', version: '1' },
    additionalModules: [palette(shown)],
  });
}

export const selected = (editor) => editor.get('selection').get();

export const find = (editor, id) => editor.get('formFieldRegistry').get(id);

export const root = (editor) => editor.get('formFieldRegistry').getAll().find((field) => field.type === 'default');

export function select(editor, field) {
  editor.get('selection').set(field);
  document.querySelector(`#editor [data-id="${CSS.escape(field.id)}"]`)?.scrollIntoView({ block: 'nearest' });
}

/** Called when the form or what is selected in it is another one. */
export function watch(editor, draw) {
  let planned = false;
  const plan = () => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      draw();
    });
  };
  ['changed', 'selection.changed', 'import.done'].forEach((event) => editor.on(event, plan));
}

const LONGEST = 40;

/** The first words of a text. */
function begun(text) {
  const plain = text?.replace(/[#*]/g, '').trim() ?? '';
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST).replace(/\s+\S*$/, '')}…` : plain;
}

/** What people know a field by. */
export const nameOf = (field) => field.label || field.dateLabel || begun(field.text) || field.key || field.type;

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value != null) made.setAttribute(name, value);
  });
  made.append(...children.filter((child) => child != null));
  return made;
}
