/** Attributes of an action that changes nothing. */
export const readOnlyAction = {
  readOnly: true,
  idempotent: true,
  destructive: false,
} as const;
