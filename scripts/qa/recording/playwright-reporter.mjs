import { attachmentName } from './attachment-name.mjs';
import { startRecording } from './write-recording.mjs';

/** Writes down which transitions the tests took on their pages. */
export default class TransitionsReporter {
  #recording = startRecording();
  #file;

  /** @param {{ outputFile: string }} options */
  constructor({ outputFile }) {
    this.#file = outputFile;
  }

  onTestEnd(_test, { attachments }) {
    const found = attachments.find(({ name }) => name === attachmentName);
    // Those that show no page have none.
    if (found?.body !== undefined) this.#recording.add(JSON.parse(found.body.toString()));
  }

  onEnd() {
    return this.#recording.write(this.#file);
  }

  printsToStdio() {
    return false;
  }
}
