import { identityOf } from '../model/objectMeta';
import { QuotaStatus, quotaStatus } from '../model/quotaStatus';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { ProjectedRow } from '../model/ResourceRow';
import { fieldsOf, listOf, textOf, textsOf } from '../model/unknownFields';
import { columnNames } from './columnNames';

/** A ResourceQuota with what is used of it. */
export interface QuotaRow extends ProjectedRow, QuotaStatus {
  /** What the quota is about, e.g. `NotTerminating`, `PriorityClass In (high)`. */
  scopes: readonly string[];
}

/** ResourceQuotas. */
export const resourcequotas: ResourceDescriptor<QuotaRow> = {
  id: 'resourcequotas',
  kind: 'ResourceQuota',
  group: '',
  plural: 'resourcequotas',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: columnNames<QuotaRow>({
    tone: true,
    reason: true,
    message: true,
    used: true,
    hard: true,
    amounts: true,
    fullest: true,
    fullness: true,
    scopes: true,
  }),
  project: object => {
    const { scopes, scopeSelector } = fieldsOf(fieldsOf(object).spec);
    return {
      ...identityOf(object),
      ...quotaStatus(object),
      scopes: [
        ...textsOf(scopes),
        ...listOf(fieldsOf(scopeSelector).matchExpressions).map(scopeText),
      ],
    };
  },
  always: true,
};

function scopeText(expression: Readonly<Record<string, unknown>>): string {
  const { scopeName, operator, values } = expression;
  const list = textsOf(values);
  return [
    textOf(scopeName) ?? '',
    ...(operator === 'Exists' ? [] : [textOf(operator) ?? '']),
    ...(list.length > 0 ? [`(${list.join(', ')})`] : []),
  ].join(' ');
}
