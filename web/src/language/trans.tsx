import { Trans as LinguiTrans } from '@lingui/react';
import type { ComponentProps, ReactNode } from 'react';

/** The library reads tags in the finished sentence, so a value that looks like one goes in as a node. */
const harmless = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.includes('<') ? [value as ReactNode] : value,
    ]),
  );

/** What the macro `<Trans>` becomes: a sentence with the elements and values that stand in it. */
export function Trans({ values, ...props }: ComponentProps<typeof LinguiTrans>) {
  return <LinguiTrans {...props} values={values && harmless(values)} />;
}
