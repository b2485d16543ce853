import { expect, test } from 'vitest';
import type { Onlooker } from '@/contract';
import { withFormer } from './steady';

const at = (user_id: string, record_id = 'a'): Onlooker => ({
  user_id,
  record_id,
  full_name: user_id,
  writing: false,
});

test('keeps those who went behind those who are there, each once per record', () => {
  expect(withFormer([at('bo')], [at('ana'), at('bo')])).toEqual([at('bo'), at('ana')]);
  expect(withFormer([at('ana', 'b')], [at('ana', 'a')])).toEqual([at('ana', 'b'), at('ana', 'a')]);
  expect(withFormer([{ ...at('ana'), writing: true }], [at('ana')])).toEqual([
    { ...at('ana'), writing: true },
  ]);
});
