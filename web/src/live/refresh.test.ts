import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { concerned, refresh } from './refresh';

const client = new QueryClient();
afterEach(() => client.clear());

/** A query whose reads the test answers one by one. */
const observed = (queryKey: string[]) => {
  const answers: ((text: string) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  const stop = observer.subscribe(() => undefined);
  return { answers, stop, data: () => client.getQueryData(queryKey) };
};

test('reads again what was being read for the first time', async () => {
  const query = observed(['notifications', 'list']);
  const done = refresh(client, { queryKey: ['notifications'] });
  query.answers[0]?.('before the change');
  await expect.poll(() => query.answers.length).toBe(2);
  query.answers[1]?.('after the change');
  await done;
  expect(query.data()).toBe('after the change');
  query.stop();
});

test('reads again at once what is there already, and leaves other queries alone', async () => {
  const query = observed(['notifications', 'list']);
  const other = observed(['jobs']);
  query.answers[0]?.('old');
  await expect.poll(query.data).toBe('old');
  await refresh(client, { queryKey: ['notifications'] });
  expect(query.answers.length).toBe(2);
  expect(other.answers.length).toBe(1);
  query.stop();
  other.stop();
});

test('a topic means the queries whose answer carried it', async () => {
  const [known, other] = ['jobs', 'candidates'].map((id) => {
    client.setQueryData(['presence', id], { topic: id === 'jobs' ? 'a3' : 'b7' });
    return client.getQueryCache().find({ queryKey: ['presence', id] });
  });
  await refresh(client, concerned(['topic', 'a3']));
  expect([known?.state.isInvalidated, other?.state.isInvalidated]).toEqual([true, false]);
  expect(concerned(['jobs', '1'])).toEqual({ queryKey: ['jobs', '1'] });
});
