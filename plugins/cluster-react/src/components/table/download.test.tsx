import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RowsRequest } from '@wheelhouse/backstage-plugin-cluster-common';
import { RowsFile } from '../../api/ClusterApi';
import { FakeFeed, someRows } from '../../__testUtils__/FakeFeed';
import { renderParts } from '../../__testUtils__/renderParts';
import { ResourceColumn } from './ResourceColumn';
import { ResourceTable } from './ResourceTable';

const columns: ResourceColumn[] = [
  { id: 'name', header: 'Name', cell: row => row.name },
];

describe('downloading a table', () => {
  const saved: { name: string; content: Blob }[] = [];
  const click = HTMLAnchorElement.prototype.click;

  beforeEach(() => {
    saved.length = 0;
    const blobs = new Map<string, Blob>();
    URL.createObjectURL = (blob: Blob) => {
      blobs.set('blob:1', blob);
      return 'blob:1';
    };
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = function save(this: HTMLAnchorElement) {
      saved.push({ name: this.download, content: blobs.get(this.href)! });
    };
  });
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click;
  });

  async function setUp(file: (signal?: AbortSignal) => Promise<RowsFile>) {
    const feed = new FakeFeed();
    const asked: RowsRequest[] = [];
    await renderParts(
      <ResourceTable
        label="Pods"
        kind="pods"
        columns={columns}
        selectable
        initialQuery={{ text: 'pod', sort: { column: 'name' } }}
      />,
      {
        feed,
        rowsFile: (request, options) => {
          asked.push(request);
          return file(options?.signal);
        },
      },
    );
    act(() => feed.serve(feed.last, someRows(3)));
    await screen.findByRole('grid', { name: 'Pods' });
    return { asked, user: userEvent.setup() };
  }

  const fileOf = (parts: string[], more: Partial<RowsFile> = {}): RowsFile => ({
    name: 'pods-2026-01-31.csv',
    total: 3,
    notLive: [],
    body: new ReadableStream({
      start(controller) {
        for (const part of parts) {
          controller.enqueue(new TextEncoder().encode(part));
        }
        controller.close();
      },
    }),
    ...more,
  });

  it('saves all that matches under the name that the backend gives', async () => {
    const { asked, user } = await setUp(async () => fileOf(['a,b\r\n', '1,2']));
    await user.click(screen.getByRole('button', { name: 'Download CSV' }));
    expect(await screen.findByText('The file holds 3 rows.')).toBeVisible();
    expect(asked).toEqual([
      { kind: 'pods', text: 'pod', sort: { column: 'name' } },
    ]);
    expect(saved).toMatchObject([{ name: 'pods-2026-01-31.csv' }]);
    expect(saved[0].content.size).toBe(8);
  });

  it('saves only what is chosen', async () => {
    const { asked, user } = await setUp(async () => fileOf([]));
    await user.click(screen.getByRole('checkbox', { name: 'Select pod-1' }));
    await user.click(
      screen.getByRole('button', { name: 'Download CSV of the selection' }),
    );
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(asked).toEqual([
      { kind: 'pods', scope: { ids: ['pod-1'] }, sort: { column: 'name' } },
    ]);
  });

  it('says which clusters are missing in it', async () => {
    const { user } = await setUp(async () =>
      fileOf([], {
        notLive: [{ cluster: 'edge', kind: 'pods', state: 'denied' }],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Download CSV' }));
    expect(await screen.findByText(/edge: pods denied/)).toBeVisible();
  });

  it('says why there is no file, also when it is cut off', async () => {
    const cut = new ReadableStream<Uint8Array>({
      pull: controller => controller.error(new TypeError('network error')),
    });
    const answers = [
      () => Promise.reject(new Error('You may not see pods.')),
      async () => fileOf([], { body: cut }),
    ];
    const { user } = await setUp(() => answers.shift()!());
    const button = screen.getByRole('button', { name: 'Download CSV' });
    await user.click(button);
    expect(await screen.findByText(/You may not see pods/)).toBeVisible();
    await user.click(button);
    expect(await screen.findByText(/network error/)).toBeVisible();
    expect(saved).toEqual([]);
  });

  it('shows how far it is, and can be cancelled', async () => {
    let signal: AbortSignal | undefined;
    const { user } = await setUp(async given => {
      signal = given;
      const body = new ReadableStream<Uint8Array>({
        start: controller => controller.enqueue(new Uint8Array(2_500_000)),
      });
      return fileOf([], { body });
    });
    await user.click(screen.getByRole('button', { name: 'Download CSV' }));
    await user.click(
      await screen.findByRole('button', { name: 'Cancel (2.5 MB)' }),
    );
    expect(signal?.aborted).toBe(true);
    expect(screen.getByRole('button', { name: 'Download CSV' })).toBeEnabled();
    expect(saved).toEqual([]);
  });
});
