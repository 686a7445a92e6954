// A client such as other people write: urql, with operations that GraphQL Code Generator has typed. It asks the server
// whose address is in the environment, and throws where an answer is not what it must be.
import { Client, fetchExchange, type OperationResult } from '@urql/core';
import { BriefingDocument, UnitsDocument, type BriefingQueryVariables, type CountStatus, type UnitsQuery } from './out/operations';

declare const process: { env: Record<string, string | undefined> };

const client = new Client({ url: process.env['API'] ?? '', exchanges: [fetchExchange], preferGetMethod: false });

function equal<T>(what: string, got: T, want: T): void {
  if (JSON.stringify(got) !== JSON.stringify(want)) {
    throw new Error(`${what}: ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
  }
}

const variables: BriefingQueryVariables = {
  current: { from: '2020-04', to: '2020-05' },
  baselines: [{ kind: 'PREVIOUS' }, { kind: 'CUSTOM', custom: { from: '1999-01', to: '1999-02' } }],
  measure: 'WRITTEN_REPORTS',
  filter: { kinds: ['WRITTEN'] },
};
const briefing = await client.query(BriefingDocument, variables);
equal('errors', briefing.error?.message, undefined);
const data = briefing.data!;

const version: number = data.settings.latestVersion; // a Long is a number
equal('version', version, 2);
equal('version of the answer', data.keyFigures.meta.dataVersion, version);
const through: string | null = data.settings.completeThrough ?? null;
equal('complete through', through, '2020-05-31');

const figures = data.keyFigures.figures;
equal('measures', figures.map((f) => f.measure), ['WRITTEN_REPORTS', 'MESSAGES', 'SYNTHESES', 'THEMATIC_SYNTHESES', 'ISSUES']);
equal('published totals', figures.map((f) => f.count.value).filter((_, i) => i !== 1), [46, 15, 12, 25]);
const status: CountStatus = figures[0]!.count.status; // an enum
equal('status', status, 'EXACT');
equal('display', figures[0]!.count.display, '46');
equal('lower', figures[0]!.count.lower, null);
equal('against months without data', figures[0]!.changes[1]!.delta, null); // null is not zero
equal('rows', data.compare.rows.length, 3);
equal('then', data.compare.rows[0]!.changes.map((c) => c.count.status), ['EXACT', 'NOT_REPORTED']);

// Page by page, with a cursor as a variable.
const units: (string | null)[] = [];
for (let after: string | null = null; ; ) {
  const page: OperationResult<UnitsQuery> = await client.query(UnitsDocument, { first: 5, after });
  equal('errors of a page', page.error?.message, undefined);
  const { edges, pageInfo } = page.data!.reportCounts;
  units.push(...edges.map((e) => e.node.unit?.code?.toString() ?? null));
  if (!pageInfo.hasNextPage) break;
  after = pageInfo.endCursor;
}
equal('units twice', new Set(units).size, units.length);

// An error has a code and the argument at fault; where the question could not be asked at all, the variable.
const outside = await client.query(UnitsDocument, { first: 0 });
equal('code', outside.error?.graphQLErrors[0]?.extensions?.['code'], 'INVALID');
equal('argument', outside.error?.graphQLErrors[0]?.extensions?.['argument'], 'first');
const unknown = await client.query(BriefingDocument, { ...variables, filter: { topics: ['y-te', 'nothing'] } });
equal('code', unknown.error?.graphQLErrors[0]?.extensions?.['code'], 'NOT_FOUND');
equal('argument', unknown.error?.graphQLErrors[0]?.extensions?.['argument'], 'filter.topics[1]');

console.log(JSON.stringify({ units: units.length, cost: briefing.extensions }));
