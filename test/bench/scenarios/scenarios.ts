import type { Scenario } from '../Scenario.ts';
import { apiLoad } from './apiLoad.ts';
import { browser } from './browser.ts';
import { firstSync } from './firstSync.ts';
import { idle } from './idle.ts';
import { latency } from './latency.ts';
import { openComponent } from './openComponent.ts';
import { table } from './table.ts';
import { viewers } from './viewers.ts';

/** All that can be measured, in the order in which it is. */
export const scenarios: readonly Scenario[] = [
  openComponent,
  viewers,
  idle,
  latency,
  apiLoad,
  firstSync,
  table,
  browser,
];
