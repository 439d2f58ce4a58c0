// What is filled in before somebody types: by the link, or by themselves before the page changed its language.
import { key } from './api.js';

export const at = (data, path) => path.reduce((here, step) => here?.[step], data);

export function put(data, path, value) {
  path.slice(0, -1).reduce((here, step) => (here[step] ??= {}), data)[path.at(-1)] = value;
  return data;
}

const steps = (text) => text?.split('.').filter(Boolean) ?? [];
const isList = (component) => component.type === 'dynamiclist' && Boolean(component.isRepeating);
const isHolder = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field and its name, which is where its value lies without the positions in lists. */
export const fields = (component, path = []) => {
  const own = [...path, ...steps(component.key ?? component.path)];
  return component.key ? [[component, own.join('.')]] : (component.components ?? []).flatMap((each) => fields(each, own));
};

/** Where values lie: those of a list once for each entry that the data have. */
function places(component, data, path = [], name = []) {
  const own = steps(component.key ?? component.path);
  const here = [...path, ...own];
  const called = [...name, ...own];
  if (component.key) return [{ component, path: here, name: called.join('.') }];
  const list = at(data, here);
  const entries = !isList(component) ? [here] : Array.isArray(list) ? list.map((_, index) => [...here, index]) : [];
  return entries.flatMap((entry) => (component.components ?? []).flatMap((each) => places(each, data, entry, called)));
}

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
  places(schema, {}).forEach(({ component, path, name }) => {
    const text = asked.get(name);
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
  const [component] = fields(schema).find(([, known]) => known === name) ?? [{}];
  return label(component) || name;
}

const label = (component) => component.label || component.dateLabel || component.key;

function isEmpty(value) {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === '' || value === false;
}

/** Whether somebody has answered a field, by its name. */
export const isAnswered = (schema, data, asked) => places(schema, data).some(({ name, path }) => name === asked && !isEmpty(at(data, path)));

/** Answers that lie where the form has fields inside, taken out of the data: form-js can put nothing into them. */
export function takeOut(component, data, path = []) {
  const here = [...path, ...steps(component.key ?? component.path)];
  for (let length = path.length + 1; length < here.length + (component.key ? 0 : 1); length++) {
    const holder = here.slice(0, length);
    const value = at(data, holder);
    const fits = isList(component) && length === here.length ? Array.isArray(value) && value.every(isHolder) : isHolder(value);
    if (value !== undefined && value !== null && !fits) {
      put(data, holder, undefined);
      const [[first] = [component]] = fields(component);
      return isEmpty(value) ? [] : [{ id: first.id, path: holder, label: label(component) || label(first), value }];
    }
  }
  const list = at(data, here);
  const entries = isList(component) && list ? list.map((_, index) => [...here, index]) : [here];
  return component.key ? [] : entries.flatMap((entry) => (component.components ?? []).flatMap((each) => takeOut(each, data, entry)));
}

/** Answers that a form does not take over, as form-js empties them without a word. */
export function unfit(schema, given, taken) {
  return places(schema, given).filter(({ component }) => component.type !== 'expression')
    .map(({ component, path }) => ({ id: component.id, path, label: label(component), value: at(given, path), now: at(taken, path) }))
    .filter(({ value, now }) => !isEmpty(value) && (isEmpty(now) || (Array.isArray(value) && Array.isArray(now) && now.length < value.length)));
}

const isSame = (one, other) => (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

/** Those where nothing else was answered since. */
export const unanswered = (data, answers) => answers.filter(({ path, now }) => isSame(at(data, path), now));

/** With what did not fit, wherever nothing else was answered since. */
export function withUnfit(data, answers) {
  unanswered(data, answers).forEach(({ path, value }) => put(data, path, value));
  return data;
}

/** What people read of an answer: the label of an option, else the answer itself. */
export function spoken(value, said) {
  if (said !== undefined) return said;
  return isEmpty(value) ? '' : typeof value === 'object' ? Object.values(value).map((each) => spoken(each)).filter(Boolean).join(', ') : String(value === true ? '✓' : value);
}

/** Labels of the options that were chosen, by where they lie; of those only whose options are all there. */
export function chosen(schema, data) {
  return Object.fromEntries(places(schema, data).map(({ component, path }) => {
    const value = at(data, path);
    const values = [value].flat();
    const labels = (component.values ?? []).filter((option) => values.includes(option.value)).map((option) => option.label);
    return [path.join('.'), labels.length < values.length ? '' : labels.join(', ')];
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
