import { Form } from '@bpmn-io/form-js-viewer';
import money from '../apply/money.js';

/** The form as borrowers would see it, at two widths, beginning with sample data. */
export function previews({ schema, directories, begin }) {
  const toggle = document.getElementById('show-preview');
  const preview = document.getElementById('preview');
  const workshop = document.getElementById('workshop');
  const sample = document.getElementById('sample');
  const fault = document.getElementById('sample-fault');
  let forms = [];
  if (begin) sample.value = JSON.stringify(begin, null, 2);

  const data = () => {
    try {
      fault.textContent = '';
      return sample.value.trim() ? JSON.parse(sample.value) : {};
    } catch {
      fault.textContent = 'This is no JSON.';
      return {};
    }
  };

  const draw = async () => {
    const shown = filled(schema(), directories);
    forms.forEach((form) => form.destroy());
    forms = await show([...preview.querySelectorAll('[data-preview]')], shown, data());
    forms.forEach((form) => form.on('changed', ({ data: now }) => {
      if (document.activeElement !== sample) sample.value = JSON.stringify(now, null, 2);
    }));
  };

  toggle.addEventListener('click', async () => {
    const on = toggle.getAttribute('aria-pressed') !== 'true';
    toggle.setAttribute('aria-pressed', String(on));
    preview.hidden = !on;
    workshop.hidden = on;
    if (on) await draw();
  });
  document.getElementById('fill').addEventListener('click', draw);
}

export async function show(places, schema, data = {}) {
  return Promise.all(places.map(async (container) => {
    const form = new Form({ container, additionalModules: [money] });
    await form.importSchema(structuredClone(schema), structuredClone(data));
    return form;
  }));
}

/** With the entries of directories as options. */
function filled(schema, directories) {
  const fill = (field) => {
    const copy = { ...field, ...(field.components ? { components: field.components.map(fill) } : {}) };
    const entries = directories[field.properties?.directory ?? field.valuesKey];
    if (entries && !field.components) {
      delete copy.valuesKey;
      copy.values = entries;
    }
    return copy;
  };
  return fill(schema);
}
