import { useLingui } from '@lingui/react/macro';
import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ImportDetails } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { targetChoices, unused, withTarget } from '../model/targets';
import classes from './imports.module.css';

interface ColumnChoicesProps {
  found: ImportDetails;
  onTargets: (targets: string[]) => void;
}

/** Each column with some of its values, and what it is. */
export function ColumnChoices({ found, onTargets }: ColumnChoicesProps) {
  const { t } = useLingui();
  const { data } = useQuery(candidateFieldsQuery);
  const choices = targetChoices(data?.items ?? []);
  const targets = found.columns.map((column) => column.target);
  return (
    <ul className={classes.columns}>
      {found.columns.map((column, place) => (
        <li key={`${place}-${column.header}`} className={classes.column}>
          <div className={classes.wrap}>
            <Text size="sm" fw={550}>
              {column.header}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {column.samples.length === 0 ? t`Empty` : column.samples.join(' · ')}
            </Text>
          </div>
          <Select
            aria-label={t`What “${column.header}” is`}
            data={choices}
            value={column.target === '' ? unused : column.target}
            onChange={(next) => {
              if (next !== null) onTargets(withTarget(targets, place, next === unused ? '' : next));
            }}
            allowDeselect={false}
            searchable
          />
        </li>
      ))}
    </ul>
  );
}
