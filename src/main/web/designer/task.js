import { element, select, watch } from './editor.js';

/** What the task takes, to be added as a field, and what it gives the form to show. */
export function taskHints(editor, tasks) {
  const body = document.getElementById('task-body');
  const fields = () => editor.get('formFieldRegistry').getAll();

  const draw = () => {
    const there = new Set(fields().map((field) => field.key));
    const focused = document.activeElement?.closest?.('#task-body [data-name]')?.dataset.name;
    body.replaceChildren(...tasks.flatMap((task) => [
      element('h3', {}, `${task.name} takes`),
      element('ul', {}, ...task.asks.map((value) => asked(value, there.has(value.name)))),
      element('h3', {}, 'It can show'),
      element('dl', {}, ...task.shows.flatMap((value) => [
        element('dt', {}, element('code', {}, value.name)), element('dd', {}, value.meaning),
      ])),
    ]), element('p', { class: 'quiet' }, 'In a text it is written {{reference}}, in a condition =byBorrower, as rows =rows.'));
    if (focused) body.querySelector(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  };

  const asked = (value, taken) => element('li', {}, element('button', {
    type: 'button', class: 'pick', disabled: taken, 'data-name': value.name, onclick: () => add(value),
  }, element('span', { 'aria-hidden': 'true' }, taken ? '✓' : '+'), ' ', element('code', {}, value.name),
  element('span', { class: 'only-read' }, taken ? ', is in the form' : ', add')), element('span', { class: 'quiet' }, value.meaning));

  const add = (value) => {
    const form = fields().find((field) => field.type === 'default');
    select(editor, editor.get('modeling').addFormField({ ...structuredClone(value.sample), key: value.name }, form, form.components.length));
  };

  watch(editor, draw);
}

/** What the process takes a field of a task's form as: what it asks for, by whatever task. */
export const takenBy = (tasks) => tasks.flatMap((task) => task.asks);

/** What tasks would show, for the preview to begin with. */
export const examples = (tasks) => Object.fromEntries(tasks.flatMap((task) => task.shows).map((value) => [value.name, value.sample]));
