import { useState, type ClipboardEvent, type DragEvent } from 'react';

interface DroppedPicture {
  /** A file hovers above. */
  readonly isDropping: boolean;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
}

/** Takes the first file that is dropped on an element or pasted in it; text and links stay what they are. */
export function useDroppedPicture(onChoose: (file: File) => void): DroppedPicture {
  const [isDropping, setDropping] = useState(false);
  return {
    isDropping,
    onPaste: (event) => {
      const [file] = event.clipboardData.files;
      if (!file) return;
      event.preventDefault();
      onChoose(file);
    },
    onDrop: (event) => {
      setDropping(false);
      const [file] = event.dataTransfer.files;
      if (!file) return;
      event.preventDefault();
      onChoose(file);
    },
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setDropping(true);
    },
    onDragLeave: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setDropping(false);
    },
  };
}
