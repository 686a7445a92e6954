// Builds what is embedded into the binary. Run from the repo root:
//   node dashboards/assets/build.mjs
// dashboards/assets/dist: the pages' CSS, script, charts and fonts, under names that hold a hash of their content, each
// also compressed. dashboards/render/dist: what pictures are made with, for the server alone.
import * as esbuild from 'esbuild';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const source = new URL('.', import.meta.url).pathname;
const modules = source + '../../node_modules/';
const dist = source + 'dist/';
const drawing = source + '../render/dist/';

for (const dir of [dist, drawing]) {
  await mkdir(dir, { recursive: true });
  for (const name of await readdir(dir)) {
    if (name !== '.keep') await rm(dir + name, { recursive: true });
  }
}

const patches = [
  // Canvas text without a family of its own, such as a tooltip's, is drawn in zrender's default font, which is a
  // constant: the page's font goes in here.
  ['platform.js', "DEFAULT_FONT_FAMILY = 'sans-serif'", `DEFAULT_FONT_FAMILY = '"Be Vietnam Pro", sans-serif'`],
  // The cache of text widths is a plain object, so a topic called "__proto__" would write into Object.prototype.
  ['LRU.js', 'this._map = {}', 'this._map = Object.create(null)'],
];

const patchZrender = {
  name: 'patch-zrender',
  setup(build) {
    for (const [file, from, to] of patches) {
      build.onLoad({ filter: new RegExp(`zrender[/\\\\]lib[/\\\\]core[/\\\\]${file}$`) }, async ({ path }) => {
        const before = await readFile(path, 'utf8');
        if (!before.includes(from)) throw new Error(`${path} has no "${from}" to replace`);
        return { contents: before.replaceAll(from, to), loader: 'js' };
      });
    }
  },
};

const common = {
  bundle: true,
  target: ['es2022'],
  minify: true,
  legalComments: 'none',
  plugins: [patchZrender],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};

const { metafile } = await esbuild.build({
  ...common,
  entryPoints: ['app.js', 'embed.js', 'import.js', 'app.css', 'dark.css'].map((name) => source + name),
  outdir: dist,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  splitting: true,
  format: 'esm',
  metafile: true,
  loader: { '.woff2': 'file' },
});

// The manifest tells the server what "app.js" is called in this build, and which fonts the first paint needs.
const manifest = {};
for (const [path, output] of Object.entries(metafile.outputs)) {
  const file = path.split('/').pop();
  const origin = (output.entryPoint ?? Object.keys(output.inputs)[0] ?? file).split('/').pop();
  if (output.entryPoint || file.endsWith('.woff2')) manifest[origin] = file;
}
await writeFile(dist + 'manifest.json', JSON.stringify(manifest, null, 2) + '\n');

for (const name of await readdir(dist)) {
  if (!/\.(js|css)$/.test(name)) continue;
  const bytes = await readFile(dist + name);
  await writeFile(dist + name + '.br', brotliCompressSync(bytes));
  await writeFile(dist + name + '.gz', gzipSync(bytes, { level: 9 }));
}

await esbuild.build({ ...common, entryPoints: [source + 'pictures.js'], outfile: drawing + 'pictures.js', format: 'iife' });

const files = [
  '@resvg/resvg-wasm/index_bg.wasm',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  ...[400, 600, 700].flatMap((weight) =>
    ['latin', 'vietnamese'].map((letters) => `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${letters}-${weight}-normal.woff`)),
];
for (const file of files) await copyFile(modules + file, drawing + file.split('/').pop());
