import {
  BatchObservableResult,
  Meter,
  metrics,
  Observable,
} from '@opentelemetry/api';

/** One figure that is observed. */
export interface MeterDefinition {
  /** Dotted, without the unit. */
  name: string;
  /**
   * A `counter` only grows, an `upDownCounter` adds up over its attributes, a
   * `gauge` does not.
   */
  type: 'counter' | 'upDownCounter' | 'gauge';
  /** In UCUM: `s`, `By`, or what is counted in braces, e.g. `{row}`. */
  unit: string;
  description: string;
}

/** Reports the value of a meter as it is now. */
export type ReportValue<Id extends string> = (
  id: Id,
  value: number,
  attributes?: Readonly<Record<string, string>>,
) => void;

/**
 * Calls `read` whenever somebody collects metrics, and never otherwise; what it
 * reports is exported by whatever OpenTelemetry SDK the process has set up.
 * What was reported once with some attributes must be reported each time (0
 * where it is over), since exporters repeat the last value. Returns the way to
 * stop.
 *
 * Backstage's metrics service is alpha and exists for plugins only, but the hub
 * belongs to the whole process; so this file uses what is beneath that service,
 * and no other does.
 */
export function observeMeters<Id extends string>(
  definitions: Readonly<Record<Id, MeterDefinition>>,
  read: (report: ReportValue<Id>) => void,
): () => void {
  const meter = metrics.getMeter('@wheelhouse/backstage-plugin-cluster-node');
  const instruments = new Map<string, Observable>();
  for (const [id, definition] of Object.entries<MeterDefinition>(definitions)) {
    instruments.set(id, instrumentOf(meter, definition));
  }
  const observables = [...instruments.values()];
  const observe = (result: BatchObservableResult) =>
    read((id, value, attributes) => {
      const instrument = instruments.get(id);
      if (instrument) {
        result.observe(instrument, value, attributes);
      }
    });
  meter.addBatchObservableCallback(observe, observables);
  return () => meter.removeBatchObservableCallback(observe, observables);
}

function instrumentOf(meter: Meter, definition: MeterDefinition): Observable {
  const { name, type, ...options } = definition;
  switch (type) {
    case 'counter':
      return meter.createObservableCounter(name, options);
    case 'upDownCounter':
      return meter.createObservableUpDownCounter(name, options);
    default:
      return meter.createObservableGauge(name, options);
  }
}
