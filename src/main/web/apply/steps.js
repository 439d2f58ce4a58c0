// A form in steps: each group at its top is one; what stands beside a group belongs to the step before it.
import { word } from './words.js';

const inside = (component) => [component, ...(component.components ?? []).flatMap(inside)];

/** Puts each step into rows of its own, and tells which components it has. */
export function divide(schema) {
  const steps = [];
  schema.components.forEach((component) => {
    if (component.type === 'group' || !steps.length) {
      steps.push({ title: component.type === 'group' ? component.label : '', group: component.type === 'group', rows: new Set(), ids: new Set() });
    }
    const step = steps.at(-1);
    const row = component.type === 'group' ? `step-${steps.length}` : `step-${steps.length}-${component.layout?.row ?? component.id}`;
    component.layout = { ...component.layout, row };
    step.rows.add(row);
    inside(component).forEach((each) => step.ids.add(each.id));
  });
  return steps;
}

export class Steps {
  constructor(form, steps, shown) {
    this.form = form;
    this.steps = steps;
    this.shown = shown;
    this.at = 0;
  }

  /** Elements of each step, in form-js's own page. */
  elements(step) {
    const form = this.form;
    const rows = form.get('formLayouter').getRows(form._getState().schema.id).filter((row) => row.components?.length);
    const root = form._container.querySelector('.fjs-vertical-layout');
    const drawn = [...(root?.children ?? [])].filter((child) => child.classList.contains('fjs-layout-row'));
    return rows.map((row, index) => [row, drawn[index]])
      .filter(([row, element]) => element && this.steps[step].rows.has(form.get('formFieldRegistry').get(row.components[0])?.layout?.row))
      .map(([, element]) => element);
  }

  /** Steps of which the answers so far hide everything are passed over. */
  visible() {
    return this.steps.map((_, index) => index).filter((index) => this.elements(index).some((row) => row.querySelector('.fjs-form-field')));
  }

  isLast() {
    return this.visible().every((index) => index <= this.at);
  }

  isFirst() {
    return this.visible().every((index) => index >= this.at);
  }

  show(index) {
    this.at = index;
    this.steps.forEach((_, each) => this.elements(each).forEach((row) => {
      row.classList.add('step');
      row.hidden = each !== index;
    }));
    this.shown(this);
  }

  move(by) {
    const next = by > 0 ? this.visible().find((index) => index > this.at) : this.visible().findLast((index) => index < this.at);
    if (next !== undefined) this.show(next);
  }

  /** @return the errors of this step alone; those of later ones are nobody's business yet */
  check() {
    const errors = this.form.validate();
    const own = Object.fromEntries(Object.entries(errors).filter(([id]) => this.steps[this.at].ids.has(id)));
    this.form._setState({ errors: own });
    return own;
  }

  /**
   * @param more fields that want another look
   * @return the first step with something to fill in still, the last when nothing is left
   */
  unfinished(more = []) {
    const errors = [...Object.keys(this.form.validate()), ...more];
    this.form._setState({ errors: {} });
    const visible = this.visible();
    return visible.find((index) => errors.some((id) => this.steps[index].ids.has(id))) ?? visible.at(-1) ?? 0;
  }

  stepOf(id) {
    return this.steps.findIndex((step) => step.ids.has(id));
  }

  title() {
    const visible = this.visible();
    const position = visible.indexOf(this.at) + 1;
    return visible.length > 1 ? word('step', position, visible.length, this.steps[this.at].title || '') : this.steps[this.at].title || '';
  }
}
