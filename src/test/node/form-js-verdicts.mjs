// node form-js-verdicts.mjs CASES VERDICTS: what the real form-js says of forms that were filled in, one JSON document a line.
// A case is filled in as a person does it: the form opens empty, then each field that can be typed into gets its value.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const web = createRequire(new URL('../../main/web/package.json', import.meta.url));
const { JSDOM } = web('jsdom');

const window = new JSDOM('<!doctype html><body></body>').window;
for (const name of ['window', 'document', 'Node', 'Element', 'HTMLElement', 'KeyboardEvent', 'Event', 'CustomEvent', 'DOMParser',
  'MutationObserver', 'getComputedStyle', 'navigator', 'HTMLInputElement', 'HTMLCollection', 'NodeList', 'SVGElement', 'File', 'FileList']) {
  Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true, writable: true });
}
globalThis.requestAnimationFrame = (callback) => setImmediate(callback);
globalThis.cancelAnimationFrame = (handle) => clearImmediate(handle);
window.Element.prototype.scrollIntoView = () => {};
// what waits for the next frame waits for the next turn
const later = globalThis.setTimeout;
globalThis.setTimeout = (callback, delay = 0, ...rest) =>
  delay > 200 ? later(callback, delay, ...rest) : setImmediate(callback, ...rest);

const { Form } = web('@bpmn-io/form-js-viewer');

const turns = async (count) => {
  for (let turn = 0; turn < count; turn++) await new Promise((done) => setImmediate(done));
};

/** Waits until effects have run and nothing changes any more. */
async function settle(form) {
  let before;
  for (let round = 0; round < 20; round++) {
    await turns(6);
    const now = JSON.stringify(form._getState().data);
    if (now === before) return;
    before = now;
  }
}

async function verdict({ schema, data }) {
  const container = document.createElement('div');
  document.body.appendChild(container);
  const form = new Form({ container, debounce: 1e6 }); // a number field writes what it had back after that delay: never while a case runs
  try {
    await form.importSchema(schema, {});
    await settle(form);
    const paths = form.get('pathRegistry');
    const registry = form.get('formFieldRegistry');
    const untouched = form._getState().data;
    const given = structuredClone(data);
    const ours = registry.getAll().filter((field) => field.type === 'expression' || field.disabled);
    // what nobody can type into stays as it is; those inside of lists are left out of the cases
    for (const field of ours) remove(given, paths.getValuePath(field));
    const taken = form._getInitializedFieldData(given);
    for (const field of ours) put(taken, paths.getValuePath(field), at(untouched, paths.getValuePath(field)));
    form._setState({ data: taken });
    // somebody who goes on typing makes computed fields settle
    const rounds = ours.some((field) => field.type === 'expression') ? 4 : 1;
    for (let round = 0; round < rounds; round++) {
      form.get('expressionLoopPreventer').reset();
      form._setState({ data: structuredClone(form._getState().data) });
      await settle(form);
    }
    const result = form.submit();
    const names = {};
    for (const field of registry.getAll()) names[field.id] = paths.getValuePath(field);
    return { data: result.data, errors: flat(result.errors, names), taken };
  } finally {
    form.destroy();
    container.remove();
  }
}

/** Errors by place in the data; positions in lists come behind the field's id. */
function flat(errors, names) {
  const found = {};
  const walk = (id, positions, value) => {
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
      found[[id, ...positions].join('#')] = value;
    } else {
      for (const [position, below] of Object.entries(value ?? {})) {
        if (below != null) walk(id, [...positions, position], below);
      }
    }
  };
  for (const [id, value] of Object.entries(errors)) walk(id, [], value);
  return found;
}

const at = (data, path) => path.reduce((here, step) => (here == null ? undefined : here[step]), data);

function put(data, path, value) {
  let here = data;
  for (const step of path.slice(0, -1)) here = here[step] ??= {};
  if (value === undefined) delete here[path.at(-1)];
  else here[path.at(-1)] = value;
}

function remove(data, path) {
  const holder = at(data, path.slice(0, -1));
  if (holder && typeof holder === 'object') delete holder[path.at(-1)];
}

const [cases, verdicts] = process.argv.slice(2);
const answers = [];
for (const line of readFileSync(cases, 'utf8').split('\n').filter(Boolean)) {
  try {
    answers.push(JSON.stringify(await verdict(JSON.parse(line))));
  } catch (fault) {
    answers.push(JSON.stringify({ fault: String(fault.message) }));
  }
}
writeFileSync(verdicts, answers.join('\n'));
process.exit(0);
