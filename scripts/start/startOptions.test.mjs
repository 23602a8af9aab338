import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClearError } from '../console/ClearError.mjs';
import { parseStartOptions } from './startOptions.mjs';

describe('parseStartOptions', () => {
  it('starts the sandbox on 3000 and 7007 when nothing is asked', () => {
    assert.deepEqual(parseStartOptions([]), {
      help: false,
      open: false,
      kubeconfig: undefined,
      context: undefined,
      allowWrites: false,
      port: 3000,
      backendPort: 7007,
    });
  });

  it('takes values attached and apart', () => {
    const options = parseStartOptions([
      '--kubeconfig=a=b.yaml',
      ...['--context', 'kind-one', '--allow-writes', '--open'],
      ...['--port', '4000', '--backend-port=4001'],
    ]);
    assert.deepEqual(options, {
      help: false,
      open: true,
      kubeconfig: 'a=b.yaml',
      context: 'kind-one',
      allowWrites: true,
      port: 4000,
      backendPort: 4001,
    });
  });

  const refused = [
    { args: ['--ports', '1'], says: /"--ports" is no option/ },
    { args: ['now'], says: /"now" is no option/ },
    { args: ['--open=yes'], says: /"--open=yes" is no option/ },
    { args: ['--port'], says: /--port needs a value/ },
    { args: ['--kubeconfig', '--open'], says: /--kubeconfig needs a value/ },
    { args: ['--kubeconfig='], says: /--kubeconfig needs a value/ },
    { args: ['--port', '3e3'], says: /from 1 to 65535, not "3e3"/ },
    { args: ['--port', '0'], says: /from 1 to 65535/ },
    { args: ['--backend-port', '65536'], says: /--backend-port needs a port/ },
    { args: ['--port', '7007'], says: /both 7007/ },
    { args: ['--context', 'x'], says: /--context needs --kubeconfig/ },
    { args: ['--allow-writes'], says: /--allow-writes needs --kubeconfig/ },
  ];
  for (const { args, says } of refused) {
    it(`refuses ${args.join(' ')} with exit code 2`, () => {
      assert.throws(
        () => parseStartOptions(args),
        error =>
          error instanceof ClearError &&
          error.exitCode === 2 &&
          says.test(error.message),
      );
    });
  }
});
