// The parts of the page around the form.
import { language, word } from './words.js';

export const part = (id) => document.getElementById(id);

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** One note at a time, read out as it appears. */
export function note(kind, text, ...more) {
  part('notes').replaceChildren(...(text ? [element('div', { className: `note ${kind}` }, element('div', {}, element('p', { textContent: text }), ...more))] : []));
  if (text) part('notes').scrollIntoView({ block: 'nearest' });
}

export const button = (text, className, onclick) => element('button', { type: 'button', className: `button ${className}`, textContent: text, onclick });

const link = (text, href, className) => element('a', { href, className: `button ${className}`, textContent: text });

/** @param receipt null when somebody sends again what we have, and the first answer was lost */
export function showReceipt(receipt, again) {
  const incomplete = receipt?.completeUrl;
  const parts = [element('h1', { textContent: word('done.title'), tabIndex: -1 })];
  if (receipt) {
    parts.push(element('p', { className: 'quiet', textContent: word('done.reference') }), element('p', { className: 'reference', textContent: receipt.reference }));
  }
  parts.push(element('p', { className: 'lead', textContent: word(incomplete ? 'done.incomplete' : receipt?.statusUrl ? 'done.text' : 'done.kept') }));
  const ways = element('div', { className: 'form-end' });
  if (incomplete) ways.append(link(word('done.complete'), incomplete, 'first'));
  if (receipt?.statusUrl) ways.append(link(word('done.status'), receipt.statusUrl, incomplete ? '' : 'first'));
  ways.append(button(word('done.again'), 'plain', again));
  parts.push(ways);
  part('ask').hidden = true;
  part('told').replaceChildren(...parts);
  part('told').hidden = false;
  parts[0].focus();
}

export function showSaved(url, again) {
  const field = element('input', { type: 'text', readOnly: true, value: url });
  field.setAttribute('aria-label', word('saved.title'));
  const copy = button(word('saved.copy'), 'small', async () => {
    field.select();
    await navigator.clipboard?.writeText(url).catch(() => {});
    copy.textContent = word('saved.copied');
  });
  note('good', again ? word('saved.again') : word('saved.text'), element('div', { className: 'saved' }, field, copy));
}

export const when = (time) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));

/** Where somebody is on the way through. */
export function showWay(steps) {
  const visible = steps.visible();
  const way = part('way');
  way.hidden = visible.length < 2;
  way.setAttribute('aria-label', word('steps'));
  way.replaceChildren(...visible.map((index) => {
    const mark = element('li', {}, element('span', { textContent: steps.steps[index].title }));
    if (index === steps.at) mark.setAttribute('aria-current', 'step');
    mark.classList.toggle('past', index < steps.at);
    return mark;
  }));
  const title = part('step');
  title.textContent = steps.title();
  title.hidden = !title.textContent;
  part('back').hidden = steps.isFirst();
  part('next').textContent = steps.isLast() ? document.querySelector('main').dataset.send ?? word('send') : word('next');
}
