// The page of a published form: form-js in steps, saved, resumed and sent.
import { Form } from '@bpmn-io/form-js-viewer';
import { completes, count, load, resume, save, submit } from './apply/api.js';
import { assist, at, chosen, drop, fields, fromLink, isAnswered, keep, kept, labelOf, once, put, spoken, takeOut, unanswered, unfit, without, withUnfit } from './apply/data.js';
import nativeFields from './apply/fields.js';
import money from './apply/money.js';
import { button, element, note, part, showReceipt, showSaved, showWay, when } from './apply/page.js';
import { divide, Steps } from './apply/steps.js';
import localValidation, { reason, tidyAll, told } from './apply/validation.js';
import { language, word } from './apply/words.js';

const main = document.querySelector('main');
const page = { token: main.dataset.draft || null, shownAt: Date.now(), dirty: false, busy: false, sent: false, said: {}, unfit: [], held: new Set() };
const form = new Form({ container: part('form'), debounce: false, additionalModules: [localValidation, money, nativeFields] });

/** @param step where to begin; null for the first one with something to fill in */
async function open(data, step = 0) {
  const shown = await load(main.dataset.language);
  page.version = shown.version;
  page.begun ??= shown.version;
  const answered = structuredClone(data);
  if (page.schema) Object.assign(page.said, chosen(page.schema, answered));
  if (page.steps === undefined) data = { ...fromLink(shown.schema), ...data };
  const steps = divide(shown.schema);
  const apart = takeOut(shown.schema, data);
  await form.importSchema(shown.schema, data);
  page.schema = shown.schema;
  part('description').textContent = shown.schema.description ?? '';
  part('description').hidden = !shown.schema.description;
  page.steps = new Steps(form, steps, showWay);
  await drawn();
  // a choice whose options are computed is emptied only as it is drawn
  const taken = form._getState().data;
  page.unfit = [...apart.map((answer) => ({ ...answer, now: at(taken, answer.path) })), ...unfit(shown.schema, answered, taken)];
  page.steps.show(step === null ? page.steps.unfinished(page.unfit.map(({ id }) => id)) : Math.min(step, steps.length - 1));
  remind();
  // all at once, so that nothing moves under somebody's finger
  part('wait').hidden = true;
  part('plain')?.remove();
  part('ask').hidden = false;
  assist(form);
  performance.mark('ready');
}

/** What was answered before and does not fit any more is said at its field. */
function remind() {
  const errors = {};
  unanswered(form._getState().data, page.unfit).filter(({ id }) => page.steps.stepOf(id) === page.steps.at).forEach((answer) => {
    const found = instances().find((instance) => lies(instance, answer));
    if (found) put(errors, errorPath(found), [word('unfitHere', said(answer))]);
  });
  if (Object.keys(errors).length) form._setState({ errors });
}

const instances = () => form.get('formFieldInstanceRegistry').getAllKeyed();

/** Whether a field is where an answer was, or the first one inside of what is there now. */
const lies = ({ id, valuePath }, answer) => id === answer.id && answer.path.every((step, index) => String(step) === String(valuePath[index]));

const errorPath = ({ id, indexes }) => [id, ...Object.values(indexes ?? {})];

const said = ({ path, value }) => spoken(value, page.said[path.join('.')]);

/** Everything answered, also what the form does not take over. */
const answers = () => withUnfit(structuredClone(form._getState().data), page.unfit);

/** form-js draws after the event. */
const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function begin() {
  part('save').hidden = Boolean(completes);
  if (kept('receipt') && performance.getEntriesByType('navigation')[0]?.type === 'back_forward') {
    part('wait').hidden = true;
    showReceipt(kept('receipt'), anew);
    return;
  }
  drop('receipt');
  const carried = kept('carried');
  drop('carried');
  try {
    if (carried) {
      Object.assign(page, { token: carried.token, begun: carried.begun, dirty: carried.dirty, started: carried.started, said: carried.said ?? {}, held: new Set(carried.held) });
      await open(carried.data, carried.step);
    } else {
      await goOn();
      count(page.version, 'viewed');
      reached();
    }
  } catch (fault) {
    part('wait').hidden = false;
    part('wait').textContent = word(fault.status === 0 ? 'offline' : 'later');
    if (fault.status === undefined) throw fault;
  }
}

