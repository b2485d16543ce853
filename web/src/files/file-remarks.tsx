import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, List, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { fileTextQuery } from './links';

const how: Record<string, string> = {
  get background_color() {
    return t`In the color of what is behind it`;
  },
  get tiny() {
    return t`Too small to read`;
  },
  get off_page() {
    return t`Outside the page`;
  },
  get invisible() {
    return t`Not drawn`;
  },
  get covered() {
    return t`Painted over`;
  },
  get hidden_style() {
    return t`Hidden by the document`;
  },
  get zero_width() {
    return t`In characters without width`;
  },
  get repeated() {
    return t`The same words again and again`;
  },
  get instruction() {
    return t`Addressed to a machine; nothing here follows it`;
  },
};

/** What a file says that its looks do not show, quoted; nothing for most files. */
export function FileRemarks({ fileId }: { fileId: string }) {
  const { t } = useLingui();
  const { data } = useQuery(fileTextQuery(fileId));
  const remarks = data?.remarks ?? [];
  if (remarks.length === 0) return null;
  const isHidden = remarks.some(({ start }) => start === null);
  return (
    <Alert
      color="yellow"
      m="md"
      icon={<IconEyeOff size={18} />}
      title={isHidden ? t`There is text in this file that nobody sees` : t`Look at this in the file`}
    >
      {isHidden && (
        <Text size="sm" mb="xs">
          <Trans>It was left out of what is searched and compared. This is what it says:</Trans>
        </Text>
      )}
      <List size="sm" spacing={4}>
        {remarks.map(({ kind, quote, page, start }) => (
          <List.Item key={`${kind} ${page} ${start} ${quote}`}>
            “{quote}” · {how[kind]}
            {page !== null && <> · {t`page ${page}`}</>}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
