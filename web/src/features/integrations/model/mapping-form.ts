import type { ConnectionStream, RecordMapping } from '@/contract';

/** A mapping as people type it: a line per field of ours, and the tables as lines of `theirs = ours`. */
export interface MappingForm {
  sources: Record<string, string>;
  steps: Record<string, string>;
  tables: Record<string, string>;
}

type Step = RecordMapping['fields'][number]['steps'] extends (infer S)[] | undefined ? S : never;

/** `trim | e164: US` as steps. */
export const stepsOf = (text: string): Step[] =>
  text
    .split('|')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [name = '', ...argument] = one.split(':');
      return { name: name.trim(), argument: argument.join(':').trim() };
    });

export const stepsText = (steps: readonly Step[] | undefined): string =>
  (steps ?? []).map(({ name, argument }) => (argument ? `${name}: ${argument}` : name)).join(' | ');

/** Lines of `theirs = ours` as a table; lines without an equals sign are left out. */
export const tableOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => line.split('='))
      .filter(([theirs, ...ours]) => (theirs ?? '').trim() !== '' && ours.length > 0)
      .map(([theirs = '', ...ours]) => [theirs.trim(), ours.join('=').trim()]),
  );

export const tableText = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([theirs, ours]) => `${theirs} = ${ours}`)
    .join('\n');

export const formOf = (stream: ConnectionStream, mapping: RecordMapping | null): MappingForm => {
  const fields = new Map((mapping?.fields ?? []).map((one) => [one.target, one]));
  return {
    sources: Object.fromEntries(stream.targets.map(({ name }) => [name, fields.get(name)?.source ?? ''])),
    steps: Object.fromEntries(stream.targets.map(({ name }) => [name, stepsText(fields.get(name)?.steps)])),
    tables: Object.fromEntries(
      Object.entries(mapping?.tables ?? {}).map(([name, table]) => [name, tableText(table)]),
    ),
  };
};

/** The tables that lookups name, whether something stands in them or not. */
export const tablesOf = (form: MappingForm): string[] => {
  const named = Object.entries(form.steps).flatMap(([target, text]) =>
    (form.sources[target] ?? '') === ''
      ? []
      : stepsOf(text)
          .filter(({ name }) => name === 'lookup')
          .map(({ argument }) => argument ?? ''),
  );
  return [...new Set(named)].filter(Boolean);
};

/** The mapping that the form says: fields without a source, unless they are constant, are left out. */
export const mappingOf = (stream: ConnectionStream, form: MappingForm): RecordMapping => ({
  entity: stream.entity,
  fields: stream.targets
    .map(({ name }) => ({
      target: name,
      source: (form.sources[name] ?? '').trim(),
      steps: stepsOf(form.steps[name] ?? ''),
    }))
    .filter(({ source, steps }) => source !== '' || steps.some(({ name }) => name === 'constant')),
  tables: Object.fromEntries(tablesOf(form).map((name) => [name, tableOf(form.tables[name] ?? '')])),
});
