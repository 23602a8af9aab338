export interface Mount {
  readonly mountPoint: string;
  readonly type: string;
  /** The options of the file system, such as a cgroup hierarchy's controllers. */
  readonly options: readonly string[];
}

/** Reads `/proc/<pid>/mountinfo` (proc_pid_mountinfo(5)); in order of mounting. */
export function parseMountInfo(text: string): Mount[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => {
      // Optional fields, any number of them, end with a lone dash.
      const [before, after] = line.split(' - ');
      const mountPoint = before?.split(' ')[4];
      const [type, , options] = after?.split(' ') ?? [];
      if (!mountPoint || !type) {
        throw new Error(`"${line}" is no line of /proc/<pid>/mountinfo.`);
      }
      return {
        mountPoint: unescapeOctal(mountPoint),
        type,
        options: options?.split(',') ?? [],
      };
    });
}

/** The mount points in a folder and below it, the last mounted first. */
export function mountPointsBelow(
  mounts: readonly Mount[],
  folder: string,
): string[] {
  return mounts
    .map(({ mountPoint }) => mountPoint)
    .filter(point => point === folder || point.startsWith(`${folder}/`))
    .reverse();
}

/** Space, tab, newline and backslash are written as three octal digits. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
