/** The columns in which the text of a table is looked for, in the browser and in the backend alike. */
export const searchedColumns: readonly string[] = [
  'name',
  'namespace',
  'cluster',
  'reason',
  'node',
  'ownerName',
  'aboutName',
  'targetName',
];
