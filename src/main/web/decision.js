// The editor of decisions: dmn-js's table, faults at their cells, a draft that the server compares with what is live.
import DmnModeler from 'dmn-js/lib/Modeler';

const data = JSON.parse(document.getElementById('decision-data').textContent);
const saved = document.getElementById('saved');
const notices = document.getElementById('notices');
const note = document.getElementById('note');
const button = document.getElementById('save');
const marks = new CSSStyleSheet();
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const base = `/api/v1/admin/decisions/${data.key}/drafts`;
let dirty = false;

document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];
note.value = data.note ?? '';

const modeler = new DmnModeler({ container: document.getElementById('editor') });
try {
  await modeler.importXML(data.xml, { open: false });
  await modeler.open(modeler.getViews().find((view) => view.element.id === data.key && view.type !== 'drd') ?? modeler.getViews()[0]);
  document.getElementById('tools').hidden = false;
  document.getElementById('workshop').hidden = false;
  saved.textContent = data.draft ? 'This is the draft.' : 'Nothing changed yet: this is what is live.';
  show(data.faults);
  modeler.getActiveViewer().get('eventBus').on('elements.changed', () => {
    dirty = true;
    saved.textContent = 'Changed, not saved yet.';
  });
} catch (fault) {
  saved.textContent = '';
  say('bad', `The table can’t be opened here: ${fault.message}`);
}

button.addEventListener('click', save);
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 's') {
    event.preventDefault();
    save();
  }
});
window.addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault(); });

async function save() {
  button.disabled = true;
  saved.textContent = 'Saving and checking…';
  notices.replaceChildren();
  try {
    document.activeElement?.blur();
    const { xml } = await modeler.saveXML({ format: true });
    const answer = await call('POST', base, { xml, note: note.value.trim() || null });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      saved.textContent = 'Not saved.';
      return say('bad', answer.status === 401 || answer.status === 403
        ? 'Your login has ended or does not allow this. Nothing is lost: log in in another tab, then save again.'
        : body.detail ?? 'FinMe could not save it. Try again; nothing is lost.');
    }
    if (data.draft) await call('DELETE', `${base}/${data.draft}`);
    data.draft = body.id;
    dirty = false;
    const faults = body.faults.filter((fault) => fault.severity === 'ERROR');
    if (faults.length === 0) return location.assign(`/admin/decisions/${data.key}/drafts/${body.id}`);
    saved.textContent = faults.length === 1 ? 'Saved, with a fault to mend.' : `Saved, with ${faults.length} faults to mend.`;
    show(body.faults);
    document.getElementById('faults').focus();
  } catch {
    saved.textContent = 'Not saved.';
    say('bad', 'FinMe can’t be reached. Nothing is lost: what you changed stays in this page.');
  } finally {
    button.disabled = false;
  }
}

function call(method, url, body) {
  return fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', [meta('csrf-header')]: meta('csrf-token') },
    body: body && JSON.stringify(body),
  });
}

function say(tone, words) {
  const box = document.createElement('div');
  box.className = `note ${tone}`;
  box.setAttribute('role', 'alert');
  box.append(Object.assign(document.createElement('div'), { textContent: words }));
  notices.replaceChildren(box);
}

/** In a list, and at the cells: a style for their elements, since the table draws itself anew at every change. */
function show(faults) {
  document.getElementById('faults').hidden = faults.length === 0;
  document.querySelector('#faults ol').replaceChildren(...faults.map((fault) => {
    const line = document.createElement('li');
    const where = [fault.rule, fault.column?.replace('-> ', '')].filter(Boolean).join(', ');
    line.append(where ? Object.assign(document.createElement('strong'), { textContent: `${where}: ` }) : '', fault.text);
    return line;
  }));
  marks.replaceSync(faults.map((fault) => fault.cell ?? fault.rule).filter(Boolean)
    .map((id) => `.decision-editor [data-element-id="${CSS.escape(id)}"] { background: var(--bad-soft) !important; box-shadow: inset 0 0 0 2px var(--bad); }`)
    .join('\n'));
}
