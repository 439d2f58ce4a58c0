// What is filled in before somebody types: by the link, or by themselves before the page changed its language.
import { key } from './api.js';

const at = (data, path) => path.reduce((here, step) => here?.[step], data);

export function put(data, path, value) {
  path.slice(0, -1).reduce((here, step) => (here[step] ??= {}), data)[path.at(-1)] = value;
  return data;
}

/** Every field that holds one value, and where it lies in the data. */
export const fields = (component, path = []) => {
  const inner = component.path ? [...path, ...component.path.split('.')] : path;
  if (component.key) return [[component, [...inner, ...component.key.split('.')]]];
  return component.type === 'dynamiclist' ? [] : (component.components ?? []).flatMap((each) => fields(each, inner));
};

function read(component, text) {
  switch (component.type) {
    case 'number': return Number.isFinite(Number(text)) && text !== '' ? Number(text) : undefined;
    case 'checkbox': return component.properties?.consent ? undefined : text === 'true';
    case 'checklist':
    case 'taglist': return text.split(',').filter(Boolean);
    case 'expression':
    case 'filepicker': return undefined;
    default: return text;
  }
}

/** Values of the link by field; nobody consents by a link. The address bar forgets them at once. */
export function fromLink(schema) {
  const asked = new URLSearchParams(location.search);
  new URLSearchParams(location.hash.slice(1)).forEach((value, name) => asked.set(name, value));
  const data = {};
  fields(schema).forEach(([component, path]) => {
    const text = asked.get(path.join('.'));
    const value = text === null || text.length > 2000 ? undefined : read(component, text);
    if (value !== undefined) put(data, path, value);
  });
  const left = new URLSearchParams();
  ['language', 'test'].filter((name) => asked.get(name)).forEach((name) => left.set(name, asked.get(name)));
  history.replaceState(null, '', location.pathname + (String(left) && `?${left}`));
  return data;
}

/** Consents whose words have changed are to be given anew. */
export function without(data, names) {
  names.forEach((name) => {
    const path = name.split('.');
    if (at(data, path) !== undefined) put(data, path, false);
  });
  return data;
}

/** What people call a field, by its name. */
export function labelOf(schema, name) {
  const [component] = fields(schema).find(([, path]) => path.join('.') === name) ?? [{}];
  return component.label || component.dateLabel || component.key || name;
}

const isEmpty = (value) => value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && !value.length);

/** Answers that a form does not take over, as form-js empties them without a word. */
export function unfit(schema, given, taken) {
  return fields(schema).filter(([component]) => component.type !== 'expression')
    .map(([component, path]) => ({ id: component.id, path, label: labelOf(schema, path.join('.')), value: at(given, path), now: at(taken, path) }))
    .filter(({ value, now }) => !isEmpty(value) && (isEmpty(now) || (Array.isArray(value) && Array.isArray(now) && now.length < value.length)));
}

/** With what did not fit, wherever nothing else was answered since. */
export function withUnfit(data, answers) {
  answers.filter(({ path }) => isEmpty(at(data, path))).forEach(({ path, value }) => put(data, path, value));
  return data;
}

/** What people read of an answer: the label of an option, else the answer itself. */
export const spoken = (value, said) => said ?? (Array.isArray(value) ? value.join(', ') : String(value === true ? '✓' : value));

/** Labels of the options that were chosen, by field. */
export function chosen(schema, data) {
  return Object.fromEntries(fields(schema).map(([component, path]) => {
    const value = at(data, path);
    const labels = (component.values ?? []).filter((option) => [value].flat().includes(option.value)).map((option) => option.label);
    return [path.join('.'), labels.join(', ')];
  }).filter(([, labels]) => labels));
}

const store = (name) => `finme.${name}.${key}`;
export const keep = (name, value) => sessionStorage.setItem(store(name), JSON.stringify(value));
export const drop = (name) => sessionStorage.removeItem(store(name));
export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(store(name)));
  } catch {
    return null;
  }
}

/** The same for every try of one application, also after a reload. */
export function once() {
  const present = kept('once');
  if (present) return present;
  const fresh = [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  keep('once', fresh);
  return fresh;
}

const HINTS = {
  'borrower.firstName': 'given-name', 'borrower.middleName': 'additional-name', 'borrower.lastName': 'family-name',
  'borrower.birthDate': 'bday', 'borrower.phone': 'tel', 'borrower.email': 'email', 'borrower.address.line1': 'address-line1',
  'borrower.address.line2': 'address-line2', 'borrower.address.city': 'address-level2', 'borrower.address.postalCode': 'postal-code',
  'borrower.address.country': 'country', 'borrower.address.region': 'address-level1', 'employment.employer': 'organization',
};
const KEYBOARDS = { 'borrower.phone': 'tel', 'borrower.email': 'email' };

/** What a browser needs to know to help: its own memory, the fitting keyboard, the author's example. */
export function assist(form) {
  form.get('formFieldRegistry').getAll().forEach((field) => {
    const input = document.getElementById(`fjs-form-${form._id}-${field.id}`);
    if (!input) return;
    const canonical = field.properties?.canonical;
    if (HINTS[canonical]) input.autocomplete = HINTS[canonical];
    if (KEYBOARDS[canonical]) input.inputMode = KEYBOARDS[canonical];
    if (field.properties?.placeholder) input.placeholder = field.properties.placeholder;
  });
  form._container.querySelectorAll('.fjs-form-field-text').forEach((text) => text.setAttribute('aria-live', 'polite'));
}
