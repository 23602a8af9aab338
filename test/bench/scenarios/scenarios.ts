import type { Scenario } from '../Scenario.ts';
import { openComponent } from './openComponent.ts';

/** All that can be measured, in the order in which it is. */
export const scenarios: readonly Scenario[] = [openComponent];
