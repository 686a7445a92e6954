// The cookbook beside the editor: a recipe opens in a tab of its own, ready to run.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/* global COOKBOOK -- what build.mjs reads out of graph/cookbook */
export const recipes = COOKBOOK;

function Icon() {
  return (
    <svg viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.2" strokeLinejoin="round" aria-hidden="true">
      <path d="M7 3.2C5.4 2 3.4 1.9 1.2 2.3v8.9c2.2-.4 4.2-.3 5.8.9 1.6-1.2 3.6-1.3 5.8-.9V2.3C10.6 1.9 8.6 2 7 3.2v8.9" />
    </svg>
  );
}

function Cookbook() {
  const { addTab, changeTab, updateActiveTabValues } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const editor = useGraphiQL((state) => state.queryEditor);
  const open = (query) => {
    const there = tabs.findIndex((tab) => tab.query === query);
    if (there >= 0) {
      changeTab(there);
      return;
    }
    addTab();
    updateActiveTabValues({ query });
    editor?.setValue(query);
  };
  return (
    <section aria-label="Cookbook" className="cookbook">
      <h2>Cookbook</h2>
      <ol>
        {recipes.map((recipe) => (
          <li key={recipe.name}>
            <button type="button" onClick={() => open(recipe.query)}>
              <span>{recipe.question}</span>
              <span lang="vi">{recipe.questionVi}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

export const COOKBOOK_PLUGIN = { title: 'Cookbook', icon: Icon, content: Cookbook };
