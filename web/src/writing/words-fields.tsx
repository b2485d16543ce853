import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Menu, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import type { OfferedVariable } from '@/contract';
import { inserted, written } from './insert';
import type { Words } from './words';

interface WordsFieldsProps {
  words: Words;
  onChange: (words: Words) => void;
  variables: readonly OfferedVariable[];
  errors: { subject?: ReactNode; body?: ReactNode };
  minRows?: number;
  /** What else stands beside the menu of variables. */
  beside?: ReactNode;
  bodyRef?: RefObject<HTMLTextAreaElement | null>;
}

/** A subject and a body, with a menu that puts variables where the cursor is. */
export function WordsFields({
  words,
  onChange,
  variables,
  errors,
  minRows = 12,
  beside,
  bodyRef,
}: WordsFieldsProps) {
  const { t } = useLingui();
  const subject = useRef<HTMLInputElement>(null);
  const ownBody = useRef<HTMLTextAreaElement>(null);
  const body = bodyRef ?? ownBody;
  const last = useRef<'subject' | 'body'>('body');
  const insert = (variable: OfferedVariable) => {
    // A link has no place in a subject.
    const name = variable.is_link ? 'body' : last.current;
    const field = name === 'subject' ? subject.current : body.current;
    const text = words[name];
    const what = name === 'subject' ? `{{${variable.name}}}` : written(variable);
    const put = inserted(
      text,
      what,
      field?.selectionStart ?? text.length,
      field?.selectionEnd ?? text.length,
    );
    onChange({ ...words, [name]: put.text });
    setTimeout(() => {
      field?.focus();
      field?.setSelectionRange(put.cursor, put.cursor);
    });
  };
  return (
    <Stack gap="sm">
      <TextInput
        ref={subject}
        label={t`Subject`}
        maxLength={200}
        value={words.subject}
        error={errors.subject}
        onFocus={() => {
          last.current = 'subject';
        }}
        onChange={(event) => onChange({ ...words, subject: event.currentTarget.value })}
      />
      <Textarea
        ref={body}
        label={t`Text`}
        autosize
        minRows={minRows}
        maxRows={26}
        maxLength={10_000}
        value={words.body}
        error={errors.body}
        onFocus={() => {
          last.current = 'body';
        }}
        onChange={(event) => onChange({ ...words, body: event.currentTarget.value })}
      />
      <Group justify="space-between" gap="xs">
        <VariableMenu variables={variables} onPick={insert} />
        {beside}
      </Group>
      <Text size="xs" c="dimmed">
        <Trans>
          An empty line begins a paragraph, <code># </code>a heading, <code>- </code>a list;{' '}
          <code>**bold**</code>. A line that is only a link becomes a button.
        </Trans>
      </Text>
    </Stack>
  );
}

/** Offers variables to put where the cursor is. */
export function VariableMenu({
  variables,
  onPick,
}: {
  variables: readonly OfferedVariable[];
  onPick: (variable: OfferedVariable) => void;
}) {
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconBraces size={14} />}>
          <Trans>Insert a variable</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {variables.map((variable) => (
          <Menu.Item key={variable.name} onClick={() => onPick(variable)}>
            {variable.label}
            {variable.required && (
              <Text span size="xs" c="dimmed">
                {' '}
                <Trans>· required</Trans>
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
