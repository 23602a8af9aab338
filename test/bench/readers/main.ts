import type {
  Page,
  ReaderAnswer,
  ReaderCall,
  ReaderCommands,
} from './commands.ts';
import { FeedTab } from './FeedTab.ts';
import { PeerTab } from './PeerTab.ts';
import { RawWatch } from './RawWatch.ts';
import type { Tab } from './Tab.ts';
import { WorkloadsTab } from './WorkloadsTab.ts';

// The pages of all viewers, in a process apart from the servers they look at.

const opened = new Map<number, Tab[]>();
let last = 0;

const commands: {
  [Name in keyof ReaderCommands]: (
    argument: Parameters<ReaderCommands[Name]>[0],
  ) => unknown;
} = {
  open: async pages => {
    const tabs = pages.map(tabOf);
    last += 1;
    opened.set(last, tabs);
    return {
      tabs: last,
      openings: await Promise.all(tabs.map(tab => tab.open())),
    };
  },
  wireBytes: tabs =>
    tabsOf(tabs).reduce((total, tab) => total + tab.wireBytes(), 0),
  sightings: tabs => tabsOf(tabs).map(tab => tab.sightings()),
  close: tabs => {
    for (const tab of tabsOf(tabs)) {
      tab.close();
    }
    opened.delete(tabs);
  },
};

process.on('message', async ({ call, command, argument }: ReaderCall) => {
  if (call === undefined) {
    return;
  }
  const answer = (rest: Omit<ReaderAnswer, 'answerTo'>) =>
    process.send?.({ answerTo: call, ...rest } satisfies ReaderAnswer);
  try {
    const run = commands[command] as (given: unknown) => unknown;
    answer({ result: await run(argument) });
  } catch (error) {
    answer({ error: String(error) });
  }
});

// It ends with its channel, not before.
setInterval(() => undefined, 60_000);

function tabOf(page: Page): Tab {
  switch (page.kind) {
    case 'workloads':
      return new WorkloadsTab(page);
    case 'feed':
      return new FeedTab(page);
    case 'peer':
      return new PeerTab(page);
    default:
      return new RawWatch(page);
  }
}

function tabsOf(tabs: number): Tab[] {
  return opened.get(tabs) ?? [];
}
