import { describe, expect, it, vi } from 'vitest';
import { Problem, unreachable } from '@/http/problem';
import { inPieces } from './in-pieces';

const size = 1_200_000;
const file = new Blob([new Uint8Array(size)]);

/** A server that keeps what it gets; `breaks` says what happens at each call of `send`. */
const server = (breaks: (call: number) => Error | null, keepsBeforeBreak = false) => {
  let offset = 0;
  let calls = 0;
  const state = () => ({ offset, is_whole: offset === size });
  return {
    begin: () => Promise.resolve(state()),
    look: vi.fn(() => Promise.resolve(state())),
    send: vi.fn((_: unknown, piece: Blob) => {
      calls += 1;
      const broken = breaks(calls);
      if (broken === null || keepsBeforeBreak) offset += piece.size;
      return broken === null ? Promise.resolve(state()) : Promise.reject(broken);
    }),
  };
};

describe('inPieces', () => {
  it('sends pieces until the file is there, and tells how far it is', async () => {
    const way = server(() => null);
    const shares: number[] = [];
    await inPieces(file, way, (share) => shares.push(share), new AbortController().signal, 0);
    expect(way.send).toHaveBeenCalledTimes(3);
    expect(shares.at(-1)).toBe(1);
    expect(way.look).not.toHaveBeenCalled();
  });

  it('asks where to go on when the connection breaks, and sends nothing twice', async () => {
    const way = server((call) => (call === 2 ? unreachable() : null), true);
    const done = await inPieces(file, way, () => undefined, new AbortController().signal, 0);
    expect(done.is_whole).toBe(true);
    expect(way.look).toHaveBeenCalledTimes(1);
    expect(way.send).toHaveBeenCalledTimes(3);
  });

  it('gives up at a refusal, and when it breaks again and again', async () => {
    const refused = server(() => new Problem(415, { detail: 'No programs.' }));
    await expect(inPieces(file, refused, () => undefined, new AbortController().signal, 0)).rejects.toThrow(
      'No programs.',
    );
    expect(refused.send).toHaveBeenCalledTimes(1);
    const away = server(() => unreachable());
    await expect(
      inPieces(file, away, () => undefined, new AbortController().signal, 0),
    ).rejects.toMatchObject({ status: 0 });
    expect(away.send.mock.calls.length).toBeLessThan(7);
  });

  it('stops when it is cancelled', async () => {
    const leaving = new AbortController();
    const way = server(() => {
      leaving.abort();
      return unreachable();
    });
    await expect(inPieces(file, way, () => undefined, leaving.signal, 0)).rejects.toBeInstanceOf(Problem);
    expect(way.send).toHaveBeenCalledTimes(1);
  });
});
