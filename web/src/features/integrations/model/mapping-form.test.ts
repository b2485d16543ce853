import { describe, expect, it } from 'vitest';
import type { ConnectionStream, RecordMapping } from '@/contract';
import { formOf, mappingOf, stepsOf, stepsText, tableOf, tablesOf } from './mapping-form';

const stream = {
  name: 'jobs',
  entity: 'job',
  targets: [
    { name: 'title', kind: 'text', required: true, choices: [] },
    { name: 'department', kind: 'text', required: false, choices: [] },
    { name: 'status', kind: 'choice', required: false, choices: ['open', 'closed'] },
  ],
} as unknown as ConnectionStream;

const mapping: RecordMapping = {
  entity: 'job',
  fields: [
    { target: 'title', source: 'name', steps: [{ name: 'trim', argument: '' }] },
    { target: 'status', source: 'state', steps: [{ name: 'lookup', argument: 'states' }] },
  ],
  tables: { states: { live: 'open', 'a = b': 'closed' } },
};

describe('a mapping as people type it', () => {
  it('comes back as it was', () => {
    const typed = formOf(stream, { ...mapping, tables: { states: { live: 'open' } } });
    expect(mappingOf(stream, typed)).toEqual({ ...mapping, tables: { states: { live: 'open' } } });
  });

  it('leaves out what has no source, unless it is constant', () => {
    const form = formOf(stream, null);
    expect(mappingOf(stream, form).fields).toEqual([]);
    form.steps.department = 'constant: Care';
    expect(mappingOf(stream, form).fields).toEqual([
      { target: 'department', source: '', steps: [{ name: 'constant', argument: 'Care' }] },
    ]);
  });

  it('names the tables that lookups ask for', () => {
    const form = formOf(stream, mapping);
    expect(tablesOf(form)).toEqual(['states']);
    form.sources.status = '';
    expect(tablesOf(form)).toEqual([]);
  });
});

describe('steps', () => {
  it('are read with their arguments', () => {
    expect(stepsOf(' trim | e164: US |  instant: %H:%M ')).toEqual([
      { name: 'trim', argument: '' },
      { name: 'e164', argument: 'US' },
      { name: 'instant', argument: '%H:%M' },
    ]);
  });

  it('are written as they are read', () => {
    expect(stepsText(stepsOf('trim | e164: US'))).toBe('trim | e164: US');
  });
});

describe('a table', () => {
  it('is read line by line', () => {
    expect(tableOf('live = open\n\nover=closed\nnothing\n= x')).toEqual({ live: 'open', over: 'closed' });
  });
});
