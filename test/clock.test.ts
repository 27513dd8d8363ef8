import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../src/clock.ts';

it('The real clock waits for longer than its timers can, instead of not at all', async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error) => warnings.push(name);
  process.on('warning', note);
  onTestFinished(() => {
    process.off('warning', note);
  });
  const controller = new AbortController();
  const slept = systemClock.sleep(2 ** 31, controller.signal);
  // Node warns in the next turn where it has cut a wait to nothing.
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort(new Error('enough'));
  await expect(slept).rejects.toThrow('enough');
  expect(warnings).toEqual([]);
});
