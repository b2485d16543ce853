import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { AiInterviewBank, InterviewLanguage } from '@/contract';
import classes from './ai-interviews.module.css';

interface BankPickerProps {
  bank: AiInterviewBank;
  language: InterviewLanguage;
  taken: readonly string[];
  opened: boolean;
  onClose: () => void;
  onPick: (item: AiInterviewBank['items'][number]) => void;
}

/** Competencies that come with the product; one that is taken cannot be taken again. */
export function BankPicker({ bank, language, taken, opened, onClose, onPick }: BankPickerProps) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const shown = bank.items.filter(
    (item) =>
      !taken.includes(item.key) &&
      `${item.name[language]} ${item.description[language]}`.toLowerCase().includes(wanted),
  );
  return (
    <Modal opened={opened} onClose={onClose} title={t`Competencies of the bank`} size="lg">
      <Stack>
        <TextInput
          label={t`Find a competency`}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          data-autofocus
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {shown.length === 0 && (
          <Text size="sm" c="dimmed" role="status">
            <Trans>Nothing of the bank fits these words.</Trans>
          </Text>
        )}
        <ul className={classes.list} lang={language}>
          {shown.map((item) => (
            <Group key={item.key} component="li" justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={550}>{item.name[language]}</Text>
                <Text size="sm" c="dimmed">
                  {item.description[language]}
                </Text>
                <Text size="sm">{item.questions[0]?.[language]}</Text>
              </div>
              <Button
                variant="default"
                size="xs"
                flex="none"
                leftSection={<IconPlus size={14} aria-hidden />}
                aria-label={t`Add ${item.name[language]}`}
                onClick={() => onPick(item)}
              >
                <Trans>Add</Trans>
              </Button>
            </Group>
          ))}
        </ul>
      </Stack>
    </Modal>
  );
}
