// form-js says what is wrong in English only: the same in the words of the page.
import { word } from './words.js';

const SENTENCES = [
  [/^Field is required\.$/, 'required'],
  [/^Field must have minimum value of (.*)\.$/, 'minimum'],
  [/^Field must have maximum value of (.*)\.$/, 'maximum'],
  [/^Field must have minimum length of (.*)\.$/, 'shortest'],
  [/^Field must have maximum length of (.*)\.$/, 'longest'],
  [/^Field must match pattern /, 'pattern'],
  [/^Field must be a valid {1,2}international phone number/, 'phone'],
  [/^Field must be a valid email/, 'email'],
  [/^Value is not a number/, 'notNumber'],
  [/^Value is expected to be an integer/, 'integer'],
  [/^Value is expected to have at most (\d+) decimal/, 'decimals'],
  [/nearest valid values are (.*) and (.*)\.$/, 'nearest'],
  [/^Date and time must both be entered/, 'invalidDate'],
];

const REASONS = {
  required: 'required', minimum: 'too_small', maximum: 'too_large', shortest: 'too_short', longest: 'too_long', phone: 'invalid_phone',
  email: 'invalid_email', notNumber: 'invalid_type', integer: 'too_many_decimals', decimals: 'too_many_decimals', nearest: 'not_a_step',
  invalidDate: 'invalid_date',
};
const reasons = new Map();

/** A pattern's own sentence is the form's, and in its language already. */
export function localised(sentence) {
  for (const [pattern, name] of SENTENCES) {
    const match = pattern.exec(sentence);
    if (match) {
      const local = word(name, ...match.slice(1));
      reasons.set(local, REASONS[name]);
      return local;
    }
  }
  return sentence;
}

/** Why a field was refused, by the sentence that says so: the code that the server has for it. */
export const reason = (sentence) => reasons.get(sentence) ?? 'pattern';

const CODES = {
  required: 'required', too_short: 'shortest', too_long: 'longest', too_small: 'minimum', too_large: 'maximum',
  invalid_phone: 'phone', invalid_email: 'email', invalid_type: 'other', not_an_option: 'option', unknown_code: 'option',
  invalid_number: 'notNumber', invalid_date: 'invalidDate', passed_date: 'invalidDate', consent_changed: 'consent',
  contact_required: 'contact', consent_required: 'required',
};

/** What the server found: in our words where they need no value, else in its own. */
export function told(fault) {
  const name = CODES[fault.code];
  return name && !word(name).includes('{0}') && word(name) === word(name, '') ? word(name) : fault.message || word('other');
}

function LocalValidation(validator) {
  const original = validator.validateFieldInstance.bind(validator);
  validator.validateFieldInstance = (instance, value) => original(instance, value).map(localised);
}
LocalValidation.$inject = ['validator'];

const waiting = [];
let pressed = false;
const released = () => {
  pressed = false;
  waiting.splice(0).forEach((each) => each());
};
const patient = (action) => (pressed ? waiting.push(action) : action());
addEventListener('pointerdown', () => { pressed = true; }, true);
['pointercancel', 'keydown'].forEach((name) => addEventListener(name, released, true));
// drawn anew between its click and its change, a box would lose its tick
addEventListener('click', (event) => (event.target.closest?.('input, label') ? setTimeout(released) : released()), true);
addEventListener('pointerup', () => setTimeout(released, 400), true);

const typing = () => document.activeElement?.matches('.fjs-container :is(textarea, input:not([type=checkbox], [type=radio], [type=date]))');

/**
 * What is wrong with a field is said when somebody has left it, not while they write; and when a click leaves it, once the
 * click is over: a sentence that appears would move what is clicked.
 */
function Patience(form, viewerCommands, eventBus) {
  const update = form._update.bind(form);
  const check = viewerCommands.updateFieldInstanceValidation.bind(viewerCommands);
  const now = (instance) => instance.valuePath.reduce((here, step) => here?.[step], form._getState().data);
  form._update = (change) => patient(() => {
    const { id } = change.fieldInstance;
    const known = form._getState().errors[id];
    update(change);
    if (!known && typing()) {
      const { [id]: early, ...errors } = form._getState().errors;
      if (early) form._setState({ errors });
    }
  });
  viewerCommands.updateFieldInstanceValidation = (instance) => patient(() => check(instance, now(instance)));
  eventBus.on('formField.blur', ({ formField }) => patient(() => form.get('formFieldInstanceRegistry').getAllKeyed()
    .filter((instance) => instance.id === formField.id && !formField.disabled)
    .forEach((instance) => {
      tidy(form, formField, instance, now(instance));
      check(instance, now(instance));
    })));
}
Patience.$inject = ['form', 'viewerCommands', 'eventBus'];

/** People write phone numbers in groups, and with the zero that is dialled at home only, but in Italy; form-js wants digits alone. */
function tidy(form, field, instance, value) {
  if (field.validate?.validationType !== 'phone' || typeof value !== 'string') return;
  const digits = value.trim().replace(/^(\+(?! *39)[\d ]{1,5})\(0\)/, '$1').replace(/[\s().\/-]/g, '');
  if (digits !== value) form._update({ field, fieldInstance: instance, value: digits });
}

/** What was typed last, and not left yet. */
export function tidyAll(form) {
  form.get('formFieldInstanceRegistry').getAllKeyed().forEach((instance) => tidy(form,
    form.get('formFieldRegistry').get(instance.id), instance, instance.valuePath.reduce((here, step) => here?.[step], form._getState().data)));
}

export default {
  __init__: ['localValidation', 'patience'],
  localValidation: ['type', LocalValidation],
  patience: ['type', Patience],
};
