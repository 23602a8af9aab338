import {
  AccessCheckRequest,
  FacetsRequest,
  feedLimits,
  FeedRequest,
  FeedScope,
  FeedSubscription,
  RowsPageRequest,
  RowsRequest,
  rowsLimits,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { z } from 'zod/v3';

/** A schema whose result is `T`, from input of which nothing is known. */
type Schema<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

const NAME_LENGTH = 253;
const name = z.string().min(1).max(NAME_LENGTH);

// What the API server itself demands of every name, whatever the kind
// (path segment names of k8s.io/apimachinery).
const objectName = name.refine(
  text => text !== '.' && text !== '..' && !/[/%]/.test(text),
  "a name other than '.' and '..', without '/' and '%'",
);

// Selectors, filters and texts are applied to every row at every change, so
// their size has to be bounded apart from that of the body.
const MAX_REQUIREMENTS = 50;
const MAX_FILTERED_COLUMNS = 20;

const selector = z
  .string()
  .max(4096)
  .refine(
    text => text.split(',').length <= MAX_REQUIREMENTS,
    `a selector with at most ${MAX_REQUIREMENTS} commas`,
  );

const filters = z
  .record(z.array(z.string().max(1024)).max(100))
  .refine(
    columns => Object.keys(columns).length <= MAX_FILTERED_COLUMNS,
    `filters on at most ${MAX_FILTERED_COLUMNS} columns`,
  );

const scope: Schema<FeedScope> = z
  .object({
    clusters: z.array(name).max(1000).optional(),
    namespaces: z.array(name).max(1000).optional(),
    entityRef: z.string().min(1).max(512).optional(),
    selector: selector.optional(),
    ownerUid: name.optional(),
    ids: z.array(name).max(feedLimits.ids).optional(),
  })
  .strict();

const sort = z
  .object({ column: name, descending: z.boolean().optional() })
  .strict();

const searched = z.string().max(256);
const columns = z.array(name).max(feedLimits.columns);

const subscription: Schema<FeedSubscription> = z
  .object({
    id: name,
    kind: name,
    scope: scope.optional(),
    columns: columns.optional(),
    since: z
      .object({ epoch: z.string(), seq: z.number().int().nonnegative() })
      .strict()
      .optional(),
    window: z
      .object({
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(feedLimits.windowRows),
        sort: sort.optional(),
        filters: filters.optional(),
        text: searched.optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

/** Body of `POST /v1/feed`. */
export const feedRequestSchema: Schema<FeedRequest> = z
  .object({
    subscriptions: z
      .array(subscription)
      .max(feedLimits.subscriptions)
      .superRefine((subscriptions, context) => {
        const ids = new Set<string>();
        for (const [index, { id }] of subscriptions.entries()) {
          if (ids.has(id)) {
            context.addIssue({
              code: 'custom',
              path: [index, 'id'],
              message: 'an id that no other subscription of the feed has',
            });
          }
          ids.add(id);
        }
      }),
  })
  .strict();

const narrowed = {
  kind: name,
  scope: scope.optional(),
  filters: filters.optional(),
  text: searched.optional(),
};

const rows = { ...narrowed, sort: sort.optional() };

/** Body of `POST /v1/rows.csv`. */
export const rowsFileSchema: Schema<RowsRequest> = z
  .object({ ...rows, columns: columns.min(1).optional() })
  .strict();

/** Body of `POST /v1/rows`. */
export const rowsPageSchema: Schema<
  RowsPageRequest & Required<Pick<RowsPageRequest, 'offset' | 'limit'>>
> = z
  .object({
    ...rows,
    columns: columns.optional(),
    offset: z.number().int().nonnegative().default(0),
    limit: z
      .number()
      .int()
      .min(1)
      .max(rowsLimits.rows)
      .default(rowsLimits.rows),
  })
  .strict();

/** Body of `POST /v1/facets`. */
export const facetsSchema: Schema<FacetsRequest> = z
  .object({ ...narrowed, column: name, search: searched.optional() })
  .strict();

/** Body of `POST /v1/access-checks`. */
export const accessCheckSchema: Schema<AccessCheckRequest> = z
  .object({
    cluster: name,
    kind: name,
    namespace: objectName.optional(),
    name: objectName.optional(),
    action: z.enum(['read', 'inspect']),
  })
  .strict();

/** Path of an object. */
export const objectPathSchema = z.object({
  cluster: name,
  kind: name,
  name: objectName,
});

/** Query of an object. An empty namespace is as good as none: rows of cluster-scoped kinds have it. */
export const objectQuerySchema = z.object({
  namespace: z.preprocess(
    text => (text === '' ? undefined : text),
    objectName.optional(),
  ),
  view: z.enum(['masked', 'full']).default('masked'),
});
