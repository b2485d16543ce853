import { useLingui } from '@lingui/react/macro';
import { Alert, List } from '@mantine/core';
import { Problem, sentence } from '@/http/problem';

/** Why a letter cannot be made yet, place by place. */
export function LetterProblems({ error }: { error: unknown }) {
  const { t } = useLingui();
  const fields = error instanceof Problem ? error.fields : [];
  return (
    <Alert color="yellow" title={t`The letter is not complete yet`} mb="md">
      {fields.length === 0 ? (
        sentence(error)
      ) : (
        <List size="sm" spacing={4}>
          {fields.map((field, index) => (
            <List.Item key={index}>{field.message}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