async function goOn() {
  let saved;
  try {
    saved = page.token && (await resume(page.token, main.dataset.language));
  } catch (fault) {
    if (fault.status !== 404) throw fault;
    page.token = null;
    history.replaceState(null, '', `/apply/${main.dataset.form}${location.search}`);
    await open({});
    note('warn', word('gone'));
    return;
  }
  page.begun = saved?.version;
  page.said = saved?.chosen ?? {};
  if (saved) await open(without(saved.data, saved.agreeAgain), null);
  else await open({});
  if (saved) note('', word(saved.version === page.version ? 'resumed' : 'changed', when(saved.savedAt)), ...changes(saved));
}

/** How the form differs from the one somebody began with. */
function changes({ data, newlyAsked, agreeAgain }) {
  const lines = [
    ['newly', newlyAsked.filter((name) => !isAnswered(page.schema, data, name)).map((name) => labelOf(page.schema, name))],
    ['again', agreeAgain.filter((name) => !newlyAsked.includes(name)).map((name) => labelOf(page.schema, name))],
    ['unfit', page.unfit.map((answer) => `${answer.label} (${said(answer)})`)],
  ].filter(([, names]) => names.length).map(([name, names]) => element('li', { textContent: word(name, names.join('; ')) }));
  return lines.length ? [element('ul', {}, ...lines)] : [];
}

function reached() {
  count(page.version, 'reached', { step: page.steps.at + 1 });
}

async function next() {
  if (page.busy || page.sent) return;
  tidyAll(form);
  const errors = page.steps.check();
  if (Object.keys(errors).length) {
    countRefused(errors);
    await mark();
    return;
  }
  note();
  if (page.steps.isLast()) {
    await send();
    return;
  }
  page.steps.move(1);
  remind();
  turned();
  reached();
}

/** By which field somebody was held up, and why; not by what they wrote, and once however often they try. */
function countRefused(errors) {
  fields(page.schema).filter(([component]) => errors[component.id]).forEach(([component, field]) => {
    const sentence = [errors[component.id]].flat(Infinity).find((each) => typeof each === 'string');
    const code = sentence && reason(sentence);
    if (!code || page.held.has(`${field} ${code}`)) return;
    page.held.add(`${field} ${code}`);
    count(page.version, 'refused', { field, code });
  });
}

function turned() {
  const title = part('step');
  (title.hidden ? part('form') : title).focus({ preventScroll: true });
  main.scrollIntoView({ block: 'start' });
}

/** To the first field that something is wrong with. */
async function mark() {
  await drawn();
  const wrong = page.steps.elements(page.steps.at).flatMap((row) => [...row.querySelectorAll('.fjs-has-errors')]);
  const fields = wrong.filter((each) => !each.querySelector('.fjs-has-errors'));
  page.marked = true;
  note('bad', fields.length === 1 ? word('checkOne') : word('check', fields.length));
  fields[0]?.querySelector('input, select, textarea, [tabindex]')?.focus();
}

async function send(confirmed = false) {
  if (page.busy || page.sent) return;
  busy(true, 'sending');
  const seconds = Math.floor((Date.now() - page.shownAt) / 1000);
  try {
    const receipt = await submit({
      version: page.version,
      data: form._getSubmitData(),
      ...(page.begun === page.version ? {} : { begun: page.begun, data: { ...form._getState().data, ...form._getSubmitData() } }),
      ...(page.token ? { draft: page.token } : {}),
      page: { seconds, website: part('website').value, confirmed },
    }, once());
    done(receipt);
  } catch (fault) {
    await refused(fault);
  } finally {
    busy(false);
  }
}

function done(receipt) {
  page.sent = true;
  page.dirty = false;
  if (completes) {
    location.reload();
    return;
  }
  drop('once');
  if (receipt) keep('receipt', receipt);
  history.replaceState(null, '', `/apply/${main.dataset.form}${location.search}`);
  showReceipt(receipt, anew);
}

function anew() {
  drop('receipt');
  drop('once');
  location.assign(`/apply/${main.dataset.form}${location.search}`);
}

async function refused(fault) {
  if (fault.code === 'please_confirm') {
    note('warn', word('confirm'), button(word('confirmSend'), 'small', () => send(true)));
  } else if (fault.code === 'idempotency_key_reused') {
    done(null);
  } else if (fault.status === 422) {
    await explain(fault.errors);
  } else if (fault.status === 403) {
    note('warn', word('paused'));
  } else if (fault.status === 413) {
    note('bad', word('tooLong'));
  } else if (fault.status === 0) {
    note('warn', word('offline'));
  } else {
    const many = fault.status === 429 || fault.code === 'overloaded';
    note('warn', many && fault.retryAfter ? word('busy', fault.retryAfter) : word('later'));
  }
}

