// Runs every audit of graphql-http, https://github.com/graphql/graphql-http#audits, against the server whose address is
// the first argument, and prints the results as JSON.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason }))));
