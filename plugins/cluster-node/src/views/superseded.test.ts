import { baseColumns, pods } from '@wheelhouse/backstage-plugin-cluster-common';
import { pod } from '../__testUtils__/objects';
import { AccessSet } from '../access/AccessSet';
import { ClusterModel } from '../hub/ClusterModel';
import { Interner } from '../hub/Interner';
import { SupersededChanges } from '../meters/SupersededChanges';
import { ListView } from './ListView';
import { ResourceView } from './ResourceView';
import { RowSelection } from './RowSelection';
import { Shared } from './Shared';
import { WindowIndexes } from './WindowIndexes';
import { WindowView } from './WindowView';

const everything = (fingerprint: string): AccessSet => ({
  fingerprint,
  dependsOnNamespaces: false,
  allows: () => true,
  allowsEverywhere: () => true,
  denial: () => undefined,
});

function setUp() {
  let seq = 0;
  const model = new ClusterModel('harbor', new Interner(), () => ++seq);
  const table = model.table(pods);
  const superseded = new SupersededChanges();
  const common = {
    id: 'a',
    tables: [table],
    scope: { selectors: [] },
    columns: [...baseColumns, 'phase'],
    access: everything('all'),
    epoch: () => 'epoch',
    position: () => seq,
    superseded,
    onPending: () => undefined,
    selections: new Shared<RowSelection>(),
  };
  /** Changes a pod as often as there are phases. */
  const change = (name: string, ...phases: string[]) => {
    for (const phase of phases) {
      model.upsert(table, pod(name, {}, phase));
    }
  };
  return { table, model, superseded, common, change };
}

describe('superseded changes', () => {
  it.each<
    [string, (common: ReturnType<typeof setUp>['common']) => ResourceView]
  >([
    ['ListView', common => new ListView(common)],
    [
      'WindowView',
      common =>
        new WindowView({
          ...common,
          indexes: new WindowIndexes(),
          window: { offset: 0, limit: 10 },
        }),
    ],
  ])('are what a %s did not send one by one', (_name, make) => {
    const { superseded, common, change } = setUp();
    change('a', 'Running');
    change('b', 'Running');
    const view = make(common);
    change('a', 'Failed', 'Running');
    view.take();
    // A first snapshot takes no place: nobody waited for what was before it.
    expect(superseded).toEqual({ byChange: 0, bySnapshot: 0 });
    change('a', 'Failed');
    view.take();
    change('a', 'Running');
    change('b', 'Failed');
    view.take();
    expect(superseded).toEqual({ byChange: 0, bySnapshot: 0 });
    change('a', 'Failed', 'Running', 'Failed');
    change('b', 'Running');
    expect(superseded.byChange).toBe(0);
    view.take();
    expect(superseded).toEqual({ byChange: 2, bySnapshot: 0 });
    view.close();
  });

  it('are what a list drops for the snapshot of a table that begins anew', () => {
    const { table, superseded, common, change } = setUp();
    const view = new ListView(common);
    view.take();
    change('a', 'Running', 'Failed');
    change('b', 'Running');
    table.holdBack();
    table.letGo();
    expect(superseded).toEqual({ byChange: 0, bySnapshot: 3 });
    view.take();
    change('a', 'Running');
    view.take();
    expect(superseded).toEqual({ byChange: 0, bySnapshot: 3 });
  });

  it('are what a window drops for the snapshot of other rights', () => {
    const { superseded, common, change } = setUp();
    change('a', 'Running');
    const view = new WindowView({
      ...common,
      indexes: new WindowIndexes(),
      window: { offset: 0, limit: 10 },
    });
    view.take();
    change('a', 'Failed', 'Running');
    view.setAccess(everything('more'));
    view.take();
    expect(superseded).toEqual({ byChange: 0, bySnapshot: 2 });
    view.close();
  });

  it('are none of those that a returning reader missed', () => {
    const { superseded, common, change, model, table } = setUp();
    const since = { epoch: 'epoch', seq: common.position() };
    change('a', 'Running', 'Failed', 'Running');
    change('b', 'Running');
    model.remove(table, 'uid-b');
    const view = new ListView({ ...common, since });
    view.take();
    expect(superseded).toEqual({ byChange: 0, bySnapshot: 0 });
  });
});
