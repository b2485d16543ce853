/**
 * What this tab tells the server about the record that it shows: that it is open, every 20 seconds,
 * and that it is not any more when the tab is hidden, closed or gone on elsewhere.
 */
export interface Looked<Kind> {
  kind: Kind;
  id: string;
}

interface Sender<Kind> {
  look: (record: Looked<Kind>, writing: boolean) => Promise<unknown>;
  leave: () => Promise<unknown>;
}

export const beatEvery = 20_000;
/** Whoever leafs through records is not seen at each of them. */
export const settleFor = 400;
/** Longer than it takes to settle on the next record, whose first heartbeat ends this one. */
export const leaveAfter = 800;

export const lookoutOf = <Kind>(sender: Sender<Kind>) => {
  let record: Looked<Kind> | null = null;
  let writing = false;
  let visible = true;
  /** Whether the server was told of this tab. */
  let known = false;
  let beating: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  /** What is sent arrives in order. */
  let last: Promise<unknown> = Promise.resolve();

  const quietly = (send: () => Promise<unknown>) => send().catch(() => undefined);
  const beatIn = (milliseconds: number) => {
    clearTimeout(beating);
    if (record !== null && visible) beating = setTimeout(beat, milliseconds);
  };
  const beat = () => {
    const shown = record;
    if (shown === null) return;
    known = true;
    last = last.then(() =>
      record === shown && visible ? quietly(() => sender.look(shown, writing)) : undefined,
    );
    beatIn(beatEvery);
  };
  const leave = (atOnce: boolean) => {
    if (!known) return;
    known = false;
    last = atOnce ? quietly(sender.leave) : last.then(() => quietly(sender.leave));
  };

  return {
    /** The tab shows a record, until what is returned is called. */
    open: (shown: Looked<Kind>, isVisible: boolean) => {
      clearTimeout(leaving);
      record = shown;
      writing = false;
      visible = isVisible;
      beatIn(settleFor);
      return () => {
        if (record !== shown) return;
        record = null;
        clearTimeout(beating);
        leaving = setTimeout(() => leave(false), leaveAfter);
      };
    },
    /** The tab came to the front, or went to the back or away. */
    show: (isVisible: boolean) => {
      if (visible === isVisible) return;
      visible = isVisible;
      if (visible) beatIn(0);
      else {
        clearTimeout(beating);
        leave(true);
      }
    },
    /** Something is being written about the record, or not any more. */
    write: (isWriting: boolean) => {
      if (writing === isWriting || record === null) return;
      writing = isWriting;
      beatIn(0);
    },
  };
};
