import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { InterviewLanguage } from '@/contract';
import { announce } from '@/ui/announcer';
import { most, newFact } from '../model/content';
import classes from './ai-interviews.module.css';
import { Mover } from './mover';
import { type TemplateForm, TextField } from './text-field';

/** What candidates may ask, and the words in which it is answered. */
export function FactFields({ form, language }: { form: TemplateForm; language: InterviewLanguage }) {
  const { t } = useLingui();
  const { facts } = form.values;
  return (
    <Stack gap="sm">
      <ul className={classes.list}>
        {facts.map((fact, index) => {
          const name = t`Fact ${index + 1}`;
          return (
            <Card key={fact.key} component="li" withBorder padding="sm">
              <Group align="flex-start" justify="space-between">
                <Stack gap="xs" flex="1 1 240px">
                  <TextField
                    form={form}
                    at={`facts.${index}.question`}
                    language={language}
                    label={t`When candidates ask`}
                  />
                  <TextField
                    form={form}
                    at={`facts.${index}.answer`}
                    language={language}
                    label={t`The answer is`}
                  />
                </Stack>
                <Mover
                  name={name}
                  index={index}
                  count={facts.length}
                  onMove={(to) => {
                    form.reorderListItem('facts', { from: index, to });
                    announce(t`${name} is number ${to + 1} now.`);
                  }}
                  onRemove={() => form.removeListItem('facts', index)}
                />
              </Group>
            </Card>
          );
        })}
      </ul>
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={facts.length >= most.facts}
          onClick={() => form.insertListItem('facts', newFact())}
        >
          <Trans>Add a fact</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
