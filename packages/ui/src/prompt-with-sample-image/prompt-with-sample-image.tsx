import { useState, type ClipboardEvent, type DragEvent, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { useMessages } from '../locales/index.ts';
import { inspectSampleFile, type SampleFileProblem } from './inspect-sample-file.ts';
import { PromptField } from './prompt-field.tsx';
import { SampleField, type SampleImage } from './sample-field.tsx';

export interface PromptWithSampleImageProps {
  /** The text as it stands. */
  readonly prompt: string;
  /** With the whole text, after each change. */
  readonly onPromptChange: (prompt: string) => void;
  /** The picture that was chosen; null for none. */
  readonly sample: SampleImage | null;
  /** A file that was chosen, dropped or pasted, and is a PNG, JPEG or WebP image of the right size. */
  readonly onSampleAttach: (file: File) => void;
  /** The chosen picture is not wanted any more. */
  readonly onSampleRemove: () => void;
  /** Ctrl+Enter or ⌘+Enter in the prompt. */
  readonly onSubmit?: (() => void) | undefined;
  /** Characters that can be submitted; a longer text is kept and marked. @default 2000 */
  readonly promptLimit?: number;
  /** Where there is room the two lie side by side. @default 'stacked' */
  readonly layout?: 'stacked' | 'beside';
  /** What the text is called. @default 'Prompt' */
  readonly promptLabel?: string | undefined;
  /** What an empty text field shows. @default what a picture should show */
  readonly promptPlaceholder?: string | undefined;
  /** What the picture is called. @default 'Sample image' */
  readonly sampleLabel?: string | undefined;
  /** Bytes. @default 10 MiB */
  readonly maxSampleBytes?: number;
}

interface RefusedFile {
  readonly problem: SampleFileProblem;
  readonly name: string;
  readonly sizeBytes: number;
}

/** What a picture should show, in words and, if wanted, by example. */
export function PromptWithSampleImage(props: PromptWithSampleImageProps): ReactElement {
  const {
    sample,
    onSampleAttach,
    onSampleRemove,
    promptLimit = 2_000,
    maxSampleBytes = 10 * 1024 * 1024,
  } = props;
  const { t, formatFileSize } = useMessages();
  const [refused, setRefused] = useState<RefusedFile | null>(null);
  const [dropping, setDropping] = useState(false);

  async function attach(file: File): Promise<void> {
    const problem = await inspectSampleFile(file, maxSampleBytes);
    setRefused(problem === null ? null : { problem, name: file.name, sizeBytes: file.size });
    if (problem === null) onSampleAttach(file);
  }

  function onPaste(event: ClipboardEvent): void {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    void attach(file);
  }

  function onDrop(event: DragEvent): void {
    setDropping(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void attach(file);
  }

  const problem =
    refused &&
    t(`sample.${refused.problem}`, {
      name: refused.name,
      // Rounded, a file just above the limit would be told to have exactly the limit.
      size: formatFileSize(Math.max(refused.sizeBytes, maxSampleBytes + 100 * 1024)),
      limit: formatFileSize(maxSampleBytes),
    });

  return (
    <div
      className={classNames(
        'ch:flex ch:flex-col ch:gap-3',
        props.layout === 'beside' && 'ch:sm:flex-row ch:sm:gap-5 ch:sm:*:min-w-0 ch:sm:*:flex-1',
      )}
      onPaste={onPaste}
      onDrop={onDrop}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        const { currentTarget, relatedTarget } = event;
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setDropping(false);
      }}
    >
      <PromptField
        prompt={props.prompt}
        onPromptChange={props.onPromptChange}
        onSubmit={props.onSubmit}
        limit={promptLimit}
        label={props.promptLabel}
        placeholder={props.promptPlaceholder}
      />
      <SampleField
        sample={sample}
        problem={problem}
        dropping={dropping}
        maxBytes={maxSampleBytes}
        label={props.sampleLabel}
        onChoose={(file) => void attach(file)}
        onRemove={() => {
          setRefused(null);
          onSampleRemove();
        }}
        onUnreadable={() => {
          if (sample === null) return;
          setRefused({ problem: 'unreadable', name: sample.name, sizeBytes: 0 });
          onSampleRemove();
        }}
      />
    </div>
  );
}
