// The designer of forms: form-js's editor, with the fields of the application, where values go, faults at their place,
// a draft that nobody overwrites unseen, and a preview.
import { canonicalFields } from './designer/canonical.js';
import { binding } from './designer/binding.js';
import { drafts } from './designer/drafts.js';
import { openEditor } from './designer/editor.js';
import { faults } from './designer/faults.js';
import { outline } from './designer/outline.js';
import { previews } from './designer/previews.js';
import { settings } from './designer/settings.js';
import { examples, taskHints } from './designer/task.js';

const data = JSON.parse(document.getElementById('designer-data').textContent);
const about = settings(data.schema);
const task = data.task;
const editor = await openEditor(document.getElementById('editor'), task?.components);
const schema = () => ({ ...withoutOwnOptions(about.into(editor.saveSchema())), ...(task && { task: true }) });

outline(editor);
if (task) taskHints(editor, task.tasks);
else canonicalFields(editor, data.fields);
binding(editor, data);
const marks = faults(editor);
const draft = drafts({ data, schema, load: (stored) => load(stored), marks });
previews({ schema, directories: data.directories, begin: task && examples(task.tasks) });
about.onChange(() => draft.changed());

async function load(stored) {
  about.show(stored);
  await editor.importSchema(stored);
}

await load(draft.begin());
document.getElementById('tools').hidden = false;
document.getElementById('workshop').hidden = false;
editor.on('changed', () => draft.changed());

/** The editor gives every choice an option of its own; one whose options are a directory's needs none. */
function withoutOwnOptions(field) {
  const copy = { ...field };
  if (copy.components) copy.components = copy.components.map(withoutOwnOptions);
  if (copy.properties?.directory) delete copy.values;
  return copy;
}
