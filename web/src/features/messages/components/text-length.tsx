import { Plural, Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { segmentsOf } from '../model/segments';

/** How long a text is, and how many segments it takes, which is what is paid for. */
export function TextLength({ id, text }: { id?: string; text: string }) {
  const { plain, units, segments } = segmentsOf(text);
  return (
    <Text size="xs" c="dimmed" id={id}>
      <Plural value={units} one="# character" other="# characters" /> ·{' '}
      <Plural value={segments} one="# segment" other="# segments" />
      {!plain && (
        <>
          {' · '}
          <Trans>a character in it makes segments shorter (70 instead of 160)</Trans>
        </>
      )}
    </Text>
  );
}
