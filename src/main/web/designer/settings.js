/** What a schema says beside its fields. */
export function settings(schema) {
  const inputs = [...document.querySelectorAll('[data-setting]')];
  const constants = document.getElementById('set-constants');
  const fault = document.getElementById('set-constants-fault');
  const title = document.getElementById('form-title');
  const listeners = [];

  const show = (from) => {
    inputs.forEach((input) => { input.value = from[input.dataset.setting] ?? ''; });
    constants.value = Object.entries(from.constants ?? {}).map(([path, value]) => `${path} = ${value}`).join('\n');
    if (from.title) title.textContent = from.title;
  };

  const given = () => {
    const values = {};
    const odd = [];
    constants.value.split('\n').map((line) => line.trim()).filter(Boolean).forEach((line) => {
      const [, path, value] = /^([\w.]+)\s*=\s*(.+)$/.exec(line) ?? [];
      if (!path) odd.push(line);
      else values[path] = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    });
    fault.textContent = odd.length ? `Not read: ${odd.join('; ')}. Write a path, = and a value.` : '';
    return values;
  };

  const changed = () => {
    if (inputs[0].value) title.textContent = inputs[0].value;
    given();
    listeners.forEach((listener) => listener());
  };
  [...inputs, constants].forEach((input) => input.addEventListener('input', changed));
  show(schema);

  return {
    show,
    onChange: (listener) => listeners.push(listener),
    into(form) {
      const whole = { ...form };
      inputs.forEach((input) => {
        const value = input.value.trim();
        if (value) whole[input.dataset.setting] = value;
        else delete whole[input.dataset.setting];
      });
      const values = given();
      if (Object.keys(values).length) whole.constants = values;
      else delete whole.constants;
      return whole;
    },
  };
}
