import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { whoseWord } from '@/features/portal/model/profile';
import type { MyProfileItem } from '@/contract';
import { inWords, nameOf, unsureOf } from '@/profile/words';
import classes from './profile.module.css';

interface ProfileItemProps {
  item: MyProfileItem;
  isBusy: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** One position, school, skill …, and what the program was not sure of. */
export function ProfileItem({ item, isBusy, onEdit, onRemove }: ProfileItemProps) {
  const { t } = useLingui();
  const name = nameOf(item);
  const shown = item.fields.filter(({ values, name: field }) => values.length > 0 && field !== 'concept');
  const line = shown.filter(({ name: field }) => field !== 'highlights');
  const points = shown.find(({ name: field }) => field === 'highlights')?.values ?? [];
  const isUnsure = shown.some((field) => !field.is_typed && unsureOf(field.read) !== null);
  const whose = whoseWord(item);
  return (
    <li className={classes.item}>
      <div className={classes.facts}>
        <Text className={classes.words}>
          {line.flatMap((field) => field.values.map((value) => inWords(field.name, value))).join(' · ')}
        </Text>
        {points.length > 0 && (
          <ul className={classes.points}>
            {points.map((point, index) => (
              <li key={index}>{point}</li>
            ))}
          </ul>
        )}
        {isUnsure && (
          <Text size="xs" fw={600}>
            <Trans>The program was not sure of this. Please look at it.</Trans>
          </Text>
        )}
        {whose !== '' && (
          <Text size="xs" c="dimmed">
            {whose}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button
          size="compact-sm"
          mih={28}
          variant="default"
          aria-label={t`Correct “${name}”`}
          onClick={onEdit}
        >
          <Trans>Correct</Trans>
        </Button>
        <Button
          size="compact-sm"
          mih={28}
          variant="subtle"
          color="red"
          disabled={isBusy}
          aria-label={t`Take off “${name}”`}
          onClick={onRemove}
        >
          <Trans>Take off</Trans>
        </Button>
      </Group>
    </li>
  );
}
