import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { InterviewLanguage } from '@/contract';
import type { TemplateValues } from '../model/content';

export type TemplateForm = UseFormReturnType<TemplateValues>;

interface TextFieldProps {
  form: TemplateForm;
  /** The text's place in the form, without the language. */
  at: string;
  language: InterviewLanguage;
  label: string;
  description?: string;
  maxLength?: number;
  /** One line, for names and answers. */
  short?: boolean;
  /** It stands in a row and takes what room there is. */
  grow?: boolean;
}

/** One text of an interview in the language that is being written. */
export function TextField(props: TextFieldProps) {
  const { form, at, language, label, description, maxLength, short, grow } = props;
  const path = `${at}.${language}`;
  const common = {
    key: path,
    lang: language,
    label,
    description,
    maxLength: maxLength ?? (short ? 100 : 2000),
    flex: grow ? '1 1 240px' : undefined,
    ...form.getInputProps(path),
  };
  return short ? (
    <TextInput {...common} key={path} />
  ) : (
    <Textarea {...common} key={path} autosize minRows={1} />
  );
}
