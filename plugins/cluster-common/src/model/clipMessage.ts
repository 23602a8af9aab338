const MOST_CHARACTERS = 500;

/**
 * Keeps a message of a row to 500 characters: a container may leave 4 KiB
 * behind, and rows are kept by the thousand. The object itself has all of it.
 */
export function clipMessage(message: string | undefined): string | undefined {
  return message && message.length > MOST_CHARACTERS
    ? `${message.slice(0, MOST_CHARACTERS - 1)}…`
    : message;
}
