// Choices and dates as the browser has them: its own controls know the phone's keyboard and every screen reader.
import { Datetime, Description, Errors, Label, Select, useExpressionEvaluation } from '@bpmn-io/form-js-viewer';
import { h } from 'preact';
import { useEffect } from 'preact/hooks';
import { word } from './words.js';

const classes = (type, { errors = [], disabled, readonly }) =>
  ['fjs-form-field', `fjs-form-field-${type}`, errors.length && 'fjs-has-errors', disabled && 'fjs-disabled', readonly && 'fjs-readonly']
    .filter(Boolean)
    .join(' ');

function Framed({ type, label, props, children }) {
  const { domId, errors = [], field } = props;
  return h('div', { class: classes(type, props) },
    h(Label, { htmlFor: domId, label, required: field.validate?.required }),
    h('div', { class: 'fjs-input-group' }, children),
    h(Description, { id: `${domId}-description`, description: field.description }),
    h(Errors, { id: `${domId}-error-message`, errors }));
}

const control = ({ domId, disabled, readonly, errors = [], field, onBlur, onFocus }) => ({
  id: domId,
  class: 'fjs-input',
  disabled: disabled || readonly,
  required: field.validate?.required,
  'aria-invalid': errors.length > 0,
  'aria-describedby': `${domId}-description ${domId}-error-message`,
  onBlur: () => onBlur?.(),
  onFocus: () => onFocus?.(),
});

function NativeSelect(props) {
  const { field, value, onChange } = props;
  const evaluated = useExpressionEvaluation(field.valuesExpression);
  const options = (field.values ?? (Array.isArray(evaluated) ? evaluated : []))
    .map((each) => (typeof each === 'object' ? each : { value: each, label: String(each) }));
  const found = options.findIndex((option) => option.value === value);
  useEffect(() => {
    if (found < 0 && value !== null && value !== undefined && value !== '') onChange({ field, value: null });
  }, [found, value]);
  return h(Framed, { type: 'select', label: field.label, props },
    h('select', {
      ...control(props),
      value: String(found),
      onChange: ({ target }) => onChange({ field, value: options[Number(target.value)]?.value ?? null }),
    },
    h('option', { value: '-1' }, word('choose')),
    options.map((option, index) => h('option', { value: String(index), key: index }, option.label ?? option.value))));
}
NativeSelect.config = Select.config;

function NativeDate(props) {
  const { field, value, onChange } = props;
  if (field.subtype && field.subtype !== 'date') return h(Datetime, props);
  return h(Framed, { type: 'datetime', label: field.dateLabel ?? field.label, props },
    h('input', {
      ...control(props),
      type: 'date',
      value: value ?? '',
      min: field.disallowPassedDates ? new Date().toISOString().slice(0, 10) : undefined,
      max: '9999-12-31',
      onInput: ({ target }) => onChange({ field, value: target.value || null }),
    }));
}
NativeDate.config = Datetime.config;

function NativeFields(formFields) {
  formFields.register('select', NativeSelect);
  formFields.register('datetime', NativeDate);
}
NativeFields.$inject = ['formFields'];

export default { __init__: ['nativeFields'], nativeFields: ['type', NativeFields] };
