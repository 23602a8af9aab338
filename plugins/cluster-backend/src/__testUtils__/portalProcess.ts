import { FakeGateway } from './FakeGateway';
import { startPortal } from './startPortal';

// A portal in a process of its own, which prints its address when it is up.
startPortal({ gateway: new FakeGateway() }).then(
  ({ url }) => process.stdout.write(`${url}\n`),
  error => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);
