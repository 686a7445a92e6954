// Makes typed operations of the schema and of a .graphql file, as GraphQL Code Generator does for any client:
//   node generate.mjs SCHEMA OPERATIONS OUTPUT
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import { readFile, writeFile } from 'node:fs/promises';

const [schema, operations, output] = process.argv.slice(2);
const scalars = { YearMonth: 'string', Date: 'string', DateTime: 'string', Long: 'number' };
const code = await codegen({
  filename: output,
  schema: parse(await readFile(schema, 'utf8')),
  documents: [{ location: operations, document: parse(await readFile(operations, 'utf8')) }],
  config: { scalars, strictScalars: true, useTypeImports: true },
  plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
  pluginMap: { typescriptOperations, typedDocumentNode },
});
await writeFile(output, code);
