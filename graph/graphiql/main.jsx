// GraphiQL over giaoban's own API, with everything that it needs in the bundle: nothing is fetched from elsewhere.
import { createRoot } from 'react-dom/client';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { editor } from 'monaco-graphql/esm/monaco-editor.js';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';

import { COOKBOOK_PLUGIN, recipes } from './cookbook.jsx';

const workers = { graphql: 'graphql.worker.js', json: 'json.worker.js' };

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const file = workers[label] ?? 'editor.worker.js';
    return new Worker(new URL(file, import.meta.url), { type: 'module' });
  },
};

// The dash of "Tháng 4–5/2020" is meant; without this every one of them gets a warning frame.
editor.onDidCreateEditor((created) => created.updateOptions({ unicodeHighlight: { ambiguousCharacters: false } }));

// Every answer of the API is JSON, that of a refused request too.
async function fetcher(params, { headers } = {}) {
  const response = await fetch('graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(params),
  });
  return response.json();
}

// A link may bring a question along, as the charts of the dashboard do. It stands in the first tab; to a reader who has tabs
// from another day it is one more, which is shown.
const asked = new URLSearchParams(location.search);
const question = asked.get('query') ? [{ query: asked.get('query'), variables: asked.get('variables') ?? '' }] : [];

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[COOKBOOK_PLUGIN, HISTORY_PLUGIN]}
    defaultTabs={[...question, ...recipes.slice(0, 3).map(({ query }) => ({ query }))]}
    initialQuery={question[0]?.query}
    initialVariables={question[0]?.variables}
  />,
);
