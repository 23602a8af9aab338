import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A machine may be busy with other things.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
