import { client } from '@/client/client.gen';
import { Problem, unreachable } from './problem';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Turns every failure of the generated client into a `Problem`; a cancelled request stays one. */
export const raiseProblems = () => {
  client.interceptors.error.use((error, response: Response | undefined) => {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    if (response === undefined) return unreachable();
    return new Problem(response.status, isRecord(error) ? error : {});
  });
};