/** What the server found, at the fields; by the newest version of the form, if this one is old. */
async function explain(faults) {
  drop('once');
  const data = answers();
  const before = page.version;
  faults.filter((fault) => fault.code === 'consent_changed').forEach((fault) => put(data, path(fault), false));
  await open(data, page.steps.at);
  const errors = {};
  faults.forEach((fault) => {
    const wanted = path(fault)?.join('/');
    const found = instances().find((instance) => instance.valuePath.join('/') === wanted);
    if (found) put(errors, errorPath(found), [outdated(found) ?? told(fault)]);
  });
  const first = page.steps.steps.findIndex((_, index) => Object.keys(errors).some((id) => page.steps.stepOf(id) === index));
  if (first < 0) {
    note('bad', word('missing'));
    return;
  }
  page.steps.show(first);
  form._setState({ errors });
  await mark();
  if (before !== page.version) note('warn', word('changed'));
}

const outdated = (instance) => {
  const answer = unanswered(form._getState().data, page.unfit).find((each) => lies(instance, each));
  return answer && word('unfitHere', said(answer));
};

const path = (fault) => (fault.pointer?.startsWith('/data/') ? fault.pointer.slice(6).split('/') : null);

async function keepForLater() {
  if (page.busy || page.sent) return;
  const again = Boolean(page.token);
  busy(true, 'saving');
  try {
    const saved = await save(page.token, { version: page.begun, data: answers() });
    page.token = saved.token;
    page.dirty = false;
    history.replaceState(null, '', `/apply/${main.dataset.form}/${saved.token}${location.search}`);
    showSaved(saved.resumeUrl, again);
  } catch (fault) {
    if (fault.status === 404 && again) {
      page.token = null;
      busy(false);
      await keepForLater();
      return;
    }
    await refused(fault);
  } finally {
    busy(false);
  }
}

function busy(yes, name) {
  page.busy = yes;
  ['next', 'back', 'save'].forEach((id) => { part(id).disabled = yes; });
  if (yes) part(name === 'saving' ? 'save' : 'next').textContent = word(name);
  else {
    part('save').textContent = word('save');
    if (page.steps) showWay(page.steps);
  }
}

form.on('changed', async () => {
  await drawn();
  if (page.steps && !page.busy && !page.sent) {
    showWay(page.steps);
    assist(form);
    if (page.marked && !Object.keys(form._getState().errors).length) {
      page.marked = false;
      note();
    }
  }
});
// form-js fills in defaults and what is computed by the same event as what somebody types
['input', 'change', 'click', 'keydown'].forEach((kind) => part('form').addEventListener(kind, () => { page.touched = true; }, true));
form.on('field.updated', () => {
  if (!page.touched) return;
  if (!page.started && page.steps) {
    page.started = true;
    count(page.version, 'started');
  }
  page.dirty = true;
});

part('form').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('input:not([type=checkbox], [type=radio], .fjs-taglist-input, .fjs-select-hidden-input)')) {
    event.preventDefault();
    next();
  }
});
part('form').addEventListener('submit', (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  next();
}, true);
part('next').addEventListener('click', next);
part('back').addEventListener('click', () => {
  note();
  page.steps.move(-1);
  remind();
  turned();
});
part('save').addEventListener('click', keepForLater);
document.querySelectorAll('[data-language]').forEach((tongue) => {
  if (tongue.matches('a')) {
    tongue.addEventListener('click', () => {
      if (page.steps && !page.sent) keep('carried', { data: answers(), step: page.steps.at, token: page.token, begun: page.begun, dirty: page.dirty, started: page.started, held: [...page.held], said: { ...page.said, ...chosen(page.schema, answers()) } });
      page.leaving = true;
    });
  }
});
addEventListener('beforeunload', (event) => {
  if (page.dirty && !page.leaving) event.preventDefault();
});
addEventListener('pagehide', () => {
  if (page.steps && !page.sent && !page.leaving) count(page.version, 'left', { step: page.steps.at + 1 });
});

document.documentElement.dataset.language = language;
begin();
