/** Why the server cannot start, told so that a person can do something about it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
