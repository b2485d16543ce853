import { saveWorkingTime as save } from '@/client';
import type { WorkingTimeInput } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const saveWorkingTime = (version: number, body: WorkingTimeInput) =>
  save({ body, headers: ifMatch(version) });
