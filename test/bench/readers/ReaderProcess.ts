import { join } from 'node:path';
import { BenchError } from '../BenchError.ts';
import { MeasuredProcess } from '../servers/MeasuredProcess.ts';
import type { ReaderAnswer, ReaderCommands } from './commands.ts';

type Argument<Name extends keyof ReaderCommands> = Parameters<
  ReaderCommands[Name]
>[0];
type Result<Name extends keyof ReaderCommands> = ReturnType<
  ReaderCommands[Name]
>;

/** Viewers in a process of their own. */
export class ReaderProcess {
  private readonly process: MeasuredProcess;
  private calls = 0;

  private constructor(started: MeasuredProcess) {
    this.process = started;
  }

  static start(logFile: string): ReaderProcess {
    return new ReaderProcess(
      MeasuredProcess.start({
        name: 'the readers',
        args: [join(import.meta.dirname, 'main.ts')],
        logFile,
      }),
    );
  }

  /** @throws BenchError with what went wrong over there. */
  async ask<Name extends keyof ReaderCommands>(
    command: Name,
    argument: Argument<Name>,
  ): Promise<Result<Name>> {
    const call = ++this.calls;
    const answer = this.process.answer(message => {
      const given = message as Partial<ReaderAnswer>;
      return given.answerTo === call ? given : undefined;
    });
    this.process.send({ call, command, argument });
    const { result, error } = await answer;
    if (error !== undefined) {
      throw new BenchError(`The readers could not ${command}: ${error}`);
    }
    return result as Result<Name>;
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
