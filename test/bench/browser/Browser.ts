import { existsSync } from 'node:fs';
import type { Browser as Chromium, CDPSession, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import type { LongTask, Scrolling } from './inPage.ts';
import {
  longTasksSince,
  prepare,
  scrollRows,
  timeUntilShown,
} from './inPage.ts';

const settleMs = 2_000;
const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page of the portal to measure: where it is, and what shows that it has its data. */
export interface Visit {
  readonly path: string;
  readonly selector: string;
}

/** What a visit took. */
export interface Visited {
  /** From the click until the data is drawn. */
  readonly ms: number;
  /** Over the network to the backend's API, headers included. */
  readonly apiBytes: number;
  /** JS heap after a collection, beyond that of the portal's empty page. */
  readonly heapBytes: number;
  readonly longTasks: readonly LongTask[];
}

/** Chromium with the portal open. */
export class Browser {
  private readonly chromium: Chromium;
  private readonly page: Page;
  private readonly devTools: CDPSession;
  private readonly url: string;
  private apiRequests = new Set<string>();
  private apiBytes = 0;

  private constructor(options: {
    chromium: Chromium;
    page: Page;
    devTools: CDPSession;
    url: string;
  }) {
    this.chromium = options.chromium;
    this.page = options.page;
    this.devTools = options.devTools;
    this.url = options.url;
  }

  static async start(url: string): Promise<Browser> {
    const started = await chromium.launch({
      executablePath: systemChromium.find(existsSync),
      args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    const context = await started.newContext({
      viewport: { width: 1440, height: 900 },
    });
    await context.addInitScript(prepare);
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    const browser = new Browser({ chromium: started, page, devTools, url });
    await browser.listen();
    return browser;
  }

  /** Loads the portal on a page that shows nothing, and from there goes on as by a click. */
  async visit({ path, selector }: Visit): Promise<Visited> {
    await this.page.goto(`${this.url}/there-is-nothing-here`);
    const fleet = this.page.getByRole('link', { name: 'Fleet' }).first();
    await fleet.waitFor({ timeout: 60_000 });
    await this.page.waitForTimeout(settleMs);
    const empty = await this.heapBytes();
    this.apiBytes = 0;
    const { start, ms } = await this.page.evaluate(timeUntilShown, {
      ...{ path, selector },
    });
    await this.page.waitForTimeout(settleMs);
    const { apiBytes } = this;
    return {
      ...{ ms, apiBytes },
      heapBytes: (await this.heapBytes()) - empty,
      longTasks: await this.page.evaluate(longTasksSince, start),
    };
  }

  /** Scrolls the table that is open. */
  async scroll(rows: number): Promise<Scrolling & { longTasks: LongTask[] }> {
    const scrolled = await this.page.evaluate(scrollRows, {
      ...{ rows, perFrame: 25, rowHeight: 36 },
    });
    const longTasks = await this.page.evaluate(longTasksSince, scrolled.start);
    return { ...scrolled, longTasks };
  }

  async stop(): Promise<void> {
    await this.chromium.close();
  }

  private async listen(): Promise<void> {
    const { devTools } = this;
    await devTools.send('Network.enable');
    await devTools.send('HeapProfiler.enable');
    devTools.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (new URL(request.url).pathname.startsWith('/api/')) {
        this.apiRequests.add(requestId);
      }
    });
    devTools.on('Network.responseReceived', ({ requestId, response }) =>
      this.count(requestId, response.encodedDataLength),
    );
    devTools.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
      this.count(requestId, encodedDataLength),
    );
  }

  private count(requestId: string, bytes: number): void {
    if (this.apiRequests.has(requestId)) {
      this.apiBytes += bytes;
    }
  }

  private async heapBytes(): Promise<number> {
    await this.devTools.send('HeapProfiler.collectGarbage');
    await this.devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.devTools.send('Runtime.getHeapUsage');
    return usedSize;
  }
}
