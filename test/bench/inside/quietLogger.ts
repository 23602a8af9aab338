import { LoggerService } from '@backstage/backend-plugin-api';

/** Says nothing but what went wrong. */
export const quietLogger: LoggerService = {
  error: message => process.stderr.write(`${message}\n`),
  warn: message => process.stderr.write(`${message}\n`),
  info: () => undefined,
  debug: () => undefined,
  child: () => quietLogger,
};
