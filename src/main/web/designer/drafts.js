import { element } from './editor.js';

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

/** Saves the draft over the revision it was read from; what is not saved yet stays in this browser. */
export function drafts({ data, schema, load, marks }) {
  const url = `/api/v1/admin/forms/${data.key}/draft`;
  const kept = `finme.form.${data.key}`;
  const saved = document.getElementById('saved');
  const notices = document.getElementById('notices');
  const button = document.getElementById('save');
  const publish = document.getElementById('publish');
  let revision = data.revision;
  let dirty = false;
  let loading = true;

  const say = (words) => { saved.textContent = words; };

  const notice = (tone, words, ...actions) => {
    const note = element('div', { class: `note ${tone}`, role: 'alert' }, element('div', {}, element('p', {}, words),
      actions.length ? element('p', { class: 'actions' }, ...actions) : null));
    notices.replaceChildren(note);
    return note;
  };

  const action = (words, act) => element('button', { type: 'button', class: 'button small', onclick: act }, words);

  const call = (method, headers = {}, body) => fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', [meta('csrf-header')]: meta('csrf-token'), ...headers },
    body: body && JSON.stringify(body),
  });

  const keep = () => {
    try {
      localStorage.setItem(kept, JSON.stringify({ revision, schema: schema(), at: new Date().toISOString() }));
    } catch { /* a full or closed store: the page itself still has it */ }
  };

  async function save(over = revision) {
    const sent = schema();
    say('Saving…');
    button.disabled = true;
    try {
      const answer = await call('PUT', over == null ? { 'If-None-Match': '*' } : { 'If-Match': `"${over}"` }, sent);
      if (answer.ok) return done(answer);
      const problem = await answer.json().catch(() => ({}));
      if (answer.status === 412) return await conflict();
      if (answer.status === 422) {
        say('Not saved.');
        return marks.show(sent, problem.errors ?? []);
      }
      say('Not saved.');
      notice('bad', answer.status === 401 || answer.status === 403
        ? 'Your login has ended or does not allow this. Nothing is lost: log in in another tab, then save again.'
        : problem.detail ?? 'FinMe could not save it. Try again; nothing is lost.', action('Save again', () => save()));
    } catch {
      say('Not saved.');
      notice('bad', 'FinMe can’t be reached. Nothing is lost: what you changed stays in this page and in this browser.', action('Save again', () => save()));
    } finally {
      button.disabled = false;
    }
  }

  function done(answer) {
    revision = Number(answer.headers.get('ETag').replace(/\D/g, ''));
    dirty = false;
    localStorage.removeItem(kept);
    notices.replaceChildren();
    marks.clear();
    say(`Draft saved at ${new Date().toLocaleTimeString('en-GB')}.`);
  }

  /** Somebody else saved, published or dropped the draft in the meantime. */
  async function conflict() {
    keep();
    say('Not saved: somebody else changed the draft.');
    const answer = await call('GET');
    const theirs = answer.ok ? await answer.json() : null;
    const tag = answer.ok ? Number(answer.headers.get('ETag').replace(/\D/g, '')) : null;
    notice('warn', theirs
      ? `Somebody else saved this draft while you worked on it. ${differing(theirs, schema())} Nothing of yours is lost yet: decide which one goes on.`
      : 'The draft was published or dropped while you worked on it. Yours can be saved as a new draft.',
    action(theirs ? 'Save mine over it' : 'Save mine as a new draft', () => save(tag)),
    theirs ? action('Take theirs, download mine', async () => {
      download(schema());
      revision = tag;
      loading = true;
      await load(theirs);
      loading = false;
      dirty = false;
      localStorage.removeItem(kept);
      notices.replaceChildren();
      say('This is their draft.');
    }) : action('Download mine', () => download(schema())));
  }

  function download(content) {
    const link = element('a', { href: URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' })), download: `${data.key}-mine.json` });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  button.addEventListener('click', () => save());
  publish.addEventListener('click', async (event) => {
    if (!dirty && revision != null) return;
    event.preventDefault();
    await save();
    if (!dirty) location.assign(publish.href);
  });
  window.addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault(); });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      save();
    }
  });

  let timer;
  return {
    /** @returns what is edited: the stored one, or what was left unsaved in this browser */
    begin() {
      const left = JSON.parse(localStorage.getItem(kept) ?? 'null');
      setTimeout(() => { loading = false; }, 0);
      if (left && textOf(left.schema) !== textOf(data.schema)) {
        dirty = true;
        say('With what you had not saved.');
        notice('warn', `You left here on ${new Date(left.at).toLocaleString('en-GB')} without saving. That is what you see now.`,
          action('Drop it, show what is stored', async () => {
            localStorage.removeItem(kept);
            dirty = false;
            location.reload();
          }));
        revision = left.revision;
        return left.schema;
      }
      say(data.revision != null ? 'This is the draft.' : data.stored ? 'Nothing changed yet: this is what is published.' : data.deployed ? 'Nothing changed yet: this is what tasks show.' : 'A new form, not stored yet.');
      return data.schema;
    },
    changed() {
      if (loading) return;
      dirty = true;
      say('Changed, not saved yet.');
      clearTimeout(timer);
      timer = setTimeout(keep, 500);
    },
  };
}

/** As JSON with its members in one order: what is stored does not keep ours. */
const textOf = (value) => JSON.stringify(value, (_, each) => each && typeof each === 'object' && !Array.isArray(each)
  ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
  : each);

/** How two schemas differ, by the names of their fields. */
function differing(theirs, mine) {
  const flat = (schema, into = new Map()) => {
    (schema.components ?? []).forEach((field) => {
      into.set(field.id, field);
      flat(field, into);
    });
    return into;
  };
  const other = flat(theirs);
  const own = flat(mine);
  const text = (field) => textOf({ ...field, components: undefined, layout: undefined });
  const names = [
    ...[...other.values()].filter((field) => !own.has(field.id) || text(field) !== text(own.get(field.id))),
    ...[...own.values()].filter((field) => !other.has(field.id)),
  ].map((field) => field.label || field.key || field.type);
  return names.length ? `The two differ in: ${[...new Set(names)].slice(0, 8).join(', ')}.` : 'The two have the same fields.';
}
