import { useLingui } from '@lingui/react/macro';
import { Checkbox, FileInput, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { AgainQuestion } from '@/contract';
import type { Answer } from '../model/answers';

interface QuestionFieldProps {
  question: AgainQuestion;
  answer: Answer | undefined;
  error: string | undefined;
  onAnswer: (answer: Answer | undefined) => void;
}

/** A question of a job, as its kind is answered. */
export function QuestionField({ question, answer, error, onAnswer }: QuestionFieldProps) {
  const { t } = useLingui();
  const common = { label: question.label, description: question.help, required: question.required, error };
  const text = typeof answer === 'string' ? answer : '';
  switch (question.kind) {
    case 'long_text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxLength={10_000}
          value={text}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      );
    case 'yes_no':
    case 'single_choice': {
      const options =
        question.kind === 'yes_no'
          ? [
              { key: 'yes', label: t`Yes` },
              { key: 'no', label: t`No` },
            ]
          : question.options;
      return (
        <Radio.Group {...common} value={text} onChange={onAnswer}>
          <Stack gap="xs" mt="xs">
            {options.map((one) => (
              <Radio key={one.key} value={one.key} label={one.label} />
            ))}
          </Stack>
        </Radio.Group>
      );
    }
    case 'multiple_choice':
      return (
        <Checkbox.Group
          {...common}
          value={Array.isArray(answer) ? answer.map(String) : []}
          onChange={onAnswer}
        >
          <Stack gap="xs" mt="xs">
            {question.options.map((one) => (
              <Checkbox key={one.key} value={one.key} label={one.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'file':
      return (
        <FileInput
          {...common}
          clearable
          placeholder={t`Choose a file`}
          value={answer instanceof File ? answer : null}
          onChange={(file) => onAnswer(file ?? undefined)}
        />
      );
    case 'number':
    case 'date':
    case 'text':
      return (
        <TextInput
          {...common}
          type={question.kind === 'date' ? 'date' : 'text'}
          inputMode={question.kind === 'number' ? 'decimal' : undefined}
          maxLength={1_000}
          value={text}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      );
  }
}
