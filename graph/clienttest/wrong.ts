// What must not pass the type check: every statement is wrong in one way.
import { Client } from '@urql/core';
import { BriefingDocument, UnitsDocument, type BriefingQuery } from './out/operations';

declare const client: Client;
declare const data: BriefingQuery;

export const text: string = data.settings.latestVersion; // a Long is not a string
export const sure: number = data.keyFigures.figures[0]!.count.value; // it may be null
export const nothing = data.settings.nothing; // was not asked for
export const kind = data.keyFigures.figures[0]!.count.status === 'ROUGH'; // not of the enum
export const missing = client.query(UnitsDocument, {}); // lacks a variable
export const measure = client.query(BriefingDocument, { current: { from: '2020-04', to: '2020-05' }, baselines: [], measure: 'LETTERS' });
