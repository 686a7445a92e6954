// Bundles GraphiQL into graph/graphiql/dist, from where the Go binary embeds it.
// Run from the root of the repository: node graph/graphiql/build.mjs
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const out = 'graph/graphiql/dist';
for (const name of readdirSync(out)) {
  if (name !== '.gitignore') rmSync(`${out}/${name}`, { recursive: true });
}

// A recipe's file begins with comment lines: the question in English, in Vietnamese, then a note; package cookbook reads
// the same files.
const recipes = readdirSync('graph/cookbook').filter((file) => file.endsWith('.graphql')).sort().map((file) => {
  const text = readFileSync(`graph/cookbook/${file}`, 'utf8');
  const [question, questionVi] = text.split('\n').map((line) => line.replace(/^# /, ''));
  return { name: file, question, questionVi, query: text };
});

await build({
  entryPoints: {
    main: 'graph/graphiql/main.jsx',
    page: 'graph/graphiql/page.css',
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
  },
  outdir: out,
  bundle: true,
  splitting: true, // the page and its workers share code, and the formatter is loaded when it is used
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'linked',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"', COOKBOOK: JSON.stringify(recipes) },
  loader: { '.ttf': 'file' },
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  logLevel: 'warning',
});
