/** Names of systems; each has a namespace. */
export const systemNames: readonly string[] = [
  'accounts',
  'adverts',
  'billing',
  'booking',
  'catalogue',
  'checkout',
  'content',
  'delivery',
  'discounts',
  'fraud',
  'identity',
  'inventory',
  'invoicing',
  'loyalty',
  'mailing',
  'maps',
  'media',
  'orders',
  'payments',
  'pricing',
  'ratings',
  'returns',
  'search',
  'support',
  'warehouse',
];

/** What a system's components do; each system has one of each. */
export const componentRoles: readonly string[] = [
  'api',
  'worker',
  'web',
  'cache',
];
