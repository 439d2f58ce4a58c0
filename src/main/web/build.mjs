// node build.mjs <output>: bundles the pages' scripts and styles; does nothing when neither they nor the packages changed.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digest, install } from './npm.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] ?? join(here, '..', '..', '..', 'target', 'classes', 'static', 'assets', 'web');
// each .js and .css at the top is a page's own; what they share lies in directories below
const entries = readdirSync(here).filter((file) => /\.(js|css)$/.test(file));
const sources = readdirSync(here, { recursive: true })
  .filter((file) => !file.startsWith('node_modules') && /\.(mjs|js|css|json)$/.test(file))
  .sort()
  .map((file) => join(here, file));

const state = digest(...sources);
const mark = join(here, 'node_modules', '.built');
const built = existsSync(mark) && readFileSync(mark, 'utf8') === state;
if (!built || !entries.every((file) => existsSync(join(output, file)))) {
  try {
    await build();
  } catch (fault) {
    console.error(`[WARN] The scripts of forms and designer were not built, their pages will say so: ${fault.message}`);
    process.exit(process.env.CI ? 1 : 0);
  }
}

async function build() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error(`Node ${process.versions.node} is older than 20`);
  install(here);
  const esbuild = await import('esbuild');
  mkdirSync(output, { recursive: true });
  await esbuild.build({
    entryPoints: entries.map((file) => join(here, file)),
    outdir: output,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'eof',
    loader: { '.svg': 'dataurl', '.woff': 'file', '.woff2': 'file', '.eot': 'empty', '.ttf': 'empty' },
    assetNames: '[name]',
    logLevel: 'warning',
    plugins: [{
      name: 'styles-our-policy-allows',
      setup(bundle) {
        bundle.onLoad({ filter: /style-mod\.js$/ }, adopted);
        bundle.onLoad({ filter: /(PoweredByUtil|DragAndDrop)\.js$/ }, unstyled);
      },
    }],
  });
  writeFileSync(mark, state);
}

/** The code editor would write its rules into a style element, which our pages' policy refuses; it can do without one. */
async function adopted({ path }) {
  const source = readFileSync(path, 'utf8');
  const contents = source.replace('!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets');
  if (contents === source) throw new Error('style-mod asks otherwise for adopted style sheets now');
  return { contents, loader: 'js' };
}

/** Markup with style attributes, which our pages' policy refuses: the page's own sheet says how it looks. */
async function unstyled({ path }) {
  return { contents: readFileSync(path, 'utf8').replaceAll('style="', 'data-style="'), loader: 'js' };
}
