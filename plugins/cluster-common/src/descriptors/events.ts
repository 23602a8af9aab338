import { eventFacts } from '../model/eventFacts';
import { identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { EventRow } from '../model/rows';
import { fieldsOf, textOf } from '../model/unknownFields';
import { columnNames } from './columnNames';

/** Events. They belong to the object that they are about. */
export const events: ResourceDescriptor<EventRow> = {
  id: 'events',
  kind: 'Event',
  group: '',
  plural: 'events',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: columnNames<EventRow>({
    type: true,
    reason: true,
    message: true,
    count: true,
    firstSeen: true,
    lastSeen: true,
    source: true,
    aboutKind: true,
    aboutName: true,
    ownerKind: true,
    ownerName: true,
    ownerId: true,
  }),
  project: object => ({ ...identityOf(object), ...eventFacts(object) }),
  parentUid: object => textOf(fieldsOf(fieldsOf(object).involvedObject).uid),
};
