import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beatEvery, leaveAfter, lookoutOf, settleFor } from './lookout';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const kept = (fails = false) => {
  const sent: string[] = [];
  const answer = () => (fails ? Promise.reject(new Error('no network')) : Promise.resolve());
  const lookout = lookoutOf<'application'>({
    look: ({ id }, writing) => {
      sent.push(writing ? `${id} writing` : id);
      return answer();
    },
    leave: () => {
      sent.push('left');
      return answer();
    },
  });
  const open = (id: string, visible = true) => lookout.open({ kind: 'application', id }, visible);
  return { sent, lookout, open };
};
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('says that a record is open once one stays there, and again every 20 seconds', async () => {
  const { sent, open } = kept();
  open('a')();
  open('b');
  await pass(settleFor - 1);
  expect(sent).toEqual([]);
  await pass(1 + beatEvery);
  expect(sent).toEqual(['b', 'b']);
});

test('goes on to the next record without leaving, and leaves when there is none', async () => {
  const { sent, open } = kept();
  const close = open('a');
  await pass(settleFor);
  close();
  const closeNext = open('b');
  await pass(settleFor + leaveAfter);
  expect(sent).toEqual(['a', 'b']);
  closeNext();
  await pass(leaveAfter + beatEvery);
  expect(sent).toEqual(['a', 'b', 'left']);
});

test('is not there while the tab is hidden, whatever fails', async () => {
  const { sent, lookout, open } = kept(true);
  open('a', false);
  await pass(beatEvery);
  expect(sent).toEqual([]);
  lookout.show(true);
  await pass(0);
  lookout.show(false);
  lookout.show(false);
  await pass(2 * beatEvery);
  expect(sent).toEqual(['a', 'left']);
  lookout.show(true);
  await pass(0);
  expect(sent).toEqual(['a', 'left', 'a']);
});

test('says at once that something is being written, and that it is done', async () => {
  const { sent, lookout, open } = kept();
  open('a');
  await pass(settleFor);
  lookout.write(true);
  await pass(0);
  lookout.write(false);
  await pass(0);
  expect(sent).toEqual(['a', 'a writing', 'a']);
});
