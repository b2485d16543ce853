import { Trans, useLingui } from '@lingui/react/macro';
import { Code, Text } from '@mantine/core';
import type { MappedRecord } from '@/contract';
import { fieldOf } from '../model/words';
import classes from './integrations.module.css';
import { Unfolded } from './unfolded';

/** Records as they would be taken, and as they came. */
export function MappedRecords({ items }: { items: readonly MappedRecord[] }) {
  const { t } = useLingui();
  return (
    <ul className={classes.rows} aria-label={t`Samples`}>
      {items.map((one) => (
        <li key={one.external_id}>
          <dl className={classes.values}>
            {Object.entries(one.values).map(([name, value]) => (
              <Pair key={name} name={fieldOf(name)} value={value ?? '–'} />
            ))}
          </dl>
          {one.problems.map(({ target, sentence }) => (
            <Text key={target} size="sm" c="red">
              {fieldOf(target)}: {sentence}
            </Text>
          ))}
          {one.unmapped.map(({ target, value }) => (
            <Text key={target} size="sm">
              <Trans>
                {fieldOf(target)}: nobody has said yet what “{value}” means.
              </Trans>
            </Text>
          ))}
          <Unfolded label={t`Record ${one.external_id} as it came`}>
            {() => (
              <Code block className={classes.raw} tabIndex={0}>
                {JSON.stringify(one.raw, null, 2)}
              </Code>
            )}
          </Unfolded>
        </li>
      ))}
    </ul>
  );
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
