// node lint.mjs <repository>: zero warnings in models and element templates, or exit code 1.
// Installs its own packages only when the lock file has changed since they were installed.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../main/web/npm.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repository = process.argv[2] ?? join(here, '..', '..');
const files = (directory, ending) =>
  readdirSync(join(repository, directory))
    .filter((file) => file.endsWith(ending))
    .map((file) => join(repository, directory, file));

install(here);

let failed = false;
const models = files('processes', '.bpmn');
try {
  execFileSync(process.execPath, [join(here, 'node_modules', 'bpmnlint', 'bin', 'bpmnlint.js'), '--max-warnings', '0', ...models], {
    cwd: here,
    stdio: 'inherit',
  });
} catch {
  failed = true;
}

const { validateAll } = await import('@bpmn-io/element-templates-validator').then((module) => module.default ?? module);
for (const file of files('.camunda/element-templates', '.json')) {
  const { valid, results } = validateAll(JSON.parse(readFileSync(file, 'utf8')));
  if (!valid) {
    failed = true;
    results
      .filter((result) => !result.valid)
      .forEach((result) => console.error(file, result.object?.id, result.errors.map((error) => error.message).join('; ')));
  }
}
process.exit(failed ? 1 : 0);
