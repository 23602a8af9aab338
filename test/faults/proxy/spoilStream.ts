import type { ListHarm } from '../plan/Fault.ts';
import { garbageLine } from './garbageOf.ts';
import { errorLine } from './statusBody.ts';
import type { WatchPassageOptions } from './WatchPassage.ts';

const dripMs = 1_500;

/** Does its harm to the list at the beginning of a watch, before it is whole. */
export function spoilStream(
  { harm, share }: ListHarm,
  lastLines: () => number,
): NonNullable<WatchPassageOptions['onListLine']> {
  let done = false;
  return (passage, { before, isEnd }) => {
    if (done || (!isEnd && before < Math.floor(share * lastLines()))) {
      return false;
    }
    done = true;
    switch (harm) {
      case 'list-cut':
        passage.sayPart(share);
        passage.flushThenCut();
        return true;
      case 'list-ended':
        passage.sayPart(share);
        passage.endWell();
        return true;
      case 'list-short':
        passage.finish();
        return true;
      case 'list-half-open':
        passage.fallSilent();
        return true;
      case 'list-gone':
        passage.say(errorLine(410));
        passage.endWell();
        return true;
      case 'list-garbage':
        passage.say(garbageLine('half'));
        return false;
      default:
        passage.drip(dripMs);
        return false;
    }
  };
}
