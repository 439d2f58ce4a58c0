// Sums in texts: besides what FEEL has there is money(value, "EUR"), as the page's language writes it.
import { FeelersTemplating } from '@bpmn-io/form-js-viewer';

/** With as many digits as the currency has; nothing for what is no sum yet. */
function money(value, currency) {
  if (typeof value !== 'number') return null;
  const { lang } = document.documentElement;
  return new Intl.NumberFormat(lang || undefined, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(value);
}

class Templating extends FeelersTemplating {
  evaluate(template, context = {}, options = {}) {
    return super.evaluate(template, { money, ...context }, options);
  }
}

export default { templating: ['type', Templating] };
