// A form as borrowers see it, at the widths the page has room for.
import { show } from './designer/previews.js';

const { schema } = JSON.parse(document.getElementById('preview-data').textContent);
await show([...document.querySelectorAll('[data-preview]')], schema);
